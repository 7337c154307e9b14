namespace Dtks.Platform.Telemetry;

/// <summary>
/// The names of what this system measures and of the attributes it tells with them. Each attribute's values are a closed set that the code
/// itself names: nothing of a person, a request or a message is ever one.
/// </summary>
public static class Signals
{
    /// <summary>The meter and the source of spans.</summary>
    public const string Source = "Dtks";

    /// <summary>How long each run of a function takes, seconds; by <see cref="Function"/> and <see cref="Status"/>.</summary>
    public const string Requests = "dtks.requests";

    /// <summary>Requests that a rule refused; by <see cref="Rule"/>.</summary>
    public const string RulesRefused = "dtks.rules.refused";

    /// <summary>How old a message is when it is taken, and the oldest of those that wait, seconds; by <see cref="Queue"/>.</summary>
    public const string QueueAge = "dtks.queue.age";

    /// <summary>Messages that lie in a queue's poison queue; by <see cref="Queue"/>.</summary>
    public const string QueuePoison = "dtks.queue.poison";

    /// <summary>What was set aside, each time that it was; by <see cref="Queue"/>.</summary>
    public const string SetAside = "dtks.set_aside";

    /// <summary>Stored records that could not be read when somebody asked for them, each time; by <see cref="Container"/>.</summary>
    public const string Unreadable = "dtks.unreadable";

    /// <summary>Conflicts over numbers (REG-5), each time that one opened or was settled; by <see cref="Status"/>.</summary>
    public const string Contests = "dtks.contests";

    /// <summary>Outbox documents older than a minute that the last sweep could not deliver; by <see cref="Container"/>.</summary>
    public const string OutboxLeft = "dtks.outbox.left";

    /// <summary>How long after it fell due a deadline was carried out, seconds; by <see cref="Kind"/>.</summary>
    public const string DeadlineLateness = "dtks.deadline.lateness";

    /// <summary>Request units of each request to the store; by <see cref="Container"/>.</summary>
    public const string RequestCharge = "dtks.cosmos.request_charge";

    /// <summary>A function's name.</summary>
    public const string Function = "function";

    /// <summary>How a run ended: an HTTP status code, or <see cref="Done"/> or <see cref="Failed"/> where there is none.</summary>
    public const string Status = "status";

    /// <summary>The id of a rule of POLICY.md.</summary>
    public const string Rule = "rule";

    /// <summary>A queue's name, never that of its poison queue.</summary>
    public const string Queue = "queue";

    /// <summary>The kind of a deadline.</summary>
    public const string Kind = "kind";

    /// <summary>A document container's name, or <see cref="Other"/>.</summary>
    public const string Container = "container";

    /// <summary>A run that ended well.</summary>
    public const string Done = "done";

    /// <summary>A run that ended with an exception; the log says which.</summary>
    public const string Failed = "failed";

    /// <summary>A container that no module declares, or a request on none.</summary>
    public const string Other = "other";

    /// <summary>Every metric.</summary>
    public static IReadOnlyList<string> Metrics { get; } = [Requests, RulesRefused, QueueAge, QueuePoison, OutboxLeft, SetAside, Unreadable, Contests, DeadlineLateness, RequestCharge];

    /// <summary>Every attribute, of metrics and of spans.</summary>
    public static IReadOnlyList<string> Attributes { get; } = [Function, Status, Rule, Queue, Kind, Container];
}
