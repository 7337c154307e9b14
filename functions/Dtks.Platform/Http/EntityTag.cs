using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;

namespace Dtks.Platform.Http;

/// <summary>The client's <c>If-Match</c> against the version that was loaded.</summary>
public static class EntityTag
{
    /// <summary>The condition of a request, or null without one.</summary>
    public static string? IfMatch(HttpRequest request)
    {
        var value = request.Headers.IfMatch.ToString();
        return value.Length == 0 || value == "*" ? null : value;
    }

    /// <summary>Holds the document to the version the client names.</summary>
    /// <exception cref="ProblemException">412 when it is another.</exception>
    public static void Require(string? ifMatch, Document document)
    {
        if (ifMatch is not null && !ifMatch.Split(',', StringSplitOptions.TrimEntries).Contains(document.ETag, StringComparer.Ordinal))
        {
            throw new ProblemException(Problem.Stale);
        }
    }
}
