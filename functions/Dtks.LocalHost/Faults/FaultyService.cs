using System.Runtime.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;

namespace Dtks.LocalHost.Faults;

/// <summary>A service that the functions call and that can be made to fail.</summary>
[JsonConverter(typeof(StringEnumConverter))]
public enum FaultyService
{
    /// <summary>The database; its faults are LocalCosmos's own.</summary>
    [EnumMember(Value = "cosmos")]
    Cosmos,

    /// <summary>Storage queues, also for the pump that reads them.</summary>
    [EnumMember(Value = "queues")]
    Queues,

    /// <summary>Blob storage; an upload that a client puts there itself goes past it.</summary>
    [EnumMember(Value = "blobs")]
    Blobs,

    /// <summary>The population register.</summary>
    [EnumMember(Value = "population")]
    Population,

    /// <summary>The Event Grid topic.</summary>
    [EnumMember(Value = "events")]
    Events,

    /// <summary>Whoever sends messages to the people concerned.</summary>
    [EnumMember(Value = "messages")]
    Messages,
}
