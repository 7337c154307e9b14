using System.Diagnostics;

namespace Dtks.LocalHost.Tests;

/// <summary>
/// Counts the requests that leave this process by one method to one path of one server, whatever their query: hosts of other tests run in the same process.
/// </summary>
internal sealed class SentRequests : IDisposable
{
    private readonly ActivityListener _listener;
    private int _count;

    public SentRequests(string method, Uri place)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = sent =>
            {
                if (sent.GetTagItem("http.request.method") as string == method
                    && Uri.TryCreate(sent.GetTagItem("url.full") as string, UriKind.Absolute, out var url) && url.GetLeftPart(UriPartial.Path) == place.GetLeftPart(UriPartial.Path))
                {
                    Interlocked.Increment(ref _count);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public int Count => Volatile.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}
