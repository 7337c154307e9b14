using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.Payments;
using Dtks.Domain.People;
using Dtks.Functions.Registry;
using Dtks.Platform.Json;

namespace Dtks.Functions.Notices;

/// <summary>What messages say of payments, as everything else does that tells of them (RAT-4, GOV-3): by <see cref="IHouseholdPayments"/>.</summary>
public static class PaymentArguments
{
    /// <summary>The argument that has the programmes.</summary>
    public const string Programmes = "programmes";

    /// <summary>The argument that has the first month that is not paid.</summary>
    public const string From = "from";

    /// <summary>Which payments leave out what goes on, and from when it is paid again (GOV-3); none where that is not known.</summary>
    public static IReadOnlyList<NoticeArgument> Of(UpheldAid? upheld) => upheld is null ? [] : [.. AidWords.Of(upheld).Select(a => new NoticeArgument(a.Key, a.Value))];

    /// <summary>The same of what goes on by now, and what a sheet that is not ratified has as ineligible, with whether that can be decided otherwise (VER-8); none for nothing.</summary>
    public static async Task<IReadOnlyList<NoticeArgument>> GoingOnAsync(IHouseholdPayments paying, FamilyPlace family, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(paying);
        var (upheld, stake) = (await paying.UpheldAsync(family, cancellation), await paying.AtStakeAsync(family, aid: null, cancellation));
        return [.. Of(upheld), .. stake is null || stake.Month == upheld?.Verified ? [] : AidWords.Of(stake).Select(a => new NoticeArgument(a.Key, a.Value))];
    }

    /// <summary>Which payments left out what has ended, or is to end, in the months before (GOV-3); none for nothing.</summary>
    /// <param name="paying">Tells it.</param>
    /// <param name="family">The family.</param>
    /// <param name="leaving">Whose removal is noticed just now, by id; null for nobody.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<NoticeArgument>> BeforeAsync(IHouseholdPayments paying, FamilyPlace family, IReadOnlyList<string>? leaving, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(paying);
        return Of(await paying.BeforeAsync(family, leaving, cancellation));
    }

    /// <summary>What payments leave out; none for nothing.</summary>
    public static IReadOnlyList<NoticeArgument> Of(IReadOnlyList<LostAid>? lost) => lost is null ? [] : [new NoticeArgument(AidWords.LostBefore, JsonText.Write(lost))];

    /// <summary>
    /// What ended by a change of the family, as it is paid: the month that is told is the first which is not, for what was settled before with it as eligible pays it all the same, and a sheet that was opened again may leave out one before.
    /// </summary>
    /// <param name="arguments">What is told of it as it was entered.</param>
    /// <param name="ended">What ended.</param>
    public static IReadOnlyList<NoticeArgument> AsPaid(IReadOnlyList<NoticeArgument> arguments, IReadOnlyList<EndedPayment> ended)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var (first, programmes) = (CyclePeriod.Parse(arguments.First(a => a.Name == From).Value), arguments.First(a => a.Name == Programmes).Value.Split(", "));
        var meant = ended.Where(e => e.Ended.StoppedFrom == first && programmes.Contains(WireName.Of(e.Ended.Programme))).ToList();
        if (meant.Count == 0)
        {
            return arguments;
        }

        var from = meant.Select(e => e.Told.StoppedFrom!).Min()!;
        return
        [
            .. arguments.Select(a => a.Name == From ? a with { Value = from.Value } : a),
            .. Named("counted", [.. meant.Where(e => e.Told.StoppedFrom != from).Select(e => e.Ended.Programme).Distinct().Order().Select(p => WireName.Of(p))]),
            .. Named("paid", [.. meant.SelectMany(e => e.Paid).Distinct().Order().Select(month => month.Value)]),
        ];
    }

    /// <summary>What a sheet that was opened again does not pay any more of what had ended (RAT-6); null where nothing is.</summary>
    /// <param name="ended">What ended, and that sheet's payment leaves out.</param>
    /// <param name="household">The household.</param>
    public static IReadOnlyList<NoticeArgument>? NotPaid(IReadOnlyList<EndedPayment> ended, HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(ended);
        ArgumentNullException.ThrowIfNull(household);
        if (ended.Select(e => e.Told.StoppedFrom!).Min() is not { } from)
        {
            return null;
        }

        var meant = ended.Where(e => e.Told.StoppedFrom == from).Select(e => e.Ended).ToList();
        var persons = meant.Count(e => e.Programme == Programme.PbiJkn);
        var goesOn = household.Entitlements.Any(e => e is { Programme: Programme.PbiJkn, Status: EntitlementStatus.Active });
        return
        [
            .. AidWords.Aid(AidWords.Named, meant.Select(e => e.Programme).Distinct().Order(), persons > 0 && goesOn ? persons : null).Select(a => new NoticeArgument(a.Key, a.Value)),
            new NoticeArgument(From, from.Value),
            .. Named("paid", [.. ended.SelectMany(e => e.Paid).Distinct().Order().Select(month => month.Value)]),
        ];
    }

    private static IReadOnlyList<NoticeArgument> Named(string name, IReadOnlyList<string> values) => values.Count == 0 ? [] : [new NoticeArgument(name, string.Join(", ", values))];
}
