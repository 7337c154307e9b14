using Dtks.Domain.Appeals;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Domain.Removals;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Appeals;

/// <summary>What a granted appeal does (GOV-3), in the same change as its decision.</summary>
public sealed class AppealEffects(ProposalRepository proposals, RemovalRepository removals, HouseholdRepository households, FamilyChangeSets families, FamilyClaims claims)
{
    /// <summary>The change that it makes, null for none, and what follows.</summary>
    /// <exception cref="ProblemException">409 when a number of those who were removed stands with another by now.</exception>
    public Task<(ChangeSet? Change, AppealResult Result)> OfAsync(AppealState appeal, string note, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(appeal);
        return appeal.About.Record switch
        {
            AppealRecord.Proposal => ReopenAsync(appeal, by, cancellation),
            AppealRecord.Removal => OverturnAsync(appeal, note, by, cancellation),
            _ => throw new ArgumentException("What is about a household, a deliberation decides.", nameof(appeal)),
        };
    }

    /// <summary>
    /// A household about which a deliberation is to decide, to be saved as it is with the grant, so that it does not end meanwhile unseen; null where there is
    /// nothing left to decide: it is gone, or a deliberation has proposed already what is asked for.
    /// </summary>
    public async Task<HouseholdDocument?> ToDeliberateAsync(AppealState appeal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(appeal);
        var found = await households.FindAsync(appeal.Village.Value, appeal.About.Id, cancellation);
        return found?.State is { Ended: null } state && (appeal.Kind != AppealKind.NotEntitled || state.Deactivation is null) ? found : null;
    }

    private async Task<(ChangeSet? Change, AppealResult Result)> ReopenAsync(AppealState appeal, Actor by, CancellationToken cancellation)
    {
        var found = await proposals.FindAsync(appeal.Village.Value, appeal.About.Id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        var events = Accepted.Events(proposals.Decide(new ProposalCommand.Reopen(appeal.Id, by), found.State, appeal.Village));
        return events.Count == 0 ? (null, AppealResult.Nothing) : (proposals.Change(found, events).Change, AppealResult.Reopened);
    }

    private async Task<(ChangeSet? Change, AppealResult Result)> OverturnAsync(AppealState appeal, string note, Actor by, CancellationToken cancellation)
    {
        var found = await removals.FindAsync(appeal.Village.Value, appeal.About.Id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        var (policy, now) = removals.Today(appeal.Village);
        if (Accepted.Events(RemovalDecider.Overturn(found.State, note, by, policy, now)) is not [var happened])
        {
            return (null, AppealResult.Nothing);
        }

        var change = RemovalRepository.Change(found, happened).Change;
        if (happened is not RemovalUndone)
        {
            return (change, AppealResult.RemovalCancelled);
        }

        var household = await households.FindAsync(appeal.Village.Value, found.State.Household, cancellation) ?? throw new ProblemException(Problem.NotFound);
        if (household.State.Departures.Any(d => d.IsUnderWay))
        {
            // Who is on the way stands in two places for a moment: nothing else of the family changes until that is over (REG-8).
            throw new StaleException();
        }

        // Where the family has left the village since, nobody stands there again by it, and nobody is told so.
        if (Accepted.Events(RemovalEffects.Reinstate(found.State, household.State, by, policy, now)) is not { Count: > 0 } events)
        {
            return (null, AppealResult.Nothing);
        }

        await ClaimAsync(found.State, household, by, cancellation);
        families.AddTo(change, household, events);
        return (change, AppealResult.RemovalUndone);
    }

    // Their numbers were given up: claimed before they stand there again (REG-5).
    private async Task ClaimAsync(RemovalState removal, HouseholdDocument household, Actor by, CancellationToken cancellation)
    {
        var back = RemovalEffects.Back(removal, household.State).Select(m => m.Person).ToList();
        var card = household.State.Ended is null ? null : household.State.FamilyCardNumber;
        var brings = new FamilyChange
        {
            Id = removal.Id,
            Kind = FamilyChangeKind.Reinstatement,
            Card = card,
            Founds = new Family(household.State.FamilyCardNumber, household.State.Village, household.State.Address, back),
        };
        if (await claims.TakeAsync(household, brings, by, cancellation) is not null)
        {
            throw new ProblemException(new Problem(409, AppealViolations.NumberHeld, "REG-5"));
        }
    }
}
