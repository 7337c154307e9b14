using Dtks.Platform.Access;
using Dtks.Platform.Http;

namespace Dtks.Platform.OpenApi;

/// <summary>What operations refuse: what goes with their body, query, caller and method, and what they declare themselves.</summary>
internal static class ApiRefusals
{
    /// <summary>Statuses whose problems are the same everywhere, and stand in the document once.</summary>
    public static readonly IReadOnlyDictionary<int, (string Name, string Words, ApiRefusal[] Refusals)> Shared = new Dictionary<int, (string, string, ApiRefusal[])>
    {
        [401] = ("Unauthenticated", "There is no valid token.", [new(401, "token.missing"), new(401, "token.invalid")]),
        [403] = ("Forbidden", "The caller has not the role, or the place is out of their area's reach.",
            [new(403, "forbidden.role", "GOV-2"), new(403, "forbidden.area", "GOV-2"), new(403, "forbidden.level", "GOV-2"), new(403, "forbidden.levelNation", "GOV-2"), new(403, "forbidden.claim", "GOV-2")]),
        [408] = ("Incomplete", "The body did not arrive in time.", [new(408, "request.incomplete")]),
        [413] = ("TooLarge", "The body is larger than 256 KiB.", [new(413, "request.tooLarge")]),
        [415] = ("OtherType", "The body is of another media type.", [new(415, "request.contentType")]),
        [429] = ("Later", "Nothing was done; the same request can be sent again after the seconds in Retry-After.", [new(429, "busy"), new(429, "contended"), new(429, "throttled.caller")]),
        [500] = ("Failed", "Something went wrong that the caller can do nothing about.", [new(500, "unexpected"), new(500, "document.unreadable")]),
        [503] = ("Unavailable", "Something that is needed does not answer; the same request can be sent again after the seconds in Retry-After.", [new(503, "unavailable"), new(503, "identity.unavailable")]),
    };

    private static readonly string[] Shape =
        ["json.malformed", "json.duplicateMember", "json.unknownMember", "json.missingMember", "json.null", "json.wrongType", "json.number", "json.notOneOf", "json.notADate", "json.byteOrderMark"];

    /// <summary>All that an operation refuses.</summary>
    /// <param name="rule">Who may call it.</param>
    /// <param name="query">The query parameters it knows.</param>
    /// <param name="takes">What it takes; null for no body.</param>
    /// <param name="own">What it declares itself.</param>
    /// <param name="takesKey">Whether it takes an <c>Idempotency-Key</c> where it is a POST.</param>
    public static IReadOnlyList<ApiRefusal> Of(AccessRule rule, IReadOnlyCollection<string> query, TakesAttribute? takes, IEnumerable<RefusesAttribute> own, bool takesKey)
    {
        List<ApiRefusal> declared = [.. own.SelectMany(refuses => refuses.Codes.Select(code => new ApiRefusal(refuses.Status, code, refuses.Rule)))];
        List<ApiRefusal> all = [.. Everywhere(rule), .. OfQuery(query), .. takes is null ? [] : OfBody(takes), .. takesKey ? OfMethod(rule) : [], .. declared];

        // Several at once are told under a code that says so.
        if (all.Any(r => r.Code.StartsWith("json.", StringComparison.Ordinal)) || declared.Any(r => r.Status == 400))
        {
            all.Add(new(400, "request.invalid"));
        }

        all.AddRange(declared.Where(r => r.Status is 409 or 422).Select(r => r.Status).Distinct().Select(status => new ApiRefusal(status, "request.refused")));
        return [.. all.Distinct()];
    }

    private static IEnumerable<ApiRefusal> Everywhere(AccessRule rule)
    {
        if (PathParts.Any(rule.Route) || rule.Access?.Area == AccessArea.InQuery)
        {
            yield return new(404, "notFound");
        }

        foreach (var refusal in Shared.Where(s => s.Key is 429 or 500 or 503 || (!rule.IsPublic && s.Key is 401 or 403)).SelectMany(s => s.Value.Refusals))
        {
            yield return refusal;
        }
    }

    private static IEnumerable<ApiRefusal> OfQuery(IReadOnlyCollection<string> query) =>
        (query.Count == 0 ? ["query.none"] : query.Contains("cursor") ? ["query.unknown", "query.twice", "list.limit", "list.cursor"] : new[] { "query.unknown", "query.twice" }).Select(code => new ApiRefusal(400, code));

    private static IEnumerable<ApiRefusal> OfBody(TakesAttribute takes)
    {
        IEnumerable<ApiRefusal> arrival = [new(400, "request.incomplete"), .. Shared[408].Refusals, .. Shared[413].Refusals];
        return takes.Bytes is null ? [.. Shape.Select(code => new ApiRefusal(400, code)), .. arrival, .. Shared[415].Refusals, .. takes.IfMatch ? [new ApiRefusal(412, "stale")] : Array.Empty<ApiRefusal>()] : arrival;
    }

    private static IEnumerable<ApiRefusal> OfMethod(AccessRule rule) =>
        rule.Methods.Contains("POST") ? [new(400, "idempotency.key"), new(409, "idempotency.otherBody")] : [];
}
