using System.Runtime.Serialization;
using Dtks.LocalCosmos.Metering;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace Dtks.LocalCosmos.Faults;

/// <summary>Which requests fail, how, how often, and how many.</summary>
public sealed record FaultRule
{
    /// <summary>How they fail.</summary>
    [JsonProperty(Required = Required.Always)]
    [JsonConverter(typeof(StringEnumConverter))]
    public required FaultKind Kind { get; init; }

    /// <summary>Only requests on this container: <c>database/container</c>, or the container's id alone; null: on any.</summary>
    public string? Container { get; init; }

    /// <summary>Only this operation; null: any operation on items.</summary>
    [JsonConverter(typeof(StringEnumConverter), typeof(CamelCaseNamingStrategy))]
    public CosmosOperation? Operation { get; init; }

    /// <summary>Share of the matching requests that fail, above 0 and at most 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>How many fail before the rule is spent, at least 1; null: without end.</summary>
    public int? Count { get; init; }

    /// <summary>Seed of the draw for <see cref="Share"/>: the same seed and requests fail the same way.</summary>
    public int Seed { get; init; }

    /// <summary>Sub-status of the answer; null: the usual one for the kind.</summary>
    public int? SubStatus { get; init; }

    /// <summary>For <see cref="FaultKind.Delay"/>: milliseconds the answer is late, 0 to 600,000.</summary>
    public int DelayMilliseconds { get; init; } = 1000;

    /// <summary>For <see cref="FaultKind.TooManyRequests"/>: milliseconds in x-ms-retry-after-ms, 0 to 600,000.</summary>
    public int RetryAfterMilliseconds { get; init; } = 100;
}

/// <summary>A rule in force and what it has done.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Matched">Requests it was for.</param>
/// <param name="Failed">Requests it made fail.</param>
public sealed record FaultStatus(FaultRule Rule, long Matched, long Failed);

/// <summary>How a request is made to fail.</summary>
public enum FaultKind
{
    /// <summary>408 Request Timeout, without effect.</summary>
    [EnumMember(Value = "408")]
    RequestTimeout,

    /// <summary>410 Gone, without effect; sub-status 1002 unless the rule names another.</summary>
    [EnumMember(Value = "410")]
    Gone,

    /// <summary>429 Too Many Requests with 3200 and x-ms-retry-after-ms, without effect.</summary>
    [EnumMember(Value = "429")]
    TooManyRequests,

    /// <summary>449 Retry With, without effect.</summary>
    [EnumMember(Value = "449")]
    RetryWith,

    /// <summary>503 Service Unavailable, without effect.</summary>
    [EnumMember(Value = "503")]
    ServiceUnavailable,

    /// <summary>The answer comes late; the request takes effect.</summary>
    [EnumMember(Value = "delay")]
    Delay,

    /// <summary>The connection drops before the request takes effect.</summary>
    [EnumMember(Value = "dropBefore")]
    DropBefore,

    /// <summary>The connection drops after the request took effect.</summary>
    [EnumMember(Value = "dropAfter")]
    DropAfter,
}
