using System.Text.RegularExpressions;

namespace Dtks.LocalCosmos.Resources;

/// <summary>A path of an indexing policy: <c>/a/b/?</c> for one value, <c>/a/*</c> for all below; <c>[]</c> stands for the elements of an array.</summary>
/// <param name="Names">the names along it</param>
/// <param name="IsTree">whether it is for all below</param>
internal sealed partial record IndexPath(IReadOnlyList<string> Names, bool IsTree)
{
    /// <summary>Reads a path; null when it is none. A name with other characters than letters, digits and _ stands in quotes.</summary>
    public static IndexPath? TryParse(string? text) => text is not null && Form().Match(text) is { Success: true } match
        ? new IndexPath([.. match.Groups[1].Captures.Select(name => name.Value.Trim('"'))], text[^1] == '*')
        : null;

    /// <summary>How precisely it names a value: a longer path before a shorter one, <c>?</c> before <c>*</c>; -1 when it does not.</summary>
    public int Precision(IReadOnlyList<string> names) =>
        names.Take(Names.Count).SequenceEqual(Names) && (IsTree || names.Count == Names.Count) ? (Names.Count * 2) + (IsTree ? 0 : 1) : -1;

    [GeneratedRegex("""^(?:/(\w+|\[\]|"[^"]+"))*/[?*]$""")]
    private static partial Regex Form();
}
