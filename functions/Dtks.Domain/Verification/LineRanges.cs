using System.Globalization;

namespace Dtks.Domain.Verification;

/// <summary>Line numbers in short, such as <c>1-4,9</c>.</summary>
public static class LineRanges
{
    /// <summary>The numbers in order, those that follow each other as a range; empty for none.</summary>
    public static string Of(IEnumerable<int> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var ranges = new List<(int First, int Last)>();
        foreach (var line in lines.Distinct().Order())
        {
            if (ranges.Count > 0 && ranges[^1].Last == line - 1)
            {
                ranges[^1] = (ranges[^1].First, line);
            }
            else
            {
                ranges.Add((line, line));
            }
        }

        return string.Join(',', ranges.Select(r => r.First == r.Last ? Number(r.First) : $"{Number(r.First)}-{Number(r.Last)}"));
    }

    /// <summary>The numbers of what <see cref="Of"/> wrote; none for null.</summary>
    /// <exception cref="FormatException">It is not written so.</exception>
    public static IReadOnlySet<int> Read(string? ranges)
    {
        var lines = new HashSet<int>();
        foreach (var range in (ranges ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = range.Split('-');
            var (first, last) = (int.Parse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture), int.Parse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture));
            lines.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return lines;
    }

    private static string Number(int line) => line.ToString(CultureInfo.InvariantCulture);
}
