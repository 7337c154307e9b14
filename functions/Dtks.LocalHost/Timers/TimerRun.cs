namespace Dtks.LocalHost.Timers;

/// <summary>A run of a timer's function.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="At">The clock when it ran.</param>
/// <param name="Failed">Whether it threw; the log says what.</param>
public sealed record TimerRun(string Function, DateTimeOffset At, bool Failed);
