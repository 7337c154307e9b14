namespace Dtks.Benchmarks.Month;

/// <summary>A request on the database as it went out, and how it was answered.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path and query.</param>
/// <param name="Headers">Its headers, those of its body too.</param>
/// <param name="Body">Its body.</param>
/// <param name="Status">The answer's status.</param>
internal sealed record RecordedRequest(HttpMethod Method, string Path, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body, int Status)
{
    // What the store had when it was first answered; and what the client makes anew.
    private static readonly string[] LeftOut = ["x-ms-session-token", "Content-Length", "Host"];

    /// <summary>The same to be sent again.</summary>
    public HttpRequestMessage Again(Uri endpoint)
    {
        var request = new HttpRequestMessage(Method, new Uri(endpoint, Path)) { Content = Body.Length == 0 ? null : new ByteArrayContent(Body) };
        foreach (var (name, value) in Headers.Where(h => !LeftOut.Contains(h.Name, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }
}
