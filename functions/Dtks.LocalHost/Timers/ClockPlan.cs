namespace Dtks.LocalHost.Timers;

/// <summary>Plans the clock's way forward: a halt at each occurrence of a timer that is daily or rarer, and one at the end.</summary>
internal static class ClockPlan
{
    /// <summary>Halts that one advance makes at most, the end not counted.</summary>
    public const int MostSteps = 2000;

    /// <summary>The halts from one instant to another.</summary>
    /// <param name="timers">Each timer with the instant up to which it was run.</param>
    /// <param name="from">Where the clock stands.</param>
    /// <param name="to">Where it goes: later than <paramref name="from"/>.</param>
    /// <returns>
    /// The halts in order, the last at <paramref name="to"/>; null when there would be more than <see cref="MostSteps"/>.
    /// </returns>
    public static IReadOnlyList<ClockStep>? Between(
        IReadOnlyList<(TimerFunction Timer, DateTimeOffset Last)> timers, DateTimeOffset from, DateTimeOffset to)
    {
        var frequent = timers.Where(t => !t.Timer.Schedule.IsDailyOrRarer(from)).ToList();
        var halts = new SortedDictionary<DateTimeOffset, List<TimerFunction>>();
        foreach (var (timer, last) in timers.Except(frequent))
        {
            foreach (var occurrence in timer.Schedule.Between(last, to))
            {
                // What fell due before and was not run yet is run at the first halt there can be: where the clock stands.
                var at = occurrence < from ? from : occurrence;
                if (!halts.TryGetValue(at, out var due))
                    halts[at] = due = [];
                if (!due.Contains(timer))
                    due.Add(timer);
                if (halts.Count > MostSteps)
                    return null;
            }
        }

        halts.TryAdd(to, []);
        return Steps(halts, frequent);
    }

    private static List<ClockStep> Steps(
        SortedDictionary<DateTimeOffset, List<TimerFunction>> halts, List<(TimerFunction Timer, DateTimeOffset Last)> frequent)
    {
        var steps = new List<ClockStep>();
        var lastOf = frequent.ToDictionary(f => f.Timer, f => f.Last);
        foreach (var (at, rare) in halts)
        {
            var due = frequent.Select(f => f.Timer).Where(t => t.Schedule.Next(lastOf[t]) <= at).ToList();
            foreach (var timer in due)
                lastOf[timer] = at;
            steps.Add(new ClockStep(at, due, rare));
        }

        return steps;
    }
}
