namespace Microsoft.Azure.Functions.Worker;

/// <summary>The occurrences of a timer's schedule, in UTC. Source: Worker.Extensions.Timer 4.3.1.</summary>
public class ScheduleStatus
{
    /// <summary>The last occurrence recorded; the default value when there was none.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next occurrence expected.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this record last changed.</summary>
    public DateTime LastUpdated { get; set; }
}
