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
/// driven on. A letter that came to cover it meanwhile goes before: then nothing changes, and the conflict opens anew with what comes of the letter.
/// </summary>
public sealed class ContestLoss(ProposalRepository proposals, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Applies the settlement that stands with the second to the first.</summary>
    /// <exception cref="MessageException">There is no such settlement.</exception>
    public async Task ApplyAsync(LostNumbers lost, CancellationToken cancellation)
    {
        var second = await proposals.FindAsync(lost.SecondVillage, lost.Second, cancellation);
        if (second?.State.Settlement is not { } settlement)
        {
            throw new MessageException($"no settlement stands with the proposal {lost.Second} in {lost.SecondVillage}");
        }

        var settled = second.State.History.Last(h => h.Meta.Code is ProposalEventCodes.SettledFor or ProposalEventCodes.RefusedBySettlement).Meta;
        var command = new ProposalCommand.LoseNumbers(settlement with { Papers = [] }, new Actor(settled.Subject, settled.Role, AreaCode.Nation));
        await retry.RetryAsync(() => LoseAsync(lost, command, cancellation), cancellation);
    }

    private async Task LoseAsync(LostNumbers lost, ProposalCommand.LoseNumbers command, CancellationToken cancellation)
    {
        if (await proposals.FindAsync(lost.FirstVillage, lost.First, cancellation) is { } first
            && proposals.Decide(command, first.State, first.State.Village) is { Events: { Count: > 0 } events })
        {
            await commit.SaveAsync(proposals.Change(first, events).Change, cancellation);
        }
    }
}
