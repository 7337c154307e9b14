namespace Dtks.Platform.Http;

/// <summary>
/// The time that a request has; a feature of its exchange. One whose body is a file, over a weak line, is given more once it has shown that it
/// may send it.
/// </summary>
public sealed class RequestTime
{
    private readonly CancellationTokenSource _budget;
    private readonly TimeProvider _realTime;
    private long _until;

    internal RequestTime(CancellationTokenSource budget, TimeSpan span, TimeProvider realTime)
    {
        (_budget, _realTime) = (budget, realTime);
        _until = After(span);
    }

    /// <summary>How much is left; not above zero when it is used up.</summary>
    internal TimeSpan Left => _realTime.GetElapsedTime(_realTime.GetTimestamp(), Interlocked.Read(ref _until));

    /// <summary>The longest that is given: 200 s. In front of an app on Azure a request without an answer ends after 230 s.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(200);

    /// <summary>Gives the request <see cref="Longest"/> from now on.</summary>
    public void Extend()
    {
        Interlocked.Exchange(ref _until, After(Longest));
        _budget.CancelAfter(Longest);
    }

    // By the clock that the budget itself goes by, which nobody sets.
    private long After(TimeSpan span) => _realTime.GetTimestamp() + (long)(span.TotalSeconds * _realTime.TimestampFrequency);
}
