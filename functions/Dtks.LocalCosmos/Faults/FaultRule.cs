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
