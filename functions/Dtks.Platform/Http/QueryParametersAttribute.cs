namespace Dtks.Platform.Http;

/// <summary>Names the query parameters that an HTTP function knows. Any other is refused: a mistyped filter must not show, or change, what was not meant.</summary>
/// <param name="names">The names, exactly as they are sent.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QueryParametersAttribute(params string[] names) : Attribute
{
    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>Whether it answers in pages, and so takes <c>limit</c> and <c>cursor</c> too.</summary>
    public bool Paged { get; init; }

    /// <summary>Whether any other is let through too: of a page's address, to which others add what they count by.</summary>
    public bool Any { get; init; }
}
