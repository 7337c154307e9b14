using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.Payments;
using Dtks.Domain.People;
using Dtks.Functions.Registry;

namespace Dtks.Functions.Notices;

/// <summary>What a family is told of a month's sheet that does not pay what it was to pay: opened again (VER-8, RAT-6), or not ratified by the determination date (RAT-5).</summary>
public sealed class SheetPaymentNotices(HouseholdRepository households, HouseholdReach reach, IHouseholdPayments paying)
{
    // Where it is ratified by then, and counts for a later month.
    private const string RatifiedLate = "aidRatifiedLate";

    /// <summary>What is told of it, as it stands by then; null where the payment leaves out nothing.</summary>
    public async Task<NoticeFacts?> FindAsync(NoticeInput wanted, HouseholdState household, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(household);
        household = await NowAsync(household, cancellation);
        var (place, month) = (new FamilyPlace(household.Village, household.Id), CyclePeriod.Parse(wanted.Arguments!.First(a => a.Name == HouseholdNotices.Period).Value));
        if (wanted.Code != HouseholdNotices.AidNotPaid)
        {
            var lost = await paying.UnratifiedAsync(place, month, cancellation) ?? [];
            return lost.Count == 0 ? null : await reach.FactsAsync(household, lost.All(l => l.Reason == LostReason.Late) ? RatifiedLate : wanted.Code, PaymentArguments.Of(lost), FamilyNews.Assistance, cancellation);
        }

        var ended = (await paying.NotPaidAsync(place, month, cancellation)).Concat(await LeftAsync(wanted, household, month, cancellation)).ToList();
        return PaymentArguments.NotPaid(ended, household) is not { } told ? null
            : await reach.FactsAsync(household, wanted.Code, [.. told, new NoticeArgument("month", month.Value)], FamilyNews.Assistance, cancellation);
    }

    // What ended in the family that they left, and stood on who came from it: that family's messages reach them no more.
    private async Task<IReadOnlyList<EndedPayment>> LeftAsync(NoticeInput wanted, HouseholdState household, CyclePeriod month, CancellationToken cancellation)
    {
        string? Named(string name) => wanted.Arguments!.FirstOrDefault(a => a.Name == name)?.Value;
        if (Named(HouseholdNotices.LeftVillage) is not { } village || Named(HouseholdNotices.LeftHousehold) is not { } id || await households.FindAsync(village, id, cancellation) is not { State: var left })
        {
            return [];
        }

        var went = left.Former.Where(f => f.To?.Household == household.Id && FamilyLeavings.Is(f.Reason)).Select(f => f.Member.Id).ToHashSet(StringComparer.Ordinal);
        return [.. (await paying.NotPaidAsync(new FamilyPlace(left.Village, left.Id), month, cancellation)).Where(e => e.Ended is { Ground: null, Programme: not Programme.PbiJkn } && went.Contains(e.Ended.MemberId))];
    }

    // Where it moved since, it is told there.
    private async Task<HouseholdState> NowAsync(HouseholdState household, CancellationToken cancellation)
    {
        while (household.Ended is { Reason: HouseholdEndReason.Moved, To: { } to } && await households.FindAsync(to.Village.Value, to.Household, cancellation) is { State: var there })
        {
            household = there;
        }

        return household;
    }
}
