using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Households;

/// <summary>What a family's change means for the lines of an open sheet (REG-8, VER-2): a line follows where it simply can; else it is suggested what it means.</summary>
public static class FamilyLines
{
    /// <summary>A line of the household, after its changes; one that nobody decided yet is told what a deliberation proposes (MUS-2).</summary>
    /// <param name="line">The line.</param>
    /// <param name="household">The household.</param>
    /// <param name="without">Where its people went whom the month's sheet there does not have: they are verified here still; null for nowhere.</param>
    public static SheetLine After(SheetLine line, HouseholdState household, IReadOnlySet<FamilyPlace>? without = null)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(household);
        var followed = Followed(line, household, without);
        return followed is { Decision: null, Suggestion: null or { Code: LineSuggestions.TerminationProposed } }
            ? followed with { Suggestion = household.Deactivation?.Suggestion() }
            : followed;
    }

    /// <summary>The lines that the sheet lacks: of those who came to the household by a change, and receive something in the month.</summary>
    /// <param name="household">The household.</param>
    /// <param name="present">Its lines on the sheet.</param>
    /// <param name="period">The month.</param>
    /// <param name="policy">The month's policy version.</param>
    public static IReadOnlyList<SheetLine> Missing(HouseholdState household, IReadOnlyList<SheetLine> present, CyclePeriod period, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(present);
        var came = household.Changes.SelectMany(c => c.Came ?? []).ToHashSet(StringComparer.Ordinal);
        return [.. HouseholdLines.Of([household], period, policy).Where(l => came.Contains(l.Member) && !present.Any(p => Same(p, l)))];
    }

    private static SheetLine Followed(SheetLine line, HouseholdState household, IReadOnlySet<FamilyPlace>? without)
    {
        if (household.Former.LastOrDefault(f => f.Member.Id == line.Named) is not { } left) return line;
        var follows = line.Programme == Programme.PbiJkn ? null
            : household.Entitlements.FirstOrDefault(e => e.Programme == line.Programme && e.Status == EntitlementStatus.Active)?.MemberId;
        return follows is not null ? line with { Heir = follows, Suggestion = null }
            : line with { Suggestion = left.To is { } to && without?.Contains(to) == true ? new LineSuggestion(LineSuggestions.StillHere, null) : Of(left.Reason) };
    }

    private static LineSuggestion Of(FormerReason reason) => reason switch
    {
        FormerReason.Deceased => new LineSuggestion(LineSuggestions.Died, Cascade.Deceased),
        FormerReason.Removed => new LineSuggestion(LineSuggestions.Removed, null),
        FormerReason.Moved => new LineSuggestion(LineSuggestions.Moved, null),
        _ => new LineSuggestion(LineSuggestions.Left, null),
    };

    private static bool Same(SheetLine present, SheetLine line) =>
        present.Programme == line.Programme && (line.Programme != Programme.PbiJkn || present.Named == line.Member);
}
