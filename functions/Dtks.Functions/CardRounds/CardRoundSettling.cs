using Dtks.Domain.Kernel;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;

namespace Dtks.Functions.CardRounds;

/// <summary>Notes on a round that all its cards are made, once they are.</summary>
public sealed class CardRoundSettling(CardRoundRepository rounds, CardProgress progress, ChangeCommit commit, OptimisticRetry retry, TimeProvider clock)
{
    /// <summary>Looks whether a regency is done, and then whether the whole round is.</summary>
    public async Task SettleAsync(string round, string regency, CancellationToken cancellation)
    {
        if (await progress.OfRegencyAsync(round, regency, cancellation) is { } found && found.IsMade())
        {
            await SettleAsync(round, cancellation);
        }
    }

    /// <summary>Looks whether the whole round is.</summary>
    /// <returns>The regencies that are outstanding.</returns>
    public Task<IReadOnlyList<string>> SettleAsync(string round, CancellationToken cancellation) => retry.RetryAsync(() => SettleOnceAsync(round, cancellation), cancellation);

    private async Task<IReadOnlyList<string>> SettleOnceAsync(string round, CancellationToken cancellation)
    {
        if (await rounds.FindAsync(round, cancellation) is not { MadeOn: null } found)
        {
            return [];
        }

        var made = (await progress.RegenciesAsync(round, string.Empty, cancellation)).Read.Where(r => r.IsMade()).Select(r => r.Regency).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<string> outstanding = [.. found.State.Regencies.Select(r => r.Value).Where(r => !made.Contains(r))];
        if (outstanding.Count == 0)
        {
            var next = found with { MadeOn = clock.GetUtcNow() };
            var audited = AuditEntry.Of(Actor.System, Domain.Cards.CardEventCodes.RoundMade, next.Id, new { next.MadeOn }) with { Rule = "CRD-1", Policy = next.State.Policy };
            await commit.SaveAsync(new ChangeSet(CardRoundRepository.Rounds, [audited]).Save(next), cancellation);
        }

        return outstanding;
    }
}
