using Dtks.Domain.Appeals;
using Dtks.Domain.Kernel;
using Dtks.Functions.Audit;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;

namespace Dtks.Functions.Appeals;

/// <summary>
/// Which citizens an appeal concerns beside who made it: against a refusal or a removal there is one, so whose proposal or family it is about sees it, whoever made it
/// (GOV-3). One about another's entitlement concerns who made it alone.
/// </summary>
public sealed class ConcernedCitizens(ProposalRepository proposals, RemovalRepository removals, OwnRecords own)
{
    /// <summary>Whether an appeal concerns a citizen.</summary>
    public async Task<bool> IsConcernedAsync(AppealState appeal, Actor citizen, CancellationToken cancellation)
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
            AppealRecord.Proposal or AppealRecord.Withheld => (await proposals.FindWhereItIsAsync(village, appeal.About.Id, cancellation))?.State.ProposedBy == citizen.Subject,
            AppealRecord.Removal => await removals.FindAsync(village, appeal.About.Id, cancellation) is { State.Household: var household } && await IsOwnAsync(village, household, citizen, cancellation),
            AppealRecord.Card => await IsOwnAsync(village, appeal.About.Household!, citizen, cancellation),
            _ => await IsOwnAsync(village, appeal.About.Id, citizen, cancellation),
        };
    }

    private Task<bool> IsOwnAsync(string village, string household, Actor citizen, CancellationToken cancellation) => own.IsOwnAsync(village, HouseholdDocument.IdOf(household), citizen, cancellation);
}
