using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function on a schedule. Source: Worker.Extensions.Timer 4.3.1.</summary>
/// <param name="schedule">NCRONTAB of six fields (seconds first), in UTC, or <c>%Setting%</c> that holds one.</param>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>The schedule as written, settings not yet resolved.</summary>
    public string Schedule { get; private set; } = schedule;

    /// <summary>Whether runs are remembered, so that one missed while the host was down is made up for; true unless set.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether the function also runs whenever the host starts.</summary>
    public bool RunOnStartup { get; set; }
}
