using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using NodaTime;

namespace Dtks.Domain.Dci;

/// <summary>What one step of a household's history did, as far as partners are told of it (REG-3, REG-8).</summary>
public static class HouseholdSteps
{
    /// <summary>The changes of a family that were carried out by a step; none where it was another thing that happened.</summary>
    /// <param name="household">The household, as of any later time.</param>
    /// <param name="step">The step, from 1.</param>
    public static IReadOnlyList<AppliedChange> Changes(HouseholdState household, int step)
    {
        ArgumentNullException.ThrowIfNull(household);
        return step > 0 && step <= household.History.Count ? [.. household.Changes.Where(c => c.At == household.History[step - 1].At)] : [];
    }

    /// <summary>Who is a member by a step and was not before, by id: born, joined, or standing there again.</summary>
    /// <param name="household">The household, as of any later time.</param>
    /// <param name="step">The step, from 1.</param>
    public static IReadOnlySet<string> Newcomers(HouseholdState household, int step)
    {
        var born = BornIn(household);
        return Changes(household, step).Where(c => c.Kind != FamilyChangeKind.Move).SelectMany(c => born.TryGetValue(c.Id, out var child) ? [child] : c.Came ?? []).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Who left by a step or after it, as they last stood there: of those of before it was noted by what, nobody.</summary>
    /// <param name="household">The household, as of any later time.</param>
    /// <param name="step">The step, from 1; one that there is not, and nobody left.</param>
    public static IReadOnlyList<FormerMember> LeftSince(HouseholdState household, int step)
    {
        ArgumentNullException.ThrowIfNull(household);
        if (step < 1 || step > household.History.Count) return [];
        var since = household.Changes.Where(c => c.At >= household.History[step - 1].At).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return [.. household.Former.Where(f => f.By is { } change && since.Contains(change))];
    }

    /// <summary>Who left by a step and stands there no more, as they last stood there.</summary>
    /// <param name="household">The household, as of any later time.</param>
    /// <param name="step">The step, from 1.</param>
    public static IReadOnlyList<FormerMember> Left(HouseholdState household, int step)
    {
        var by = Changes(household, step).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return [.. household.Former.Where(f => f.By is { } change && by.Contains(change))];
    }

    /// <summary>Who stands there again by a step that undid a removal, by id; null where the step did not.</summary>
    /// <param name="household">The household, as of any later time.</param>
    /// <param name="step">The step, from 1.</param>
    public static IReadOnlySet<string>? Reinstated(HouseholdState household, int step) => Changes(household, step).Any(c => c.Kind == FamilyChangeKind.Reinstatement) ? Newcomers(household, step) : null;

    /// <summary>Whether all who stood there after a step are new by it: the household itself came, and not some to others of it.</summary>
    /// <param name="household">The household, as of any later time.</param>
    /// <param name="step">The step, from 1.</param>
    public static bool IsWhole(HouseholdState household, int step)
    {
        var came = Enumerable.Range(step, Math.Max(0, household.History.Count - step + 1)).SelectMany(later => Newcomers(household, later)).ToHashSet(StringComparer.Ordinal);
        return household.Members.Concat(LeftSince(household, step).Select(f => f.Member)).All(m => came.Contains(m.Id));
    }

    /// <summary>Whom a step took from a village: the household as it stood there with all who moved with it, whatever became of them since; or of it those who left it by the step.</summary>
    /// <param name="household">The household, as of any later time.</param>
    /// <param name="step">The step, from 1.</param>
    /// <param name="village">The village in which the step was taken; of a move, where it came to.</param>
    /// <returns>The household of those alone, when, and whether it is all of it; null where nobody went by it.</returns>
    public static (HouseholdState Before, Instant At, bool IsAll)? Taken(HouseholdState household, int step, AreaCode village)
    {
        if (Changes(household, step).FirstOrDefault(c => c is { Kind: FamilyChangeKind.Move, Other: not null }) is { } move)
        {
            var all = household.Members.Concat(household.Former.Select(f => f.Member)).DistinctBy(m => m.Id);
            IReadOnlyList<HouseholdMember> moved = [.. move.Came is { Count: > 0 } came ? all.Where(m => came.Contains(m.Id)) : household.Members];
            return (household with { Village = move.Other!.Village, Members = moved, Ended = null }, move.At, true);
        }

        IReadOnlyList<HouseholdMember> left = [.. Left(household, step).Select(f => f.Member)];
        return left.Count == 0 ? null : (household with { Village = village, Members = left, Ended = null }, household.History[step - 1].At, false);
    }

    // Births do not say whom: ids are given out in order, so that what nobody else brought is the children's, in the order of their births.
    private static Dictionary<string, string> BornIn(HouseholdState household)
    {
        var births = household.Changes.Where(c => c.Kind == FamilyChangeKind.Birth).ToList();
        var others = household.Changes.Where(c => FamilyLeavings.Is(c.Kind)).SelectMany(c => c.Came ?? []).ToHashSet(StringComparer.Ordinal);
        var ids = household.Members.Concat(household.Former.Select(f => f.Member)).Select(m => m.Id).Distinct().Where(id => !others.Contains(id)).Order(StringComparer.Ordinal).TakeLast(births.Count).ToList();
        return births.TakeLast(ids.Count).Zip(ids).ToDictionary(b => b.First.Id, b => b.Second, StringComparer.Ordinal);
    }
}
