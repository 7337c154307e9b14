using Dtks.Domain.Appeals;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Domain.Removals;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Appeals;

/// <summary>
/// What a granted appeal does (GOV-3): where what it is about stands by now (REG-8). In its own village that is saved with the decision; elsewhere it is carried
/// out after that (<see cref="CarryOutAppeals"/>), and done twice it is done once.
/// </summary>
public sealed class AppealEffects(
    ProposalRepository proposals, RemovalRepository removals, RemovalOverturns overturns, GivingWay giving, DeathOverturns deaths, HouseholdRepository households, HouseholdPlaces places, FollowingAppeals following, WithheldAppeals withheld, IWithdrawnCards cards,
    ChangeCommit commit)
{
    /// <summary>What follows from granting one. Nothing is saved but claims, and with open proposals that are to give way, that they may be.</summary>
    /// <exception cref="ProblemException">409 when a number of those who were removed stands with another by now.</exception>
    public Task<AppealEffect> OfAsync(AppealState appeal, string note, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(appeal);
        return appeal.About.Record switch
        {
            AppealRecord.Proposal => ReopenAsync(appeal, by, cancellation),
            AppealRecord.Removal => OverturnAsync(appeal, note, by, cancellation),
            AppealRecord.Death => deaths.OfAsync(appeal, by, cancellation),
            AppealRecord.Withheld => withheld.OfAsync(appeal, by, cancellation),
            AppealRecord.Card => cards.RestoreAsync(appeal, cancellation),
            _ => ToDeliberateAsync(appeal, cancellation),
        };
    }

    /// <summary>Carries out elsewhere what one was granted for. Nothing happens where it is done.</summary>
    public async Task CarryOutAsync(AppealState granted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(granted);
        var decided = granted.History.Last(h => h.Code == AppealEventCodes.Granted);
        var by = new Actor(decided.Subject, decided.Role, granted.Village);
        switch (granted.About.Record)
        {
            case AppealRecord.Proposal:
                await ReopenThereAsync(granted, by, cancellation);
                break;
            case AppealRecord.Removal:
                await overturns.CarryOutAsync(await RemovalAsync(granted, cancellation), granted.Note!, by, cancellation);
                break;
            case AppealRecord.Death:
                await deaths.CarryOutAsync(granted, by, cancellation);
                break;
            case AppealRecord.Withheld:
                await withheld.SettleAsync(granted.Village.Value, granted.Id, cancellation);
                break;
            case AppealRecord.Card:
                await cards.CarryOutAsync(granted, cancellation);
                break;
            default:
                await following.FollowAsync(granted.Village.Value, granted.Id, cancellation);
                break;
        }
    }

    private async Task<AppealEffect> ReopenAsync(AppealState appeal, Actor by, CancellationToken cancellation)
    {
        var found = await ProposalAsync(appeal, cancellation);
        var events = await StandsByItAsync(found.State, cancellation) ? [] : Reopened(appeal, found, by);
        return events.Count == 0 ? new AppealEffect(AppealResult.DoneBefore)
            : found.State.Village == appeal.Village ? new AppealEffect(AppealResult.Reopened, proposals.Change(found, events).Change)
            : new AppealEffect(AppealResult.Reopened) { Elsewhere = true };
    }

    // Refused because its family stands in the register by that very card since the village entered it (REG-8): taken up again it would be refused for the same.
    private async Task<bool> StandsByItAsync(ProposalState proposal, CancellationToken cancellation) =>
        proposal is { Kind: not ProposalKind.Assistance } && Refusal.Of(proposal)?.Code == ProposalEventCodes.RefusedClaimed
        && await households.OfFamilyAsync(proposal.Family, cancellation) is { State: { History: [{ Code: FamilyChangeEventCodes.Founded }, ..] } there }
        && HouseholdStanding.Of(there, claimedByOther: false, proposal.Family).FamilyRegistered;

    // What was taken up again by it and refused anew is not taken up a second time.
    private async Task ReopenThereAsync(AppealState granted, Actor by, CancellationToken cancellation)
    {
        var found = await ProposalAsync(granted, cancellation);
        if (!found.State.History.Any(h => h.Meta.Code == ProposalEventCodes.Reopened && h.Meta.At >= granted.GrantedAt()) && Reopened(granted, found, by) is { Count: > 0 } events)
        {
            await commit.SaveAsync(proposals.Change(found, events).Change, cancellation);
        }
    }

    private async Task<ProposalDocument> ProposalAsync(AppealState appeal, CancellationToken cancellation)
    {
        var found = await proposals.FindWhereItIsAsync(appeal.Village.Value, appeal.About.Id, cancellation) ?? throw new ProblemException(Problem.NotFound);

        // On its way it stands nowhere for a moment.
        return found.State.Status == ProposalStatus.HandedOver ? throw new StaleException() : found;
    }

    private IReadOnlyList<ProposalEvent> Reopened(AppealState appeal, ProposalDocument found, Actor by) =>
        Accepted.Events(proposals.Decide(new ProposalCommand.Reopen(appeal.Id, by), found.State, found.State.Village));

    private async Task<AppealEffect> OverturnAsync(AppealState appeal, string note, Actor by, CancellationToken cancellation)
    {
        var removal = await RemovalAsync(appeal, cancellation);
        var found = await overturns.OfAsync(removal, note, by, cancellation);
        if (found.Count == 0)
        {
            return new AppealEffect(removal.Status == RemovalStatus.Moot ? AppealResult.NobodyThere : AppealResult.DoneBefore);
        }

        await giving.AnnounceAsync(found.SelectMany(o => o.Open).Distinct(), appeal, cancellation);
        var here = found.FirstOrDefault(o => o.IsHere && o.Removal.State.Id == appeal.About.Id);
        AppealResult[] first = [AppealResult.RemovalUndone, AppealResult.StandsAgain, AppealResult.RemovalCancelled, AppealResult.NobodyThere];
        return new AppealEffect(first.First(r => found.Any(o => o.Result == r)), here is null ? null : overturns.Change(here))
        {
            Elsewhere = found.Count > (here is null ? 0 : 1),
            Family = new FamilyPlace(removal.Village, removal.Household),
            Aid = here?.Back.AidAfter(),
        };
    }

    private async Task<RemovalState> RemovalAsync(AppealState appeal, CancellationToken cancellation) =>
        (await removals.FindAsync(appeal.Village.Value, appeal.About.Id, cancellation) ?? throw new ProblemException(Problem.NotFound)).State;

    // The household of this village is saved as it is with the grant, so that it does not end meanwhile unseen.
    private async Task<AppealEffect> ToDeliberateAsync(AppealState appeal, CancellationToken cancellation)
    {
        var way = await places.OfAsync(appeal.Village, appeal.About.Id, cancellation);
        var found = await households.FindAsync(way.Now.Village.Value, way.Now.Household, cancellation);
        return found?.State is not { Ended: null } state ? new AppealEffect(AppealResult.NobodyThere)
            : appeal.Kind == AppealKind.NotEntitled && state.Deactivation is not null ? new AppealEffect(AppealResult.DoneBefore)
            : state.Village == appeal.Village ? new AppealEffect(AppealResult.ForDeliberation) { Seen = found }
            : new AppealEffect(AppealResult.ForDeliberation) { Elsewhere = true };
    }
}

/// <summary>What follows from granting an appeal.</summary>
/// <param name="Result">What is told.</param>
/// <param name="Change">The change that it makes in the appeal's village; null for none.</param>
public sealed record AppealEffect(AppealResult Result, ChangeSet? Change = null)
{
    /// <summary>The household to be saved as it was looked at; null for none.</summary>
    public HouseholdDocument? Seen { get; init; }

    /// <summary>The proposal by which it asks for assistance, which <see cref="Change"/> makes; null for none.</summary>
    public AskedAssistance? Asked { get; init; }

    /// <summary>Whether something is to be carried out in another village, or looked at once more when this is saved.</summary>
    public bool Elsewhere { get; init; }

    /// <summary>The family whose assistance goes on by it; null where it does so for none.</summary>
    public FamilyPlace? Family { get; init; }

    /// <summary>What that receives then, where this changes it in the appeal's village; null where it stays, and elsewhere.</summary>
    public IReadOnlyList<Entitlement>? Aid { get; init; }
}

/// <summary>What a family receives after what happened to it.</summary>
internal static class AidAfterwards
{
    /// <summary>All of it; null where nothing of that happened.</summary>
    public static IReadOnlyList<Entitlement>? AidAfter(this IReadOnlyList<HouseholdEvent> happened) => happened.OfType<FamilyChanged>().LastOrDefault()?.Entitlements;
}
