using Microsoft.Azure.Cosmos;

namespace Dtks.Platform.Documents;

/// <summary>Documents of one partition that are written together or not at all; at most <see cref="DocumentStore.MaxOperations"/>.</summary>
/// <param name="partition">Where they stand.</param>
public sealed class DocumentBatch(Partition partition)
{
    private readonly List<Action<TransactionalBatch>> _operations = [];

    /// <summary>The partition written to.</summary>
    public Partition Partition { get; } = partition;

    internal IReadOnlyList<Action<TransactionalBatch>> Operations => _operations;

    /// <summary>Whether the first operation is a document of this batch alone.</summary>
    internal bool IsSigned { get; private set; }

    /// <summary>
    /// Adds a document before all others, under an id that no other batch has. So a repetition that comes to a batch which was saved already,
    /// because only its answer was lost, is told from a batch that came too late.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is signed already.</exception>
    public DocumentBatch Sign<T>(T document)
        where T : Document
    {
        if (IsSigned)
        {
            throw new InvalidOperationException("A batch is signed once.");
        }

        _operations.Insert(0, batch => batch.CreateItem(document, Quiet(null)));
        IsSigned = true;
        return this;
    }

    /// <summary>Adds a document; saving fails as stale when one with its id exists.</summary>
    public DocumentBatch Create<T>(T document)
        where T : Document
    {
        _operations.Add(batch => batch.CreateItem(document, Quiet(null)));
        return this;
    }

    /// <summary>Replaces a document that was read; saving fails as stale when it changed since.</summary>
    /// <exception cref="InvalidOperationException">The document carries no version.</exception>
    public DocumentBatch Replace<T>(T document)
        where T : Document
    {
        var etag = document.ETag ?? throw new InvalidOperationException($"{document.Type} {document.Id} was not read, so it cannot be replaced.");
        _operations.Add(batch => batch.ReplaceItem(document.Id, document, Quiet(etag)));
        return this;
    }

    /// <summary>Creates the document, or replaces the version that was read.</summary>
    public DocumentBatch Save<T>(T document)
        where T : Document => document.ETag is null ? Create(document) : Replace(document);

    /// <summary>
    /// Adds to numbers of a document, whoever else adds to them at the same time. Saving fails as stale when the document is not there.
    /// </summary>
    /// <param name="id">The document's id.</param>
    /// <param name="by">What is added, by the number's JSON pointer; at most ten, a limit of the service.</param>
    public DocumentBatch Increment(string id, IReadOnlyDictionary<string, long> by)
    {
        return Patch(id, [.. by.Select(number => PatchOperation.Increment(number.Key, number.Value))]);
    }

    /// <summary>Sets a member of a document, whatever else is in it: also of one that cannot be read. Saving fails as stale when it is not there.</summary>
    /// <param name="id">The document's id.</param>
    /// <param name="pointer">The member's JSON pointer.</param>
    /// <param name="value">What it becomes.</param>
    public DocumentBatch Set(string id, string pointer, string value) => Patch(id, [PatchOperation.Set(pointer, value)]);

    /// <inheritdoc cref="Set(string, string, string)"/>
    public DocumentBatch Set(string id, string pointer, bool value) => Patch(id, [PatchOperation.Set(pointer, value)]);

    /// <summary>Sets members of a document as <see cref="Set(string, string, string)"/> does one, by their JSON pointers; at most ten, a limit of the service.</summary>
    public DocumentBatch Set(string id, IReadOnlyDictionary<string, string> members) => Patch(id, [.. members.Select(m => PatchOperation.Set(m.Key, m.Value))]);

    private DocumentBatch Patch(string id, IReadOnlyList<PatchOperation> patch)
    {
        _operations.Add(batch => batch.PatchItem(id, patch, new TransactionalBatchPatchItemRequestOptions { EnableContentResponseOnWrite = false }));
        return this;
    }

    private static TransactionalBatchItemRequestOptions Quiet(string? etag) => new() { IfMatchEtag = etag, EnableContentResponseOnWrite = false };
}
