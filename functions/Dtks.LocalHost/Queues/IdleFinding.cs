namespace Dtks.LocalHost.Queues;

/// <summary>What one look at the host's work found.</summary>
/// <param name="IsIdle">Whether nothing runs and no queue but poison queues holds a message.</param>
/// <param name="Running">Invocations that run.</param>
/// <param name="Queues">Messages by queue.</param>
internal sealed record IdleFinding(bool IsIdle, long Running, IReadOnlyDictionary<string, int> Queues);
