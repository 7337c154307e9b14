using System.Globalization;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using Dtks.Functions.Registry;

namespace Dtks.Functions.Notices;

/// <summary>Notices about a household of the register go to who is of the family, by what was given with the proposals that brought or assisted it (<see cref="HouseholdReach"/>).</summary>
public sealed class HouseholdNotices(HouseholdRepository households, HouseholdReach reach, LeftBehindAid behind, LeftGrants grants, SheetPaymentNotices payments, IHouseholdPayments paying) : INoticeSource
{
    /// <summary>The kind of households.</summary>
    public const string RecordKind = "household";

    /// <summary>What is told when a month's verification, or a change of the family, stopped aid (RAT-4, REG-8).</summary>
    public const string AidStopped = "aidStopped";

    /// <summary>What is told when what an older month's verification stopped goes on by a newer one's (RAT-5).</summary>
    public const string AidResumed = "aidResumed";

    /// <summary>What is told when a deliberation takes back that an earlier one proposed to stop (GOV-3).</summary>
    public const string DeactivationWithdrawn = "deactivationWithdrawn";

    /// <summary>What is told of assistance that nobody verified before a month closed (VER-7).</summary>
    public const string AidUnverified = "aidUnverified";

    /// <summary>What is told where a sheet by which ended assistance was still to be paid was opened again, and does not pay it any more (RAT-6, VER-8).</summary>
    public const string AidNotPaid = "aidNotPaid";

    /// <summary>What is told where a sheet is not ratified by the determination date, so that its payment counts nobody on it (RAT-5).</summary>
    public const string AidUnratified = "aidUnratified";

    /// <summary>The argument that names the month that was verified.</summary>
    public const string Period = "period";

    /// <summary>The arguments that name the family which they left whose lines are meant (REG-8): what of its assistance stood on them is told to them too.</summary>
    public const string LeftVillage = "leftVillage";

    /// <inheritdoc cref="LeftVillage"/>
    public const string LeftHousehold = "leftHousehold";

    /// <summary>What is told when a death that was entered is undone (REG-8, GOV-3).</summary>
    public const string DeathUndone = "deathUndone";

    private const string AidSucceeded = "aidSucceeded";
    private const string GoesOn = "goesOn";
    private const string AidUpheld = "aidUpheld";
    private const string DeathEntered = "deathEntered";
    private const string StoppedByDeath = "aidStoppedByDeath";
    private const string StoppedByLeaving = "aidStoppedByLeaving";
    private const string TakenOver = "aidTakenOver";
    private const string Programmes = PaymentArguments.Programmes;
    private const string From = PaymentArguments.From;

    private static readonly string Died = CauseOf(FamilyChangeEventCodes.Died);
    private static readonly Dictionary<string, FormerReason> Leaving = FamilyLeavings.ByCode.ToDictionary(l => CauseOf(l.Key), l => l.Value, StringComparer.Ordinal);

    /// <inheritdoc />
    public string Kind => RecordKind;

    /// <inheritdoc />
    public async Task<NoticeFacts?> FindAsync(NoticeInput wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (await households.FindAsync(wanted.Village, wanted.Id, cancellation) is not { } found)
        {
            return null;
        }

        return wanted.Code switch
        {
            LeftBehindAid.Code => await behind.FindAsync(found.State, TakenAid.StepOf(wanted), cancellation),
            LeftGrants.Code => await grants.FindAsync(found.State, TakenAid.StepOf(wanted), cancellation),
            AidNotPaid or AidUnratified => await payments.FindAsync(wanted, found.State, cancellation),
            _ => Told(wanted, found.State) is var (code, arguments) ? await ToldAsync(wanted, found.State, code, arguments, cancellation) : null,
        };
    }

    private async Task<NoticeFacts> ToldAsync(NoticeInput wanted, HouseholdState household, string code, IReadOnlyList<NoticeArgument> arguments, CancellationToken cancellation)
    {
        var place = new FamilyPlace(household.Village, household.Id);
        IReadOnlyList<NoticeArgument> told = code switch
        {
            DeathUndone => [.. arguments, .. await PaymentArguments.GoingOnAsync(paying, place, cancellation)],
            StoppedByDeath or StoppedByLeaving => [.. PaymentArguments.AsPaid(arguments, await paying.EndedAsync(place, cancellation)), .. await PaymentArguments.BeforeAsync(paying, place, leaving: null, cancellation)],
            AidResumed => [.. arguments, .. PaymentArguments.Of(await paying.UpheldAsync(place, cancellation))],
            AidStopped => [.. arguments, .. await PaymentArguments.BeforeAsync(paying, place, leaving: null, cancellation)],
            _ => arguments,
        };
        return await reach.FactsAsync(household, code, told, code is DeathEntered or DeathUndone or TakenOver ? null : FamilyNews.Assistance, cancellation);
    }

    // Null for nothing. A death is told in any case, with how it is taken back: a wrong one is found by that.
    private static (string Code, IReadOnlyList<NoticeArgument> Arguments)? Told(NoticeInput wanted, HouseholdState household) => wanted.Code switch
    {
        AidStopped => Stopped(wanted, household) is { } stopped
                ? (IsByLeaving(wanted) ? StoppedByLeaving : IsByDeath(wanted) ? StoppedByDeath : AidStopped, [.. stopped, .. How(wanted), .. TakenAid.Standing(wanted, household), .. Succeeded(wanted, household), .. GoingOn(household, e => true, GoesOn)])
            : IsByDeath(wanted) && Deaths.Of(household, named: null) is not null ? (DeathEntered, [.. TakenAid.Standing(wanted, household), .. GoingOn(household, e => true, GoesOn)])
            : Succeeded(wanted, household) is { Count: > 0 } succeeded ? (AidSucceeded, succeeded)
            : IsByLeaving(wanted) && TakenAid.Standing(wanted, household) is { Count: > 0 } standing ? (TakenOver, [.. How(wanted), .. standing])
            : null,
        DeactivationWithdrawn => Upheld(household) is { Count: > 0 } upheld ? (AidUpheld, upheld) : HouseholdDeliberations.IsTakenBack(household.History) ? (wanted.Code, []) : null,
        DeathUndone or AidUnverified => (wanted.Code, []),
        AidResumed => Resumed(wanted, household) is { Count: > 0 } resumed ? (wanted.Code, resumed) : null,
        _ => (wanted.Code, Proposed(household)),
    };

    // Null when the month took nothing away.
    private static IReadOnlyList<NoticeArgument>? Stopped(NoticeInput wanted, HouseholdState household)
    {
        var verified = wanted.Arguments?.FirstOrDefault(a => a.Name == Period)?.Value;
        var from = verified is not null && CyclePeriod.TryParse(verified, out var period) ? period.Next : null;
        var stopped = household.Entitlements.Where(e => e.Status == EntitlementStatus.Stopped && from is not null && e.StoppedFrom == from && IsBy(wanted, household, e)).ToList();
        if (stopped.Count == 0)
        {
            return null;
        }

        IReadOnlyList<NoticeArgument> told =
        [
            new NoticeArgument(Programmes, string.Join(", ", stopped.Select(e => e.Programme).Distinct().Order().Select(p => WireName.Of(p)))),
            new NoticeArgument(From, from!.Value),
            new NoticeArgument(NoticeTexts.Ground, string.Join(',', stopped.Select(e => e.Ground).OfType<int>().Distinct().Order().Select(Number))),
            .. household.History.LastOrDefault(h => wanted.Cause.StartsWith(CauseOf(h.Code), StringComparison.Ordinal)) is { Policy: var policy } ? [new NoticeArgument(NoticeTexts.Policy, policy)] : Array.Empty<NoticeArgument>(),
        ];

        // A person's own programme goes on for the others.
        var persons = stopped.Count(e => e.Programme == Programme.PbiJkn);
        var goesOn = household.Entitlements.Any(e => e is { Programme: Programme.PbiJkn, Status: EntitlementStatus.Active });
        return persons > 0 && goesOn ? [.. told, new NoticeArgument("persons", Number(persons))] : told;
    }

    // In the same month others may have died, left, or been removed: that is told apart.
    private static bool IsBy(NoticeInput wanted, HouseholdState household, Entitlement stopped)
    {
        var left = household.Former.LastOrDefault(f => f.Member.Id == stopped.MemberId)?.Reason;
        return IsByDeath(wanted) ? stopped.Ground == Cascade.Deceased
            : LeftBy(wanted) is { } reason ? stopped.Ground is null && left == reason
            : left is not (FormerReason.Deceased or FormerReason.Removed) && (stopped.Ground is not null || left is null);
    }

    private static IReadOnlyList<NoticeArgument> Succeeded(NoticeInput wanted, HouseholdState household) => IsByDeath(wanted) || IsByLeaving(wanted) ? [] : TakenAid.Succeeded(wanted, household);

    private static bool IsByDeath(NoticeInput wanted) => wanted.Cause.StartsWith(Died, StringComparison.Ordinal);

    private static bool IsByLeaving(NoticeInput wanted) => LeftBy(wanted) is not null;

    private static FormerReason? LeftBy(NoticeInput wanted) => Leaving.Where(l => wanted.Cause.StartsWith(l.Key, StringComparison.Ordinal)).Select(l => (FormerReason?)l.Value).FirstOrDefault();

    // By what whoever it was paid to left the card.
    private static NoticeArgument[] How(NoticeInput wanted) => LeftBy(wanted) is { } reason ? [new NoticeArgument("how", WireName.Of(reason))] : [];

    private static string CauseOf(string code) => $"dtks.{code}.v1/";

    private static IReadOnlyList<NoticeArgument> Proposed(HouseholdState household) =>
        household.Deactivation is { } deactivation ? [new NoticeArgument(NoticeTexts.Ground, Number(deactivation.Ground))] : [];

    /// <summary>What months' verifications had stopped, and goes on by the latest deliberation that had the household stay, and which payments leave that out (GOV-3); none for nothing.</summary>
    /// <param name="household">The household.</param>
    /// <param name="deliberation">The deliberation; null for whichever is the latest.</param>
    public static IReadOnlyList<NoticeArgument> Upheld(HouseholdState household, string? deliberation = null)
    {
        ArgumentNullException.ThrowIfNull(household);
        return household.Kept is not { Programmes.Count: > 0 } kept || (deliberation is not null && kept.DeliberationId != deliberation) ? []
            : [new NoticeArgument(Programmes, string.Join(", ", kept.Programmes.Select(p => WireName.Of(p)))), .. PaymentArguments.Of(kept.Upheld)];
    }

    private static IReadOnlyList<NoticeArgument> Resumed(NoticeInput wanted, HouseholdState household) =>
        wanted.Arguments?.FirstOrDefault(a => a.Name == Period)?.Value is { } month ? GoingOn(household, e => e.ResumedIn?.Value == month) : [];

    private static IReadOnlyList<NoticeArgument> GoingOn(HouseholdState household, Func<Entitlement, bool> isMeant, string name = Programmes)
    {
        var programmes = household.Entitlements.Where(e => e.Status == EntitlementStatus.Active && isMeant(e)).Select(e => e.Programme).Distinct().Order().Select(p => WireName.Of(p)).ToList();
        return programmes.Count == 0 ? [] : [new NoticeArgument(name, string.Join(", ", programmes))];
    }

    private static string Number(int ground) => ground.ToString(CultureInfo.InvariantCulture);
}
