using System.Buffers;
using System.Text;
using Newtonsoft.Json;

namespace Dtks.Flows.Tests.Audit;

/// <summary>
/// Looks for what tells of persons in bytes: as UTF-8 in any case, as UTF-16, as JSON escapes it, percent-encoded, and within Base64 wherever it stands there.
/// </summary>
internal sealed class ClearText
{
    private const int Around = 60;

    // Shorter ones would be found by chance.
    private const int ShortestInBase64 = 10;

    private readonly SearchValues<string> _texts;
    private readonly SearchValues<string> _base64;

    /// <summary>Looks for these.</summary>
    public ClearText(IEnumerable<string> personal)
    {
        var all = personal.Distinct(StringComparer.Ordinal).ToList();
        _texts = SearchValues.Create([.. all.SelectMany(Written).Distinct(StringComparer.Ordinal)], StringComparison.OrdinalIgnoreCase);
        _base64 = SearchValues.Create([.. all.Where(p => p.Length >= ShortestInBase64).SelectMany(InBase64).Distinct(StringComparer.Ordinal)], StringComparison.Ordinal);
    }

    /// <summary>What of a person's data is looked for: each is unmistakable by itself.</summary>
    public static IEnumerable<string> Of(SampleFamily family) =>
        family.Members.SelectMany(m => new[] { m.Nik, m.Name, m.BirthDate, m.MotherMaidenName, m.BirthPlace }).Append(family.FamilyCardNumber);

    /// <summary>Where something is found in a text, with what stands around it; null when nothing is.</summary>
    public string? In(string text) => Found(Bytes(Encoding.UTF8.GetBytes(text)));

    /// <summary>The same in bytes.</summary>
    public string? In(byte[] bytes) => Found(Bytes(bytes));

    private string? Found(string bytes)
    {
        var at = bytes.AsSpan().IndexOfAny(_texts);
        at = at < 0 ? bytes.AsSpan().IndexOfAny(_base64) : at;
        return at < 0 ? null : new string([.. bytes[Math.Max(0, at - Around)..Math.Min(bytes.Length, at + Around)].Select(c => char.IsAsciiLetterOrDigit(c) || char.IsPunctuation(c) || c == ' ' ? c : '·')]);
    }

    private static IEnumerable<string> Written(string personal)
    {
        var escaped = new JsonSerializerSettings { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii };
        var html = new JsonSerializerSettings { StringEscapeHandling = StringEscapeHandling.EscapeHtml };
        yield return Bytes(Encoding.UTF8.GetBytes(personal));
        yield return Bytes(Encoding.Unicode.GetBytes(personal));
        yield return Bytes(Encoding.BigEndianUnicode.GetBytes(personal));
        yield return Uri.EscapeDataString(personal);
        yield return Uri.EscapeDataString(personal).Replace("%20", "+", StringComparison.Ordinal);
        yield return JsonConvert.SerializeObject(personal, escaped).Trim('"');
        yield return Bytes(Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(personal, html).Trim('"')));
    }

    // In the middle of Base64 it may begin at each of three places; the digits at its ends are its neighbours' too.
    private static IEnumerable<string> InBase64(string personal)
    {
        var bytes = Encoding.UTF8.GetBytes(personal);
        for (var before = 0; before < 3; before++)
        {
            var whole = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var first = before == 0 ? 0 : before + 1;
            var last = (before + bytes.Length) * 8 / 6;
            yield return whole[first..last];
        }
    }

    private static string Bytes(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
