using Dtks.Domain.Policies;

namespace Dtks.Domain.Verification;

/// <summary>A part of a sheet that is stored together.</summary>
/// <param name="Number">From 1 without gaps.</param>
/// <param name="Lines">Its lines: whole households, together at most the policy's page size unless one household alone is larger.</param>
public sealed record SheetPage(int Number, IReadOnlyList<SheetLine> Lines)
{
    /// <summary>Lays lines out on pages; a household's lines, which follow each other, never straddle two.</summary>
    public static IReadOnlyList<SheetPage> LayOut(IReadOnlyList<SheetLine> lines, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(policy);
        var pages = new List<SheetPage>();
        var current = new List<SheetLine>();
        foreach (var household in lines.GroupBy(l => l.Household, StringComparer.Ordinal))
        {
            var block = household.ToList();
            if (current.Count > 0 && current.Count + block.Count > policy.SheetPageLines)
            {
                pages.Add(new SheetPage(pages.Count + 1, current));
                current = [];
            }

            current.AddRange(block);
        }

        if (current.Count > 0) pages.Add(new SheetPage(pages.Count + 1, current));
        return pages;
    }
}
