using System.Buffers.Binary;
using Dtks.LocalCosmos.Storage;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Resources;

/// <summary>The throughput provisioned for a database or container: what the protocol calls an offer.</summary>
internal sealed record OfferResource(long Number, string ResourceId, string Link, JObject Content, long Sequence, long Timestamp)
{
    /// <summary>The offer's own resource id: three bytes.</summary>
    public string Id { get; } = FormatId(Number);

    /// <summary>Request units a second; with autoscale its maximum.</summary>
    public int Throughput => (int?)Content["offerAutopilotSettings"]?["maxThroughput"] ?? (int?)Content["offerThroughput"] ?? 0;

    public string ETag => StoredItem.FormatETag(Sequence, Timestamp);

    public JObject Describe() => new()
    {
        ["resource"] = Link,
        ["offerType"] = "Invalid",
        ["offerResourceId"] = ResourceId,
        ["offerVersion"] = "V2",
        ["content"] = Content.DeepClone(),
        ["id"] = Id,
        ["_rid"] = Id,
        ["_self"] = $"offers/{Id}/",
        ["_etag"] = ETag,
        ["_ts"] = Timestamp,
    };

    private static string FormatId(long number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)number);
        return Convert.ToBase64String(bytes[1..]).Replace('/', '-');
    }
}
