using System.Text.Json;

namespace Dtks.Domain.Dci;

/// <summary>The language of texts (ISO 639-3): Indonesian or English. In another, or where none is asked for by name, the texts are English, as the answer's <c>locale</c> says.</summary>
public static class DciLocale
{
    /// <summary>Indonesian, in which texts are where no language is asked for.</summary>
    public const string Indonesian = "ind";

    /// <summary>English.</summary>
    public const string English = "eng";

    /// <summary>The language of the texts for one that is asked for; null where that is none. The two letters of ISO 639-1 are taken too, as the standard's own example has them.</summary>
    internal static string? Of(JsonElement? locale) => locale is null ? Indonesian
        : locale.Text(3) is { Length: >= 2 } code && code.All(char.IsAsciiLetterLower) ? (code is "id" or Indonesian ? Indonesian : English)
        : null;
}
