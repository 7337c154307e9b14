namespace Dtks.Platform.Http;

/// <summary>
/// Names what an HTTP function refuses by itself: for the API's document, and the tests that hold problems to it. What goes with its body, its query, its caller or its method is
/// added by the document.
/// </summary>
/// <param name="status">The HTTP status of such a problem when it comes alone, 400 to 599.</param>
/// <param name="codes">The codes.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RefusesAttribute(int status, params string[] codes) : Attribute
{
    /// <summary>The HTTP status of such a problem when it comes alone.</summary>
    public int Status { get; } = status;

    /// <summary>The codes.</summary>
    public IReadOnlyList<string> Codes { get; } = codes;

    /// <summary>The rule of docs/policy.md that decides; null where none does.</summary>
    public string? Rule { get; init; }
}
