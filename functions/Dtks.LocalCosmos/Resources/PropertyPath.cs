using System.Text.RegularExpressions;

namespace Dtks.LocalCosmos.Resources;

/// <summary>Paths as definitions write them: <c>/name</c>, <c>/outer/inner</c>, <c>/"a name with / in it"</c>.</summary>
internal static partial class PropertyPath
{
    /// <summary>The names along a path, quotes taken off; null when it is none.</summary>
    public static string[]? TrySplit(string? path) =>
        path is not null && Form().Match(path) is { Success: true } match ? [.. match.Groups[1].Captures.Select(name => name.Value.Trim('"'))] : null;

    [GeneratedRegex("""^(?:/("[^"]+"|[^/"]+))+$""")]
    private static partial Regex Form();
}

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
