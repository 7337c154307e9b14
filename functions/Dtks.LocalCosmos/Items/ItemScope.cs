using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Partitioning;
using Dtks.LocalCosmos.Resources;
using Dtks.LocalCosmos.Storage;

namespace Dtks.LocalCosmos.Items;

/// <summary>Which items of a container a query, list or change feed is over: one partition's, or those of a range.</summary>
internal sealed class ItemScope
{
    private readonly ContainerResource _container;
    private readonly KeyRange _range;
    private readonly byte[]? _partitionKey;

    private ItemScope(ContainerResource container, KeyRange range, byte[]? partitionKey, string rangeId) =>
        (_container, _range, _partitionKey, RangeId) = (container, range, partitionKey, rangeId);

    /// <summary>The partition key range that answers.</summary>
    public string RangeId { get; }

    /// <summary>Reads the scope from the headers: a partition key, or a range id that two keys may narrow; else everything.</summary>
    public static ItemScope Read(CosmosRequest request, ContainerResource container, PartitionKeyRanges ranges)
    {
        if (request.Header(CosmosHeaders.PartitionKey) is { } key)
        {
            var effective = EffectivePartitionKey.Of(PartitionKeyValue.ParseHeader(key));
            return new ItemScope(container, KeyRange.All, effective, ranges.IdOf(effective));
        }

        var id = request.Header(CosmosHeaders.PartitionKeyRangeId)?.Split(',')[^1];
        var range = id is null ? KeyRange.All : ranges.Find(id) ?? throw Gone(id);
        if (request.Header(CosmosHeaders.StartKey) is { } min && request.Header(CosmosHeaders.EndKey) is { } max)
        {
            range = range.Intersect(KeyRange.TryParse(min, max)
                ?? throw RequestFailedException.BadRequest("The effective partition key range of the request is malformed."));
        }

        return new ItemScope(container, range, null, id ?? "0");
    }

    /// <summary>Whether an item's partition is in the scope.</summary>
    public bool Contains(byte[] partitionKey) =>
        _partitionKey is null ? _range.Contains(partitionKey) : partitionKey.AsSpan().SequenceEqual(_partitionKey);

    /// <summary>The living items after a row key, in order of row key.</summary>
    public IEnumerable<StoredItem> Items(StoreSession session, long afterRowKey, long now) =>
        Stored(session, afterRowKey).Where(item => !item.IsExpired(_container.Definition.DefaultTimeToLive, now));

    private IEnumerable<StoredItem> Stored(StoreSession session, long afterRowKey)
    {
        if (_partitionKey is null)
        {
            return session.Scan(_container.Number, _range, afterRowKey);
        }

        return session.FindPartition(_container.Number, _partitionKey) is { } partition ? session.Scan(partition, afterRowKey) : [];
    }

    private static RequestFailedException Gone(string id) => new(410, 1002, $"The partition key range {id} is gone.");
}
