using System.Globalization;
using Newtonsoft.Json;

namespace Dtks.LocalHost.Faults;

/// <summary>Which calls to a service fail, how, how often, and how many.</summary>
public sealed record FaultRule
{
    /// <summary>The connection drops before the call takes effect, whatever it is.</summary>
    public const string Outage = "outage";

    /// <summary>The connection drops before the call takes effect.</summary>
    public const string DropBefore = "dropBefore";

    /// <summary>The connection drops after the call took effect.</summary>
    public const string DropAfter = "dropAfter";

    /// <summary>The answer comes late; the call takes effect.</summary>
    public const string Delay = "delay";

    /// <summary>Each message sent to a queue is delivered twice, each time up to <see cref="DelayMilliseconds"/> late, so out of order.</summary>
    public const string Twice = "twice";

    private const int MostMilliseconds = 600_000;

    /// <summary>The service.</summary>
    [JsonProperty(Required = Required.Always)]
    public required FaultyService Service { get; init; }

    /// <summary>How calls fail: one of the names above, or the HTTP status they are answered, 400 to 599, without effect.</summary>
    [JsonProperty(Required = Required.Always)]
    public required string Kind { get; init; }

    /// <summary>Only calls of this HTTP method; null: of any.</summary>
    public string? Method { get; init; }

    /// <summary>Only calls whose path contains this, such as <c>/proposals-matching/</c>; null: any.</summary>
    public string? Path { get; init; }

    /// <summary>Share of the matching calls that fail, above 0 and at most 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>How many fail before the rule is spent, at least 1; null: until it is deleted.</summary>
    public int? Count { get; init; }

    /// <summary>Seed of the draw for <see cref="Share"/>: the same seed and calls fail the same way.</summary>
    public int Seed { get; init; }

    /// <summary>For <see cref="Delay"/> how late the answer is, for <see cref="Twice"/> the most that a message is: milliseconds, 0 to 600,000.</summary>
    public int DelayMilliseconds { get; init; } = 1000;

    /// <summary>Seconds in <c>Retry-After</c> of a status that is answered; null: none.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>The status that calls are answered; null when they fail in another way.</summary>
    [JsonIgnore]
    public int? Status => int.TryParse(Kind, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and <= 599 ? status : null;

    /// <summary>What is out of its range; null when nothing is.</summary>
    public string? Problem() => this switch
    {
        { Kind: Twice, Service: not FaultyService.Queues } => "kind 'twice' is for queues",
        { Status: null, Kind: not (Outage or DropBefore or DropAfter or Delay or Twice) } => "kind must be outage, dropBefore, dropAfter, delay, twice or a status of 400 to 599",
        { Share: not (> 0 and <= 1) } => "share must be above 0 and at most 1",
        { Count: < 1 } => "count must be at least 1",
        { DelayMilliseconds: < 0 or > MostMilliseconds } => $"delayMilliseconds must be 0 to {MostMilliseconds}",
        { RetryAfterSeconds: < 0 or > MostMilliseconds / 1000 } => $"retryAfterSeconds must be 0 to {MostMilliseconds / 1000}",
        _ => null,
    };
}
