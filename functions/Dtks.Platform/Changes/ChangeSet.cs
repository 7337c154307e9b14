using Dtks.Platform.Documents;

namespace Dtks.Platform.Changes;

/// <summary>
/// What one decision changes in one partition: documents, and in the same batch what follows from it (the outbox) and who did it (the audit
/// entry).
/// </summary>
/// <param name="partition">The partition changed.</param>
public sealed class ChangeSet(Partition partition)
{
    private readonly List<OutboxEntry> _outbox = [];

    /// <summary>The partition changed.</summary>
    public Partition Partition => Batch.Partition;

    /// <summary>What follows once this is saved.</summary>
    public IReadOnlyList<OutboxEntry> Outbox => _outbox;

    /// <summary>What is written.</summary>
    public DocumentBatch Batch { get; } = new(partition);

    /// <summary>Adds a document; saving fails as stale when one with its id exists.</summary>
    public ChangeSet Create<T>(T document)
        where T : Document
    {
        Batch.Create(document);
        return this;
    }

    /// <summary>Replaces a document that was read; saving fails as stale when it changed since.</summary>
    /// <exception cref="InvalidOperationException">The document carries no version.</exception>
    public ChangeSet Replace<T>(T document)
        where T : Document
    {
        Batch.Replace(document);
        return this;
    }

    /// <summary>Creates the document, or replaces the version that was read.</summary>
    public ChangeSet Save<T>(T document)
        where T : Document
    {
        Batch.Save(document);
        return this;
    }

    /// <summary>Adds what follows from this change; it is delivered at least once after the change is saved, never before.</summary>
    public ChangeSet Then(params IEnumerable<OutboxEntry> entries)
    {
        _outbox.AddRange(entries);
        return this;
    }
}
