using Dtks.Platform.Problems;

namespace Dtks.LocalHost.Http;

/// <summary>A message to people in both languages; it says what to do next.</summary>
/// <param name="Indonesian">The Indonesian text, the default.</param>
/// <param name="English">The English text.</param>
internal sealed record BilingualText(string Indonesian, string English)
{
    /// <summary>The text for an <c>Accept-Language</c> header: English where it is asked for before Indonesian.</summary>
    public string For(string? acceptLanguage) => MessageCatalogue.Choose(acceptLanguage) == "en" ? English : Indonesian;
}
