namespace Dtks.Platform.Http;

/// <summary>
/// The time that a request has; a feature of its exchange. One whose body is a file, over a weak line, is given more once it has shown that it
/// may send it.
/// </summary>
public sealed class RequestTime
{
    private readonly CancellationTokenSource _budget;
    private readonly TimeProvider _realTime;
    private DateTimeOffset _until;

    internal RequestTime(CancellationTokenSource budget, TimeSpan span, TimeProvider realTime)
    {
        (_budget, _realTime, _until) = (budget, realTime, realTime.GetUtcNow() + span);
    }

    /// <summary>How much is left; not above zero when it is used up.</summary>
    internal TimeSpan Left => _until - _realTime.GetUtcNow();

    /// <summary>The longest that is given: 200 s. In front of an app on Azure a request without an answer ends after 230 s.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(200);

    /// <summary>Gives the request <see cref="Longest"/> from now on.</summary>
    public void Extend()
    {
        _until = _realTime.GetUtcNow() + Longest;
        _budget.CancelAfter(Longest);
    }
}
