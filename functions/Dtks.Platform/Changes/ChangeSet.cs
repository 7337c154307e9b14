using Dtks.Platform.Audit;
using Dtks.Platform.Documents;

namespace Dtks.Platform.Changes;

/// <summary>
/// What one decision changes in one partition: documents, and in the same batch what follows from it (the outbox) and who did it (the audit
/// entries). None can be made without saying what of it is audited.
/// </summary>
public sealed class ChangeSet
{
    private readonly List<OutboxEntry> _outbox = [];
    private readonly List<AuditEntry> _audited = [];

    /// <summary>A change that leaves these entries in the audit trail, one for each event.</summary>
    /// <param name="partition">The partition changed.</param>
    /// <param name="audited">At least one entry.</param>
    /// <exception cref="ArgumentException">There is no entry: a change that needs none is made by <see cref="Bookkeeping"/>.</exception>
    public ChangeSet(Partition partition, IEnumerable<AuditEntry> audited)
        : this(partition)
    {
        Audit(audited);
        if (_audited.Count == 0)
        {
            throw new ArgumentException("A change says what of it is audited.", nameof(audited));
        }
    }

    private ChangeSet(Partition partition) => Batch = new DocumentBatch(partition);

    /// <summary>A change in which nothing happens to anybody's record: a kept answer, a part of something that is not there yet.</summary>
    public static ChangeSet Bookkeeping(Partition partition) => new(partition);

    /// <summary>The partition changed.</summary>
    public Partition Partition => Batch.Partition;

    /// <summary>What it leaves in the audit trail, in the order it happened.</summary>
    public IReadOnlyList<AuditEntry> Audited => _audited;

    /// <summary>What follows once this is saved.</summary>
    public IReadOnlyList<OutboxEntry> Outbox => _outbox;

    /// <summary>What is written.</summary>
    public DocumentBatch Batch { get; }

    /// <summary>Adds entries to the audit trail, for what else happens in this change.</summary>
    public ChangeSet Audit(params IEnumerable<AuditEntry> entries)
    {
        _audited.AddRange(entries);
        return this;
    }

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
