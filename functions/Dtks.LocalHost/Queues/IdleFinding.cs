namespace Dtks.LocalHost.Queues;

/// <summary>What one look at the host's work found.</summary>
/// <param name="IsIdle">Whether nothing runs, no queue but poison queues holds a message, and nothing that was looked for still follows from a change.</param>
/// <param name="Running">Invocations that run.</param>
/// <param name="Queues">Messages by queue; poison queues that no function takes are left out.</param>
/// <param name="Outboxes">Changes from which something still follows, by container, where there are any; not looked for as long as something else is to do.</param>
internal sealed record IdleFinding(bool IsIdle, long Running, IReadOnlyDictionary<string, int> Queues, IReadOnlyDictionary<string, int> Outboxes);
