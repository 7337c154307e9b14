namespace Dtks.LocalHost.Http;

/// <summary>A message to people in both languages; it says what to do next.</summary>
/// <param name="Indonesian">The Indonesian text, the default.</param>
/// <param name="English">The English text.</param>
internal sealed record BilingualText(string Indonesian, string English)
{
    /// <summary>The text for an <c>Accept-Language</c> header: English where it is asked for before Indonesian.</summary>
    public string For(string? acceptLanguage)
    {
        var best = (acceptLanguage ?? "").Split(',').Select(Rank).Where(r => r.Weight > 0 && r.Tag is "id" or "en" or "*")
            .OrderByDescending(r => r.Weight).FirstOrDefault();
        return best.Tag == "en" ? English : Indonesian;
    }

    private static (string Tag, double Weight) Rank(string part)
    {
        var pieces = part.Split(';', StringSplitOptions.TrimEntries);
        var tag = pieces[0].Split('-')[0].ToLowerInvariant();
        var quality = pieces.Skip(1).FirstOrDefault(p => p.StartsWith("q=", StringComparison.OrdinalIgnoreCase));
        if (quality is null)
            return (tag, 1);
        var style = System.Globalization.NumberStyles.AllowDecimalPoint;
        return (tag, double.TryParse(quality[2..], style, System.Globalization.CultureInfo.InvariantCulture, out var weight) ? weight : 0);
    }
}
