using System.Globalization;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Imports;

/// <summary>Where the next page of a result begins.</summary>
/// <param name="Chunk">The part, from 0.</param>
/// <param name="Row">The row in it, from 0.</param>
public sealed record ResultPlace(int Chunk, int Row)
{
    /// <summary>The place a cursor holds; the first for none.</summary>
    public static ResultPlace Parse(string? text)
    {
        if (text is null)
        {
            return new ResultPlace(0, 0);
        }

        var parts = text.Split('.');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var chunk) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new ResultPlace(chunk, row)
            : throw new ProblemException(new Problem(400, "list.cursor"));
    }

    /// <summary>As a cursor holds it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Chunk}.{Row}");
}
