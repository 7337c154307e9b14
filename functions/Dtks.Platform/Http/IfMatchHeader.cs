using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;

namespace Dtks.Platform.Http;

/// <summary>Reads the <c>If-Match</c> header.</summary>
public static class IfMatchHeader
{
    /// <summary>The version a request was decided on; any, without the header.</summary>
    public static ExpectedVersion Read(HttpRequest request)
    {
        var value = request.Headers.IfMatch.ToString();

        // A header that is there and names nothing is a client's mistake: no version fits it.
        return request.Headers.IfMatch.Count == 0 || value == "*"
            ? ExpectedVersion.Any
            : new ExpectedVersion(value.Split(',', StringSplitOptions.TrimEntries));
    }
}
