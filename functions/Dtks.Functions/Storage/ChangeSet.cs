using Dtks.Functions.Events;
using Microsoft.Azure.Cosmos;

namespace Dtks.Functions.Storage;

/// <summary>
/// What one decision changes in one partition: documents, and in the same batch what follows from it (the outbox) and who did it (the audit
/// entry).
/// </summary>
/// <param name="container">A name of <see cref="ContainerName"/>.</param>
/// <param name="partition">The partition key's value.</param>
public sealed class ChangeSet(string container, string partition)
{
    private readonly List<Action<TransactionalBatch>> _operations = [];
    private readonly List<OutboxEntry> _outbox = [];

    /// <summary>The container changed.</summary>
    public string Container { get; } = container;

    /// <summary>The partition changed.</summary>
    public string Partition { get; } = partition;

    /// <summary>What follows once this is saved.</summary>
    public IReadOnlyList<OutboxEntry> Outbox => _outbox;

    internal IReadOnlyList<Action<TransactionalBatch>> Operations => _operations;

    /// <summary>Adds a document; saving fails as stale when one with its id exists.</summary>
    public ChangeSet Create<T>(T document)
        where T : Document
    {
        _operations.Add(batch => batch.CreateItem(document, Quiet(null)));
        return this;
    }

    /// <summary>Replaces a document that was read; saving fails as stale when it changed since.</summary>
    /// <exception cref="InvalidOperationException">The document carries no version.</exception>
    public ChangeSet Replace<T>(T document)
        where T : Document
    {
        var etag = document.ETag ?? throw new InvalidOperationException($"{document.Type} {document.Id} was not read, so it cannot be replaced.");
        _operations.Add(batch => batch.ReplaceItem(document.Id, document, Quiet(etag)));
        return this;
    }

    /// <summary>Creates the document, or replaces the version that was read.</summary>
    public ChangeSet Save<T>(T document)
        where T : Document => document.ETag is null ? Create(document) : Replace(document);

    /// <summary>
    /// Adds to numbers of a document, whoever else adds to them at the same time. Saving fails as stale when the document is not there.
    /// </summary>
    /// <param name="id">The document's id.</param>
    /// <param name="by">What is added, by the number's JSON pointer; at most ten, a limit of the service.</param>
    public ChangeSet Increment(string id, IReadOnlyDictionary<string, long> by)
    {
        var patch = by.Select(number => PatchOperation.Increment(number.Key, number.Value)).ToList();
        _operations.Add(batch => batch.PatchItem(id, patch, new TransactionalBatchPatchItemRequestOptions { EnableContentResponseOnWrite = false }));
        return this;
    }

    /// <summary>Adds what follows from this change; it is delivered at least once after the change is saved, never before.</summary>
    public ChangeSet Then(params IEnumerable<OutboxEntry> entries)
    {
        _outbox.AddRange(entries);
        return this;
    }

    private static TransactionalBatchItemRequestOptions Quiet(string? etag) => new() { IfMatchEtag = etag, EnableContentResponseOnWrite = false };
}
