namespace Dtks.Domain.Verification;

/// <summary>An adult of a household who may have no line of their own (VER-4).</summary>
/// <param name="Household">The household.</param>
/// <param name="Member">The member's id in it.</param>
public sealed record HouseholdAdult(string Household, string Member);

/// <summary>Who may take a family's programmes over from a recipient who died (VER-4): another adult who stands in the household.</summary>
public static class Successors
{
    /// <summary>The adults of the line's household other than its recipient in the register, but for those who are decided to be dead on a line of their own; by id.</summary>
    /// <param name="line">The line.</param>
    /// <param name="lines">The lines of its household, or more.</param>
    /// <param name="others">Adults of the households who may have no line.</param>
    public static IReadOnlyList<string> Of(SheetLine line, IEnumerable<SheetLine> lines, IEnumerable<HouseholdAdult> others)
    {
        ArgumentNullException.ThrowIfNull(line);
        var household = lines.Where(l => l.Household == line.Household).ToList();
        var members = household.Select(l => l.Member).Concat(others.Where(o => o.Household == line.Household).Select(o => o.Member));
        return
        [
            .. members.Distinct(StringComparer.Ordinal)
                .Where(m => IsFit(line, m, household, others) && !household.Exists(l => IsOf(l, m) && l.Decision is { Outcome: LineOutcome.Ineligible, Ground: Cascade.Deceased }))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a member is another adult who stands in the line's household, eligibility aside.</summary>
    /// <param name="line">The line of who died.</param>
    /// <param name="member">The member.</param>
    /// <param name="lines">The lines of its household, or more.</param>
    /// <param name="others">Adults of the households who may have no line.</param>
    public static bool IsFit(SheetLine line, string member, IEnumerable<SheetLine> lines, IEnumerable<HouseholdAdult> others)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (member == line.Named) return false;
        var own = lines.Where(l => l.Household == line.Household && l.Member == member).ToList();
        return !own.Exists(HasGone) && (own.Exists(l => l.Adult) || others.Any(o => o.Household == line.Household && o.Member == member));
    }

    /// <summary>Whether a member takes over: fit, not found ineligible on a line of their own, and nobody of the family works for the state (VER-4, VER-6).</summary>
    /// <param name="line">The line of who died.</param>
    /// <param name="member">The member.</param>
    /// <param name="household">The lines of its household.</param>
    /// <param name="others">Adults of the households who may have no line.</param>
    internal static bool TakesOver(SheetLine line, string member, IReadOnlyList<SheetLine> household, IEnumerable<HouseholdAdult> others) =>
        IsFit(line, member, household, others) && !household.Any(l => l.HandedTo is null && l.Decision is { Outcome: LineOutcome.Ineligible } d
            && (d.Ground == Cascade.StateEmployee || IsOf(l, member)));

    private static bool IsOf(SheetLine line, string member) => line.Member == member || line.Named == member;

    // Who the register has elsewhere, or dead, or removed.
    private static bool HasGone(SheetLine line) => line.HandedTo is not null || line.Heir is not null || line.StillHere == true
        || line.Suggestion is { Code: LineSuggestions.Died or LineSuggestions.Left or LineSuggestions.Removed or LineSuggestions.Moved or LineSuggestions.StillHere };
}
