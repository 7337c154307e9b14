using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using NCrontab;

namespace Dtks.LocalHost.Timers;

/// <summary>An NCRONTAB schedule of six fields (seconds first), in UTC. Source: the Functions timer trigger reference.</summary>
internal sealed class TimerSchedule
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private const int OccurrencesCompared = 32;

    private readonly CrontabSchedule _crontab;

    private TimerSchedule(string expression, CrontabSchedule crontab)
    {
        Expression = expression;
        _crontab = crontab;
    }

    /// <summary>The expression, settings resolved.</summary>
    public string Expression { get; }

    /// <summary>Reads a schedule.</summary>
    /// <param name="function">The function it belongs to, for the message.</param>
    /// <param name="expression">Six fields, or <c>%Setting%</c>.</param>
    /// <param name="setting">Looks a setting up; null when there is none.</param>
    /// <exception cref="StartupException">It is no schedule, or the setting is missing.</exception>
    public static TimerSchedule Parse(string function, string expression, Func<string, string?> setting)
    {
        var resolved = expression;
        if (expression.Length > 2 && expression[0] == '%' && expression[^1] == '%')
        {
            resolved = setting(expression[1..^1])
                ?? throw new StartupException($"Function '{function}': the setting '{expression[1..^1]}' that holds its schedule is missing; set it.");
        }

        var crontab = CrontabSchedule.TryParse(resolved, new CrontabSchedule.ParseOptions { IncludingSeconds = true })
            ?? throw new StartupException(
                $"Function '{function}': '{resolved}' is no schedule; write six fields {{second}} {{minute}} {{hour}} {{day}} {{month}} {{day of week}}, in UTC.");
        return new TimerSchedule(resolved, crontab);
    }

    /// <summary>The first occurrence after an instant.</summary>
    public DateTimeOffset Next(DateTimeOffset after) => new(_crontab.GetNextOccurrence(after.UtcDateTime), TimeSpan.Zero);

    /// <summary>The occurrences after one instant, up to and including another, in order.</summary>
    public IEnumerable<DateTimeOffset> Between(DateTimeOffset after, DateTimeOffset upTo)
    {
        for (var next = Next(after); next <= upTo; next = Next(next))
            yield return next;
    }

    /// <summary>The last occurrence after one instant, up to and including another; null when there is none.</summary>
    public DateTimeOffset? Latest(DateTimeOffset after, DateTimeOffset upTo)
    {
        if (Next(after) > upTo)
            return null;

        // Looking back in growing steps: walking every occurrence of a schedule of seconds over months would take long.
        for (var back = TimeSpan.FromMinutes(1); upTo - after > back; back *= 4)
        {
            if (Next(upTo - back) <= upTo)
                return Between(upTo - back, upTo).Last();
        }

        return Between(after, upTo).Last();
    }

    /// <summary>Whether it never occurs twice within a day: such occurrences are run one by one when the clock is advanced.</summary>
    public bool IsDailyOrRarer(DateTimeOffset from)
    {
        var previous = Next(from);
        for (var i = 0; i < OccurrencesCompared; i++)
        {
            var next = Next(previous);
            if (next - previous < Day)
                return false;
            previous = next;
        }

        return true;
    }
}
