namespace Dtks.Platform.Http;

/// <summary>
/// Says that an HTTP function speaks a standard of others, for the API's document: it holds callers by that itself, and a request is named by what it says, so that it takes no <c>Idempotency-Key</c>.
/// </summary>
/// <param name="words">Who may call it.</param>
[AttributeUsage(AttributeTargets.Method)]
public class SpeaksAttribute(string words) : Attribute
{
    /// <summary>Who may call it.</summary>
    public string Words { get; } = words;

    /// <summary>The name of the tokens that it asks for, as the document has their scheme; null where the request itself says who calls.</summary>
    public string? Scheme { get; init; }

    /// <summary>What these tokens are; null where it asks for none.</summary>
    public string? Tokens { get; init; }
}
