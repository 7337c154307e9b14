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
