using System.Globalization;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.Payments;
using Dtks.Domain.Removals;
using Dtks.Functions.Notices;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Removals;

/// <summary>What the people of a household are told of its removal (GOV-3): before it takes effect, when it does, and when it is taken back.</summary>
public sealed class RemovalNotices(RemovalRepository removals, HouseholdRepository households, HouseholdReach reach, IHouseholdPayments paying, IObjections objections) : INoticeSource
{
    /// <summary>The kind of removals.</summary>
    public const string RecordKind = "removal";

    /// <inheritdoc />
    public string Kind => RecordKind;

    /// <summary>What is told where a newer month's sheet found eligible whom an older one's removed: they do not stand there again by that alone (RAT-5).</summary>
    public const string FoundEligible = "removedFoundEligible";

    /// <summary>The argument that names the newer month.</summary>
    public const string Newer = "newer";

    /// <summary>What is told of an event; null for nothing.</summary>
    public static string? CodeOf(RemovalEvent happened, RemovalState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return happened switch
        {
            RemovalRecorded or RemovalFollowed => state.Ground switch
            {
                RemovalGround.Duplicate => "removalNoticedDuplicate",
                RemovalGround.Deceased => "removalNoticedDeceased",
                _ => state.Whole == true ? "removalNoticed" : "removalNoticedMembers",
            },
            RemovalWidened => "removalNoticedBorn",
            RemovalTookEffect => state.Ground switch
            {
                RemovalGround.Duplicate => "removedDuplicate",
                RemovalGround.Deceased => "removedDeceased",
                _ => "removedIneligible",
            },
            // Told once, where it was taken back; and to the family that was told of it elsewhere.
            RemovalCancelled { Meta.Role: Role.System } when state.Origin is null => null,
            RemovalCancelled => "removalCancelled",

            // Whom it meant is there no more: who objected is told.
            RemovalUndone { Nobody: true } => null,
            RemovalUndone { StandsAgain: true } => "removalStandsAgain",
            RemovalUndone { Elsewhere: not null } => "removalUndonePartly",
            RemovalUndone => "removalUndone",
            _ => null,
        };
    }

    /// <inheritdoc />
    public async Task<NoticeFacts?> FindAsync(NoticeInput wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (await removals.FindAsync(wanted.Village, wanted.Id, cancellation) is not { } found
            || await households.FindAsync(wanted.Village, found.State.Household, cancellation) is not { } household
            || !IsNews(wanted, found.State, household.State)
            || (wanted.Code == FoundEligible && found.State.Status != RemovalStatus.Effective))
        {
            return null;
        }

        var persons = Persons(wanted.Code, found.State, household.State);
        if (persons == 0)
        {
            return null;
        }

        var code = wanted.Code == "removalCancelled" && found.State.Sheet is not null ? CancelledOf(found.State) : wanted.Code;
        IReadOnlyList<NoticeArgument> arguments =
        [
            .. ArgumentsOf(found.State, await paying.RemovedAsync(RemovalFacts.Of(found.State), cancellation), persons),
            .. StandingOf(wanted, found.State, household.State),
            .. WentTo(code, found.State, household.State),
            .. await PaymentsAsync(wanted, household.State, cancellation),
            .. wanted.Cause is RemovalEventCodes.Recorded or RemovalEventCodes.Effective ? await PaymentArguments.BeforeAsync(paying, new FamilyPlace(household.State.Village, household.State.Id), found.State.Whom(), cancellation) : [],
            .. await ObjectionAsync(wanted, found.State, cancellation),
        ];
        return await reach.FactsAsync(household.State, code, arguments, Overturned.Contains(wanted.Code) ? FamilyNews.RemovalOverturned : FamilyNews.Removal, cancellation);
    }

    // Of assistance that goes on since it was taken back, undone, or took effect on whom it stood (VER-4): which payments leave it out (RAT-4).
    private async Task<IReadOnlyList<NoticeArgument>> PaymentsAsync(NoticeInput wanted, HouseholdState household, CancellationToken cancellation) =>
        wanted.Cause is RemovalEventCodes.Cancelled or RemovalEventCodes.Undone or RemovalEventCodes.Effective ? await PaymentArguments.GoingOnAsync(paying, new FamilyPlace(household.Village, household.Id), cancellation) : [];

    // Who objected already is not told to object (GOV-3): when it takes effect that may be decided, here or where it was recorded.
    private async Task<IReadOnlyList<NoticeArgument>> ObjectionAsync(NoticeInput wanted, RemovalState removal, CancellationToken cancellation)
    {
        if (wanted.Cause != RemovalEventCodes.Effective)
        {
            return [];
        }

        var made = await objections.ToAsync(removal.Village.Value, removal.Id, NodaConstants.UnixEpoch, cancellation);
        made ??= removal.Origin is { } first ? await objections.ToAsync(first.Village.Value, first.Id, NodaConstants.UnixEpoch, cancellation) : null;
        // What was found not to be wrong is not to be reported as that once more.
        IReadOnlyList<NoticeArgument> wrong = made is null or { IsOpen: true } ? [new NoticeArgument("wrong", "death")] : [];
        return made is null ? wrong : [new NoticeArgument(NoticeTexts.Objection, made.IsOpen ? "open" : "denied"), .. wrong];
    }

    // What the sheet had another adult receive in the place of who died (VER-4) stays so.
    private static IReadOnlyList<NoticeArgument> WentTo(string code, RemovalState removal, HouseholdState household)
    {
        var went = !code.StartsWith("removalCancelled", StringComparison.Ordinal) || removal.Sheet is not { Period: var month } ? []
            : household.Entitlements.Where(e => e.Status == EntitlementStatus.Active && e.SucceededIn == month).Select(e => e.Programme).Distinct().Order().Select(p => WireName.Of(p)).ToList();
        return went.Count == 0 ? [] : [new NoticeArgument("went", string.Join(", ", went))];
    }

    // Who takes over what stood on those who are removed, the others staying.
    private static IReadOnlyList<NoticeArgument> StandingOf(NoticeInput wanted, RemovalState removal, HouseholdState household) =>
        wanted.Cause == RemovalEventCodes.Effective ? TakenAid.Standing(household, household.Changes.LastOrDefault(change => change.Id == removal.Id)) : [];

    private static readonly HashSet<string> Overturned = ["removalCancelled", "removalStandsAgain", "removalUndone", "removalUndonePartly"];

    private static string CancelledOf(RemovalState removal) =>
        removal.History.Any(h => h is { Code: RemovalEventCodes.Cancelled, Rule: "RAT-5" }) ? "removalCancelledNewer" : "removalCancelledVerified";

    // Whom it concerns: not who died, or was removed otherwise, in the days of notice.
    private static int Persons(string code, RemovalState removal, HouseholdState household) => code switch
    {
        "removalNoticedBorn" => StandingOf(removal.Born ?? [], household),
        "removalCancelled" => StandingOf(removal.Whom(), household),
        "removalUndone" or "removalUndonePartly" => removal.Whom().Count - (removal.Elsewhere?.Count ?? 0),
        _ when code.StartsWith("removalNoticed", StringComparison.Ordinal) => StandingOf(removal.Members, household),
        _ => removal.Whom().Count,
    };

    private static int StandingOf(IReadOnlyList<string> members, HouseholdState household) =>
        members.Count(id => household.Members.Any(m => m.Id == id) || household.Former.LastOrDefault(f => f.Member.Id == id)?.To is not null);

    // What followed those whom it means is news to a family that took them in; a family that went on as it was knows it (REG-8).
    private static bool IsNews(NoticeInput wanted, RemovalState removal, HouseholdState household)
    {
        var isFollowing = removal.Origin is not null && wanted.Cause is (RemovalEventCodes.Followed or RemovalEventCodes.Cancelled);
        return !(isFollowing && removal.History.Any(h => h.Code == wanted.Cause && h.Role == Role.System)) || RemovalFollowing.IsTakenIn(removal, household);
    }

    private static IEnumerable<NoticeArgument> ArgumentsOf(RemovalState removal, RemovedAid? aid, int persons)
    {
        yield return new NoticeArgument("endsOn", LocalDatePattern.Iso.Format(removal.NoticeEndsOn));
        yield return new NoticeArgument("persons", persons.ToString(CultureInfo.InvariantCulture));
        if (removal.Elsewhere is { } elsewhere)
        {
            yield return new NoticeArgument("elsewhere", elsewhere.Count.ToString(CultureInfo.InvariantCulture));
        }

        if (aid?.From is { } from)
        {
            yield return new NoticeArgument("from", from.Value);
        }

        if (aid?.Paid is { Count: > 0 } paid)
        {
            yield return new NoticeArgument("paid", string.Join(", ", paid.Select(month => month.Value)));
        }

        if ((removal.Sheet?.Period ?? aid?.Found) is { } month)
        {
            yield return new NoticeArgument("month", month.Value);
        }

        // Taken back, the sheet holds for its own payment all the same.
        var pays = removal.Status == RemovalStatus.Noticed ? aid?.Unpaid ?? [] : removal.Sheet is { } found ? [found.Period.Next] : [];
        if (pays.Count > 0)
        {
            yield return new NoticeArgument("pays", string.Join(", ", pays.Select(unpaid => unpaid.Value)));
        }

        if (removal.Number is { } number)
        {
            yield return new NoticeArgument(NoticeTexts.Ground, number.ToString(CultureInfo.InvariantCulture));
            yield return new NoticeArgument(NoticeTexts.Policy, removal.History[0].Policy);
        }
    }
}
