namespace Dtks.Benchmarks.Month;

/// <summary>A request on the database as it went out, and how it was answered.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path and query.</param>
/// <param name="Headers">Its headers, those of its body too.</param>
/// <param name="Body">Its body.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Tags">The entity tags in the answer, in their order.</param>
internal sealed record RecordedRequest(HttpMethod Method, string Path, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body, int Status, IReadOnlyList<string> Tags)
{
    // What the store had when it was first answered; and what the client makes anew.
    private static readonly string[] LeftOut = ["x-ms-session-token", "Content-Length", "Host"];

    /// <summary>The same to be sent again.</summary>
    /// <param name="endpoint">Where to.</param>
    /// <param name="tags">What its entity tags are there.</param>
    public HttpRequestMessage Again(Uri endpoint, EntityTags tags)
    {
        var request = new HttpRequestMessage(Method, new Uri(endpoint, Path)) { Content = Body.Length == 0 ? null : new ByteArrayContent(tags.Renewed(Body)) };
        foreach (var (name, value) in Headers.Select(h => (h.Name, tags.Renewed(h.Value))).Where(h => !LeftOut.Contains(h.Name, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }
}
