using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Households;

/// <summary>
/// The lines that households bring to their village's sheet (VER-2). The same households give the same lines, in whatever order they come.
/// </summary>
public static class HouseholdLines
{
    /// <summary>
    /// One line for each active entitlement that began in or before <paramref name="period"/>, ordered by household, programme and member,
    /// numbered from 1.
    /// </summary>
    public static IReadOnlyList<SheetLine> Of(IEnumerable<HouseholdState> households, CyclePeriod period, PolicyVersion policy) =>
        Of(households.Select(RecipientFamily.Of), period, policy);

    /// <inheritdoc cref="Of(IEnumerable{HouseholdState}, CyclePeriod, PolicyVersion)"/>
    public static IReadOnlyList<SheetLine> Of(IEnumerable<RecipientFamily> households, CyclePeriod period, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(households);
        ArgumentNullException.ThrowIfNull(period);
        var ordered = households
            .SelectMany(h => h.Entitlements.Where(e => e.IsActiveIn(period)).Select(e => (Household: h, Entitlement: e)))
            .OrderBy(x => x.Household.Id, StringComparer.Ordinal)
            .ThenBy(x => x.Entitlement.Programme)
            .ThenBy(x => x.Entitlement.MemberId, StringComparer.Ordinal);
        return [.. ordered.Select((x, i) => Line(i + 1, x.Household, x.Entitlement, period, policy))];
    }

    private static SheetLine Line(
        int number, RecipientFamily household, Entitlement entitlement, CyclePeriod period, PolicyVersion policy) => new()
        {
            Line = number,
            Household = household.Id,
            Member = entitlement.MemberId,
            Programme = entitlement.Programme,
            Suggestion = HouseholdFinding.Suggested(household.Findings, household.Deactivation, entitlement.MemberId, period)
                ?? household.Welfare?.Suggestion(household.Id, entitlement.Programme, policy),
            Adult = household.Members.Any(m => m.Id == entitlement.MemberId && Ages.IsAdult(period.FirstDay, m.BirthDate, policy)),
        };
}
