using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.Contests;

/// <summary>
/// Takes the numbers from the first of a conflict as it was settled (REG-5): its proposal is refused, told why, and what waits for its numbers is
/// driven on; whom they were settled for stands before all others. A letter that came to cover it meanwhile goes before: then nothing changes, and the
/// conflict opens anew with what comes of the letter.
/// </summary>
public sealed class ContestLoss(ProposalRepository proposals, ProposalClaims numbers, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Applies the settlement that stands with the second to the first.</summary>
    /// <exception cref="MessageException">There is no such settlement, or it takes nothing from that first.</exception>
    public async Task ApplyAsync(LostNumbers lost, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(lost);
        var second = await proposals.FindAsync(lost.SecondVillage, lost.Second, cancellation);
        if (second?.State.Settlement is null)
        {
            throw new MessageException($"no settlement stands with the proposal {lost.Second} in {lost.SecondVillage}");
        }

        await retry.RetryAsync(() => LoseAsync(lost, second.State, cancellation), cancellation);
    }

    private async Task LoseAsync(LostNumbers lost, ProposalState second, CancellationToken cancellation)
    {
        var first = await proposals.FindAsync(lost.FirstVillage, lost.First, cancellation)
            ?? throw new MessageException($"there is no proposal {lost.First} in {lost.FirstVillage}");
        var decision = proposals.Decide(Command(second, first.State), first.State, first.State.Village);
        if (decision.Violations.Any(v => v.Code == ProposalViolations.NotContested))
        {
            throw new MessageException($"the settlement that stands with the proposal {lost.Second} in {lost.SecondVillage} takes nothing from {lost.First} in {lost.FirstVillage}");
        }

        if (decision.Events is { Count: > 0 } events)
        {
            if (second.Settlement!.Won)
            {
                await numbers.WaitForAllAsync(second, first.State, cancellation);
            }

            await commit.SaveAsync(proposals.Change(first, events).Change, cancellation);
        }
    }

    private ProposalCommand.LoseNumbers Command(ProposalState second, ProposalState first)
    {
        var settled = second.History.Last(h => h.Meta.Code is ProposalEventCodes.SettledFor or ProposalEventCodes.RefusedBySettlement).Meta;
        return new ProposalCommand.LoseNumbers(
            second.Settlement! with { Papers = [] }, numbers.ConflictsBetween(second, first), new Actor(settled.Subject, settled.Role, AreaCode.Nation));
    }
}
