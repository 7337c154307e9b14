namespace Dtks.Platform.Problems;

/// <summary>What went wrong with a request, before it is put into words (RFC 9457).</summary>
/// <param name="Status">The HTTP status, 400-599.</param>
/// <param name="Code">A stable code of the message catalogue, such as <c>proposal.lapsed</c>.</param>
/// <param name="Rule">The rule of docs/policy.md that decided, if one did.</param>
/// <param name="Args">What the message fills in.</param>
/// <param name="Errors">The places in the request that are meant.</param>
/// <param name="RetryAfter">When to try again, for 429 and 503.</param>
public sealed record Problem(
    int Status,
    string Code,
    string? Rule = null,
    IReadOnlyDictionary<string, string>? Args = null,
    IReadOnlyList<ProblemError>? Errors = null,
    TimeSpan? RetryAfter = null)
{
    /// <summary>The rules that decided, here or at one of the places.</summary>
    public IEnumerable<string> Rules => (Errors ?? []).Select(e => e.Rule).Prepend(Rule).OfType<string>();

    /// <summary>404 for what is not there, or not the caller's to know of.</summary>
    public static Problem NotFound { get; } = new(404, "notFound");

    /// <summary>403: the caller's role may not do this.</summary>
    public static Problem RoleForbidden { get; } = new(403, "forbidden.role", "GOV-2");

    /// <summary>403: the place is outside the caller's area (GOV-2).</summary>
    public static Problem AreaForbidden { get; } = new(403, "forbidden.area", "GOV-2");

    /// <summary>412: the document changed since the client read it.</summary>
    public static Problem Stale { get; } = new(412, "stale");

    /// <summary>429: others kept changing the same document, and nothing was done; the request can be sent again as it is, a second later.</summary>
    public static Problem Contended { get; } = new(429, "contended", RetryAfter: TimeSpan.FromSeconds(1));

    /// <summary>One wrong member of the body: 400 with its pointer.</summary>
    public static Problem Invalid(string pointer, string code, string? rule = null, IReadOnlyDictionary<string, string>? args = null) =>
        new(400, code, rule, args, [new ProblemError(pointer, code, rule, args)]);
}
