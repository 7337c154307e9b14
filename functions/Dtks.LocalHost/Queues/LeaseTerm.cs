namespace Dtks.LocalHost.Queues;

/// <summary>How long a message stays invisible to others after it was received or its lease renewed.</summary>
/// <param name="Value">The term.</param>
internal sealed record LeaseTerm(TimeSpan Value);
