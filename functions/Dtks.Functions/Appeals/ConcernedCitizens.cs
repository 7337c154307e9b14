using Dtks.Domain.Appeals;
using Dtks.Domain.Kernel;
using Dtks.Functions.Audit;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Platform.Access;

namespace Dtks.Functions.Appeals;

/// <summary>
/// Which citizens an appeal concerns beside who made it: against a refusal or a removal there is one, so whose proposal or family it is about sees it, whoever made it
/// (GOV-3); not who only proposed that family (REG-3). One about another's entitlement concerns who made it alone.
/// </summary>
public sealed class ConcernedCitizens(ProposalRepository proposals, HouseholdRepository households, RemovalRepository removals, OwnRecords own, FamilyTies ties)
{
    /// <summary>Whether an appeal concerns a citizen.</summary>
    public async Task<bool> IsConcernedAsync(AppealState appeal, Caller citizen, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(appeal);
        ArgumentNullException.ThrowIfNull(citizen);
        if (appeal.Origin is not null || appeal.By == citizen.Subject)
        {
            return appeal.Origin is null;
        }

        var village = appeal.Village.Value;
        return appeal.Kind != AppealKind.NotEntitled && appeal.About.Record switch
        {
            AppealRecord.Proposal or AppealRecord.Withheld => await proposals.FindWhereItIsAsync(village, appeal.About.Id, cancellation) is { State: var proposal } && proposal.ProposedBy == citizen.Subject && !await ties.IsBesideAsync(proposal, citizen, cancellation),
            AppealRecord.Removal => await removals.FindAsync(village, appeal.About.Id, cancellation) is { State.Household: var household } && await IsOwnAsync(village, household, citizen, cancellation),
            AppealRecord.Card => await IsOwnAsync(village, appeal.About.Household!, citizen, cancellation),
            _ => await IsOwnAsync(village, appeal.About.Id, citizen, cancellation),
        };
    }

    private async Task<bool> IsOwnAsync(string village, string household, Caller citizen, CancellationToken cancellation) =>
        await own.IsOwnAsync(village, HouseholdDocument.IdOf(household), citizen.Actor, cancellation)
        && await households.FindAsync(village, household, cancellation) is { State: var family } && !await ties.IsBesideAsync(family, trackingCode: null, citizen, cancellation);
}
