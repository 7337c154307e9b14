using Newtonsoft.Json;

namespace Dtks.Platform.Documents;

/// <summary>
/// What every stored document has. The members that Cosmos DB adds are known by name, so that any other unknown member is an error and
/// never lost on a replace.
/// </summary>
public abstract record Document
{
    /// <summary>Unique in its partition.</summary>
    [JsonProperty(Order = -10)]
    public required string Id { get; init; }

    /// <summary>The kind of document, such as <c>proposal</c>.</summary>
    [JsonProperty(Order = -9)]
    public abstract string Type { get; }

    /// <summary>The version of the document's shape; raised when a reader of the old shape would misread it.</summary>
    [JsonProperty(Order = -8)]
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The form and key of its envelopes when it was read, such as <c>v2:k1</c>; null when it has none, or is of before this was noted.</summary>
    [JsonProperty(Order = -7)]
    public string? ProtectedBy { get; init; }

    /// <summary>Seconds after the last write when the store may drop the document; null keeps it.</summary>
    [JsonProperty("ttl")]
    public int? TimeToLive { get; init; }

    /// <summary>The version the store gave it when it was read; never sent.</summary>
    [JsonProperty("_etag")]
    public string? ETag { get; init; }

    /// <summary>Keeps what the store itself sets out of what is sent to it.</summary>
    public bool ShouldSerializeETag() => false;

    // Known, and let go of.
    [JsonProperty("_rid")]
    private string Rid
    {
        set { }
    }

    [JsonProperty("_self")]
    private string Self
    {
        set { }
    }

    [JsonProperty("_attachments")]
    private string Attachments
    {
        set { }
    }

    [JsonProperty("_ts")]
    private long Timestamp
    {
        set { }
    }
}
