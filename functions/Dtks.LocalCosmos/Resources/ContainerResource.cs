using Dtks.LocalCosmos.Partitioning;
using Dtks.LocalCosmos.Storage;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Resources;

/// <summary>A container of a database.</summary>
internal sealed record ContainerResource(
    DatabaseResource Database, long Number, ContainerDefinition Definition, long Sequence, long Timestamp)
{
    public ResourceId ResourceId { get; } = ResourceId.Container((uint)Database.Number, (uint)Number);

    public string Id => Definition.Id;

    /// <summary>Path by names, such as <c>dbs/dtks/colls/registry</c>, as a header can hold it.</summary>
    public string Link { get; } = $"dbs/{Uri.EscapeDataString(Database.Id)}/colls/{Uri.EscapeDataString(Definition.Id)}";

    /// <summary>Name in the meter and the faults, such as <c>dtks/registry</c>.</summary>
    public string MeterName { get; } = $"{Database.Id}/{Definition.Id}";

    public string ETag => StoredItem.FormatETag(Sequence, Timestamp);

    public JObject Describe()
    {
        var described = (JObject)Definition.Document.DeepClone();
        described["_rid"] = ResourceId.ToString();
        described["_self"] = $"dbs/{Database.ResourceId}/colls/{ResourceId}/";
        described["_etag"] = ETag;
        described["_docs"] = "docs/";
        described["_sprocs"] = "sprocs/";
        described["_triggers"] = "triggers/";
        described["_udfs"] = "udfs/";
        described["_conflicts"] = "conflicts/";
        described["_ts"] = Timestamp;
        return described;
    }
}
