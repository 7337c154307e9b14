namespace Dtks.Platform.Clocks;

/// <summary>
/// What an instant that was noted once says now. One that lies ahead was noted by a clock that has been set back since: nothing may wait until that
/// clock's time comes, so it counts as long past.
/// </summary>
public static class StoredInstants
{
    /// <summary>By how much the clocks of two machines may differ.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    /// <summary>Whether something was noted by a clock that has been set back since.</summary>
    /// <param name="noted">When it was, by that clock.</param>
    /// <param name="now">Now.</param>
    public static bool LiesAhead(this DateTimeOffset noted, DateTimeOffset now) => noted - now > Slack;

    /// <summary>Whether something is at least so old.</summary>
    /// <param name="noted">When it was.</param>
    /// <param name="now">Now.</param>
    /// <param name="age">How old, 0 or more.</param>
    public static bool IsOld(this DateTimeOffset noted, DateTimeOffset now, TimeSpan age) => noted.LiesAhead(now) || now - noted >= age;

    /// <summary>Whether what was to hold until an instant still does.</summary>
    /// <param name="until">The instant.</param>
    /// <param name="now">Now.</param>
    /// <param name="atMost">The longest that it is ever noted ahead.</param>
    public static bool StillHolds(this DateTimeOffset until, DateTimeOffset now, TimeSpan atMost) => until > now && until - now <= atMost + Slack;
}
