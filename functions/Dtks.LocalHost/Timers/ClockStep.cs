namespace Dtks.LocalHost.Timers;

/// <summary>One halt on the clock's way forward.</summary>
/// <param name="At">Where the clock halts.</param>
/// <param name="Frequent">Timers that occur more than once a day and fell due since the last halt: run once each, first.</param>
/// <param name="Rare">Timers that occur daily or rarer and occur exactly here: run after what the frequent ones sent is done.</param>
internal sealed record ClockStep(DateTimeOffset At, IReadOnlyList<TimerFunction> Frequent, IReadOnlyList<TimerFunction> Rare);
