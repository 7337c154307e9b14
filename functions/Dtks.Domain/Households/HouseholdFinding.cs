using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>What another record says of a household, by which its lines are told what they are decided in sight of (REG-4): people decide.</summary>
/// <param name="Kind">What kind of record.</param>
/// <param name="Id">Its id; of a sheet its month.</param>
/// <param name="Members">The members whom it means, by id.</param>
/// <param name="Ground">The ground of VER-5 that it comes to; null where it says none.</param>
/// <param name="On">The day that it names: the last of a notice, that of a decision; null for none.</param>
public sealed record HouseholdFinding(SuggestionSourceKind Kind, string Id, IReadOnlyList<string> Members, int? Ground, LocalDate? On)
{
    /// <summary>What it suggests for a line; null for nothing.</summary>
    /// <param name="named">Whose line it is, by id.</param>
    /// <param name="period">The line's month.</param>
    public LineSuggestion? Suggestion(string named, CyclePeriod? period) => Kind switch
    {
        SuggestionSourceKind.Removal when Members.Contains(named) => Said(LineSuggestions.RemovalNoticed, Ground),
        SuggestionSourceKind.Duplicate when Members.Contains(named) => Said(LineSuggestions.Duplicate, Ground),
        SuggestionSourceKind.Sheet when period is not null && CyclePeriod.TryParse(Id, out var month) && month.Next == period => Members.Contains(named)
            ? Said(LineSuggestions.StateEmployee, Cascade.StateEmployee)
            : Said(LineSuggestions.StateEmployeeInFamily, Cascade.StateEmployeeInFamily),
        _ => null,
    };

    /// <summary>What is known of a household suggests for one of its lines: a deliberation's proposal before all (MUS-2), then a removal, a duplicate, and the month before.</summary>
    /// <param name="findings">What other records say.</param>
    /// <param name="deactivation">What a deliberation proposes.</param>
    /// <param name="named">Whose line it is, by id.</param>
    /// <param name="period">The line's month; null where that does not matter.</param>
    internal static LineSuggestion? Suggested(IReadOnlyList<HouseholdFinding>? findings, Deactivation? deactivation, string named, CyclePeriod? period) => deactivation?.Suggestion()
        ?? findings?.OrderBy(f => f.Kind).ThenBy(f => f.Id, StringComparer.Ordinal).Select(f => f.Suggestion(named, period)).FirstOrDefault(s => s is not null);

    /// <summary>The same findings with one in place of what was known from its record; null for none at all.</summary>
    public static IReadOnlyList<HouseholdFinding>? With(IReadOnlyList<HouseholdFinding>? known, SuggestionSourceKind kind, string id, HouseholdFinding? now)
    {
        IReadOnlyList<HouseholdFinding> all = [.. (known ?? []).Where(f => f.Kind != kind || f.Id != id), .. now is null ? Array.Empty<HouseholdFinding>() : [now]];
        return all.Count == 0 ? null : all;
    }

    /// <summary>Those that go along with a family that moves: what a month found of its members. Removals and pairs of duplicates tell of themselves where it stands then.</summary>
    internal static IReadOnlyList<HouseholdFinding>? GoingAlong(IReadOnlyList<HouseholdFinding>? known) =>
        known?.Where(f => f.Kind == SuggestionSourceKind.Sheet).ToList() is { Count: > 0 } along ? along : null;

    private LineSuggestion Said(string code, int? ground) => new(code, ground) { Source = new SuggestionSource(Kind, Id, On) };

    /// <summary>Whether it says the same.</summary>
    public bool Equals(HouseholdFinding? other) =>
        other is not null && (Kind, Id, Ground, On) == (other.Kind, other.Id, other.Ground, other.On) && Members.SequenceEqual(other.Members, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Kind, Id, Ground, On);
}
