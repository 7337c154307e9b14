using Dtks.LocalCosmos.Partitioning;
using Dtks.LocalCosmos.Storage;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Resources;

/// <summary>A database.</summary>
internal sealed record DatabaseResource(long Number, string Id, long Sequence, long Timestamp)
{
    public ResourceId ResourceId { get; } = ResourceId.Database((uint)Number);

    public string ETag => StoredItem.FormatETag(Sequence, Timestamp);

    public JObject Describe() => new()
    {
        ["id"] = Id,
        ["_rid"] = ResourceId.ToString(),
        ["_self"] = $"dbs/{ResourceId}/",
        ["_etag"] = ETag,
        ["_colls"] = "colls/",
        ["_users"] = "users/",
        ["_ts"] = Timestamp,
    };
}
