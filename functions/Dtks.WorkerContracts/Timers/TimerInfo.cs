namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer's function is told of its schedule. Source: Worker.Extensions.Timer 4.3.1.</summary>
public class TimerInfo
{
    /// <summary>The schedule's occurrences; null when the timer is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this run makes up for one that was missed.</summary>
    public bool IsPastDue { get; set; }
}
