using System.Runtime.CompilerServices;
using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Areas;
using Dtks.Functions.Audit;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Appeals;

/// <summary>Finds what an appeal is about, and whether the caller may appeal there (GOV-3): 404 for what is not there or not theirs.</summary>
public sealed class AppealTargets(
    DocumentStore store,
    ProposalRepository proposals,
    HouseholdRepository households,
    HouseholdPlaces places,
    EndedTargets ended,
    IWithdrawnCards cards,
    OwnRecords own,
    FamilyTies makers,
    FormerFamilies former,
    TrackingCode codes,
    AreaDirectory areas)
{
    /// <summary>What it is about.</summary>
    /// <exception cref="ProblemException">404, or 409 when nothing there can be appealed against.</exception>
    public async Task<AppealTarget> FindAsync(AppealRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        return request switch
        {
            { Kind: AppealKind.Refused } => await RefusedAsync(request.About, caller, cancellation),
            { Kind: AppealKind.NotEntitled } => await AnothersAsync(request.About.Household!, caller, cancellation),
            _ => await EndedAsync(request, await OwnAsync(request.About, request.Kind, caller, cancellation), caller, cancellation),
        };
    }

    private async Task<AppealTarget> RefusedAsync(AppealAboutDraft about, Caller caller, CancellationToken cancellation)
    {
        var proposal = await RequiredAsync(about, caller, cancellation);
        return Refused(proposal) with { IsBeside = await makers.IsBesideAsync(proposal.State, caller, cancellation) };
    }

    private async Task<AppealTarget> EndedAsync(AppealRequest request, HouseholdWay way, Caller caller, CancellationToken cancellation)
    {
        if (request.Kind != AppealKind.CardWithdrawn)
        {
            (way, var found) = await former.EndedAsync(way, request.About.Member, caller, cancellation);
            return found with { IsBeside = await makers.IsBesideAsync(await HouseholdAsync(way.Now.Village.Value, way.Now.Household, cancellation), request.About.TrackingCode, caller, cancellation) };
        }

        var target = await cards.OfAsync(way, cancellation) ?? throw NotRegistered(request.Kind);
        var family = await HouseholdAsync(way.Now.Village.Value, way.Now.Household, cancellation);
        return target with { IsBeside = await makers.IsBesideAsync(family, request.About.TrackingCode, caller, cancellation) };
    }

    /// <summary>The villages that what it is about has come through, the caller's or the code's first (REG-8): what was answered before is kept in one of them.</summary>
    public async IAsyncEnumerable<string> VillagesAsync(AppealRequest request, Caller caller, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        var first = request.About.TrackingCode is { } code && TrackingCode.Read(code) is var (_, village) ? village : caller.Area.Value;
        yield return first;
        foreach (var other in (await WayAsync(request, caller, cancellation)).Select(v => v.Value).Distinct().Where(v => v != first))
        {
            yield return other;
        }
    }

    private async Task<IEnumerable<AreaCode>> WayAsync(AppealRequest request, Caller caller, CancellationToken cancellation)
    {
        if (request.About.Household is { } household)
        {
            return request.Kind is AppealKind.Removed or AppealKind.CardWithdrawn && PathId.IsId(household) ? await ended.VillagesAsync(await places.OfAsync(caller.Area, household, cancellation), cancellation) : [];
        }

        if (await ProposedAsync(request.About, caller, cancellation) is not { State: var found })
        {
            return [];
        }

        return request.Kind is AppealKind.Removed or AppealKind.CardWithdrawn && found.HouseholdId is { } registered
            ? CameThrough(found).Concat(await ended.VillagesAsync(await makers.OwnWayAsync(await places.OfAsync(found.Village, registered, cancellation), caller, cancellation), cancellation))
            : CameThrough(found);
    }

    private static IEnumerable<AreaCode> CameThrough(ProposalState proposal) => (proposal.CameBy ?? []).Append(proposal.Village);

    private static AppealTarget Refused(ProposalDocument proposal)
    {
        var state = proposal.State;
        if (!ReopeningRules.MayBeObjectedTo(state.Status))
        {
            // Admitted without the assistance asked it is refused that: once for each admission.
            var admissions = state.History.Count(h => h.Meta.Code == ProposalEventCodes.FoundEligibleByDeliberation);
            return WithheldAssistance.Since(state) is not null
                ? Target(state, new AppealSubject(AppealRecord.Withheld, state.Id, state.TrackingCode) { Programmes = state.Withheld!.Programmes }, admissions)
                : throw new ProblemException(new Problem(409, AppealViolations.NotRefused, "GOV-3", new Dictionary<string, string> { ["status"] = WireName.Of(state.Status) }));
        }

        return Target(state, new AppealSubject(AppealRecord.Proposal, state.Id, state.TrackingCode), state.History.Count(h => ReopeningRules.IsRefusal(h.Status, h.Meta.Code)));
    }

    private static AppealTarget Target(ProposalState state, AppealSubject about, int round) =>
        new(state.Village, about, EndedTargets.PartIn([state]), state.History.Count, EndedTargets.Once(state.Id, round), [.. CameThrough(state)]);

    private async Task<ProposalDocument> RequiredAsync(AppealAboutDraft about, Caller caller, CancellationToken cancellation) =>
        await ProposedAsync(about, caller, cancellation)
        ?? throw new ProblemException(about switch
        {
            { TrackingCode: { } typed } => new Problem(404, TrackingCode.Read(typed) is var (_, village) && areas.Exists(village) ? "tracking.codeUnknown" : "tracking.codeMistyped", "GOV-3"),
            { Proposal: not null } when caller.Role != Role.Citizen => new Problem(404, AppealViolations.ProposalUnknown, "GOV-3"),
            _ => Problem.NotFound,
        });

    // It may have followed its household to another village (REG-8).
    private async Task<ProposalDocument?> ProposedAsync(AppealAboutDraft about, Caller caller, CancellationToken cancellation)
    {
        if (about.TrackingCode is { } code)
        {
            return await FollowedAsync(code, cancellation);
        }

        var found = await proposals.FindWhereItIsAsync(caller.Area.Value, about.Proposal!, cancellation);
        return found is not null && (caller.Role != Role.Citizen || found.State.ProposedBy == caller.Subject || await makers.IsNamedAsync(found.State, caller, cancellation)) ? found : null;
    }

    // Who has the code may appeal: it was given to the proposer alone.
    private async Task<ProposalDocument?> FollowedAsync(string typed, CancellationToken cancellation)
    {
        if (TrackingCode.Read(typed) is not var (code, village) || !areas.Exists(village))
        {
            return null;
        }

        if (await proposals.FindWhereItIsAsync(village, codes.ProposalOf(code), cancellation) is { } found)
        {
            return found;
        }

        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'proposal' AND c.trackingCode = @code").With("@code", TrackingCode.Unchecked(code));
        var older = await store.FirstAsync<ProposalDocument>(Partitions.Registry(village), query, 1, cancellation);
        return older.Count == 0 ? null : older[0].TryRead(out var kept, out var unreadable) ? await proposals.FindWhereItIsAsync(village, kept.State.Id, cancellation) : throw unreadable.Failure;
    }

    // Wherever the family, or whom a removal of it means, went since: for a citizen's own, and for the office of a village where it lives or lived.
    private async Task<HouseholdWay> OwnAsync(AppealAboutDraft about, AppealKind kind, Caller caller, CancellationToken cancellation)
    {
        if (about.Household is not { } household)
        {
            var proposal = (await RequiredAsync(about, caller, cancellation)).State;
            var way = proposal.HouseholdId is { } registered ? await places.OfAsync(proposal.Village, registered, cancellation) : throw NotRegistered(kind);
            return about.Proposal is null || proposal.ProposedBy == caller.Subject ? await makers.OwnWayAsync(way, caller, cancellation)
                : caller.Role != Role.Citizen || await makers.IsOfFamilyAsync(way.Now, caller, cancellation) ? way
                : throw new ProblemException(Problem.NotFound);
        }

        return caller.Role != Role.Citizen || await own.IsOwnAsync(caller.Area.Value, HouseholdDocument.IdOf(household), caller.Actor, cancellation)
            ? await places.OfAsync(caller.Area, (await HouseholdAsync(caller.Area.Value, household, cancellation)).Id, cancellation)
            : throw new ProblemException(Problem.NotFound);
    }

    private static ProblemException NotRegistered(AppealKind kind) => kind == AppealKind.CardWithdrawn ? new(new Problem(409, AppealViolations.NoCardWithdrawn, "GOV-3")) : EndedTargets.NotRemoved();

    private async Task<AppealTarget> AnothersAsync(string household, Caller caller, CancellationToken cancellation)
    {
        var found = await HouseholdAsync(caller.Area.Value, household, cancellation);
        return caller.Role != Role.Citizen || !await own.IsOwnAsync(caller.Area.Value, HouseholdDocument.IdOf(household), caller.Actor, cancellation)
            ? await ended.ReceivingAsync(found, [], cancellation)
            : throw new ProblemException(new Problem(409, AppealViolations.OwnFamily, "GOV-3"));
    }

    private async Task<HouseholdState> HouseholdAsync(string village, string household, CancellationToken cancellation) =>
        (await households.FindAsync(village, household, cancellation))?.State ?? throw new ProblemException(Problem.NotFound);
}

/// <summary>What an appeal is about.</summary>
/// <param name="Village">Its village.</param>
/// <param name="About">The record.</param>
/// <param name="DecidedBefore">Who had a hand in it.</param>
/// <param name="Round">How many steps its history has.</param>
/// <param name="Once">What is objected to once, by whoever: the same wherever that stands by now.</param>
/// <param name="Villages">The villages it came through: in one of them somebody may have objected before.</param>
public sealed record AppealTarget(AreaCode Village, AppealSubject About, IReadOnlyList<string> DecidedBefore, int Round, string Once, IReadOnlyList<AreaCode> Villages)
{
    /// <summary>Whether who makes it is not of the family, and only proposed it (PRO-4): it does not stand in the place of the family's own.</summary>
    public bool IsBeside { get; init; }
}
