using Dtks.Platform.Documents;

namespace Dtks.Platform.Changes;

/// <summary>
/// Spares a service that does not answer: when a call failed and no other was answered since it began, nobody asks again for
/// <see cref="Lasts"/>, so that not every caller waits in turn. A service that is only slow for some goes on being asked.
/// </summary>
/// <param name="realTime">The clock that other systems go by.</param>
internal sealed class Respite(TimeProvider realTime)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(5);

    private long _until = realTime.GetTimestamp();
    private long _answered = realTime.GetTimestamp();

    /// <exception cref="ServiceAwayException">The service did not answer a moment ago.</exception>
    public async Task RunAsync(Func<Task> work)
    {
        var began = realTime.GetTimestamp();
        if (began < Interlocked.Read(ref _until))
        {
            throw new ServiceAwayException();
        }

        try
        {
            await work();
            Interlocked.Exchange(ref _answered, realTime.GetTimestamp());
        }
        catch (Exception e) when ((TransientFailure.Is(e) || e is OperationCanceledException) && Interlocked.Read(ref _answered) <= began)
        {
            var rest = (long)(Lasts.TotalSeconds * realTime.TimestampFrequency);
            Interlocked.Exchange(ref _until, realTime.GetTimestamp() + rest);
            throw;
        }
    }
}
