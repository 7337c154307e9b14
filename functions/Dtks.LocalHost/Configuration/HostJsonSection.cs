using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Configuration;

/// <summary>
/// An object of <c>host.json</c>, read member by member. A member that nobody knows is refused: it would be without effect, and nobody would
/// notice.
/// </summary>
internal sealed partial class HostJsonSection
{
    private readonly JObject? _members;
    private readonly string _path;

    private HostJsonSection(JObject? members, string path, string[] known)
    {
        _members = members;
        _path = path;
        var unknown = known.Length == 0 ? null : Names.FirstOrDefault(n => !known.Contains(n));
        if (unknown is not null)
            throw new FormatException($"{At(unknown)} is not known; {(path.Length == 0 ? "known" : $"known below {path}")} are {string.Join(", ", known)}.");
    }

    /// <summary>The names of the members.</summary>
    public IEnumerable<string> Names => _members?.Properties().Select(p => p.Name) ?? [];

    /// <summary>The whole file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="known">The members it may have.</param>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    /// <exception cref="FormatException">It has another member.</exception>
    public static HostJsonSection Root(string text, params string[] known) => new(JObject.Parse(text), "", known);

    /// <summary>A section below; without members when it is absent.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="known">The members it may have; none: any.</param>
    /// <exception cref="FormatException">It is no object, or has another member.</exception>
    public HostJsonSection Section(string name, params string[] known) => Member(name) switch
    {
        null => new HostJsonSection(null, At(name), known),
        JObject members => new HostJsonSection(members, At(name), known),
        var other => throw Wrong(name, other, "an object"),
    };

    /// <summary>A text; null when absent.</summary>
    /// <exception cref="FormatException">It is no text, or none of those it must be.</exception>
    public string? Text(string name, params string[] mustBe)
    {
        var member = Member(name);
        var wanted = mustBe.Length == 0 ? "a text" : string.Join(" or ", mustBe.Select(t => $"\"{t}\""));
        if (member is null)
            return null;
        return member is JValue { Value: string text } && (mustBe.Length == 0 || mustBe.Contains(text)) ? text : throw Wrong(name, member, wanted);
    }

    /// <summary>A whole number.</summary>
    /// <exception cref="FormatException">It is none, or out of range.</exception>
    public int Number(string name, int absent, int least, int most) => Member(name) switch
    {
        null => absent,
        JValue { Value: long value } when value >= least && value <= most => (int)value,
        var other => throw Wrong(name, other, $"a whole number from {least} to {most}"),
    };

    /// <summary>A span of time, written out to the second: a bare number would be days to one reader and seconds to another.</summary>
    /// <exception cref="FormatException">It is none, or out of range.</exception>
    public TimeSpan Span(string name, TimeSpan absent, TimeSpan least, TimeSpan most)
    {
        var member = Member(name);
        if (member is null)
            return absent;
        return member is JValue { Value: string text } && SpanPattern().IsMatch(text)
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
                ? value
                : throw Wrong(name, member, $"a time span hh:mm:ss from {least} to {most}");
    }

    private JToken? Member(string name) => _members?[name];

    private string At(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    private FormatException Wrong(string name, JToken value, string wanted)
        => new($"{At(name)} is {value.ToString(Formatting.None)}; it must be {wanted}.");

    [GeneratedRegex(@"^(\d{1,3}\.)?\d{1,2}:\d{2}:\d{2}(\.\d{1,7})?$")]
    private static partial Regex SpanPattern();
}
