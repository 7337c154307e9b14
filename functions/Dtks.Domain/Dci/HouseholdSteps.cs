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

    /// <summary>From where a step had the household come, or where one lived who left it by that.</summary>
    /// <param name="household">The household, as of any later time.</param>
    /// <param name="step">The step, from 1.</param>
    /// <returns>The place, and when; null where nobody moved by it.</returns>
    public static (FamilyPlace From, Instant At)? Moved(HouseholdState household, int step)
    {
        var changes = Changes(household, step);
        return changes.FirstOrDefault(c => c is { Kind: FamilyChangeKind.Move, Other: not null }) is { } move ? (move.Other!, move.At)
            : changes.FirstOrDefault(c => household.Former.Any(f => f.By == c.Id && f.To is not null)) is { } left ? (new FamilyPlace(household.Village, household.Id), left.At)
            : null;
    }

    // Births do not say whom: ids are given out in order, so that what nobody else brought is the children's, in the order of their births.
    private static Dictionary<string, string> BornIn(HouseholdState household)
    {
        var births = household.Changes.Where(c => c.Kind == FamilyChangeKind.Birth).ToList();
        var others = household.Changes.Where(c => c.Kind is FamilyChangeKind.Marriage or FamilyChangeKind.Divorce).SelectMany(c => c.Came ?? []).ToHashSet(StringComparer.Ordinal);
        var ids = household.Members.Concat(household.Former.Select(f => f.Member)).Select(m => m.Id).Distinct().Where(id => !others.Contains(id)).Order(StringComparer.Ordinal).TakeLast(births.Count).ToList();
        return births.TakeLast(ids.Count).Zip(ids).ToDictionary(b => b.First.Id, b => b.Second, StringComparer.Ordinal);
    }
}
