using System.Globalization;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.People;

namespace Dtks.Functions.Notices;

/// <summary>What messages say of assistance that stood on one of the family and stands on another since (VER-4).</summary>
public static class TakenAid
{
    /// <summary>The same of the change that a notice follows from.</summary>
    public static IReadOnlyList<NoticeArgument> Standing(NoticeInput wanted, HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(household);
        return StepOf(wanted) is var step && step > 0 && step <= household.History.Count
            ? Standing(household, household.Changes.LastOrDefault(change => change.At == household.History[step - 1].At))
            : [];
    }

    /// <summary>Which step of the household's history a notice follows from, 1 for its first; 0 for none.</summary>
    public static int StepOf(NoticeInput wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return int.TryParse(wanted.Cause.Split('/')[^1], CultureInfo.InvariantCulture, out var step) ? step : 0;
    }

    /// <summary>What stood on whoever died or left by a change, and on whom it stands since (VER-4): as who of the family, for a notice names nobody.</summary>
    public static IReadOnlyList<NoticeArgument> Standing(HouseholdState household, AppliedChange? change)
    {
        ArgumentNullException.ThrowIfNull(household);
        return change?.Taken is { } taken ? By(household, taken[0].Member, taken.Select(t => t.Programme)) : [];
    }

    /// <summary>What another adult receives since a month's verification found that who received it died (VER-4).</summary>
    public static IReadOnlyList<NoticeArgument> Succeeded(NoticeInput wanted, HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(household);
        var month = wanted.Arguments?.FirstOrDefault(a => a.Name == HouseholdNotices.Period)?.Value;
        var taken = household.Entitlements.Where(e => e.Status == EntitlementStatus.Active && e.SucceededIn is { } succeeded && succeeded.Value == month).ToList();
        return taken.Count == 0 ? [] : By(household, taken[0].MemberId, taken.Select(e => e.Programme));
    }

    private static IReadOnlyList<NoticeArgument> By(HouseholdState household, string member, IEnumerable<Programme> programmes)
    {
        var taker = household.Members.FirstOrDefault(m => m.Id == member)?.Person.Relationship;
        return
        [
            new NoticeArgument("taken", string.Join(", ", programmes.Distinct().Select(p => WireName.Of(p)))),
            new NoticeArgument("taker", taker is Relationship.Head or Relationship.Wife ? WireName.Of(taker.Value) : "adult"),
        ];
    }
}
