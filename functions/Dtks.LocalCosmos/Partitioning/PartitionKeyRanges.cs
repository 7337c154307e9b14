using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Partitioning;

/// <summary>The hash space cut into equal ranges, numbered from 0: what the service calls partition key ranges.</summary>
internal sealed class PartitionKeyRanges
{
    private readonly KeyRange[] _ranges;

    /// <param name="count">How many ranges, 1 to 100.</param>
    public PartitionKeyRanges(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 100);
        var bounds = Enumerable.Range(0, count + 1).Select(i => Bound(i, count)).ToArray();
        _ranges = [.. Enumerable.Range(0, count).Select(i => new KeyRange(bounds[i], bounds[i + 1]))];
    }

    public int Count => _ranges.Length;

    /// <summary>The id of the range that holds <paramref name="effectivePartitionKey"/>.</summary>
    public string IdOf(ReadOnlySpan<byte> effectivePartitionKey)
    {
        for (var i = 0; i < _ranges.Length - 1; i++)
        {
            if (effectivePartitionKey.SequenceCompareTo(_ranges[i].Max) < 0)
            {
                return IdText(i);
            }
        }

        return IdText(_ranges.Length - 1);
    }

    /// <summary>The range with an id; null when there is none.</summary>
    public KeyRange? Find(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < _ranges.Length ? _ranges[i] : null;

    /// <summary>The ranges as the protocol shows them for one container.</summary>
    public JArray Describe(ResourceId container)
    {
        var described = new JArray();
        for (var i = 0; i < _ranges.Length; i++)
        {
            var id = container.RangeId(i);
            described.Add(new JObject
            {
                ["_rid"] = id,
                ["id"] = IdText(i),
                ["_etag"] = "\"00000000-0000-0000-0000-000000000000\"",
                ["minInclusive"] = _ranges[i].MinText,
                ["maxExclusive"] = _ranges[i].MaxText,
                ["ridPrefix"] = i,
                ["_self"] = $"dbs/{container.DatabaseText}/colls/{container}/pkranges/{id}/",
                ["throughputFraction"] = 1.0 / _ranges.Length,
                ["status"] = "online",
                ["parents"] = new JArray(),
                ["_ts"] = 0,
                ["_lsn"] = 1,
            });
        }

        return described;
    }

    private static string IdText(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static byte[] Bound(int index, int count)
    {
        if (index == 0)
        {
            return KeyRange.All.Min;
        }

        if (index == count)
        {
            return KeyRange.All.Max;
        }

        var bytes = new byte[EffectivePartitionKey.Length];
        var bound = (UInt128.One << 126) / (UInt128)count * (UInt128)index;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, bound);
        return bytes;
    }
}
