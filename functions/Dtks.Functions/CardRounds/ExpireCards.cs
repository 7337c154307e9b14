using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;

namespace Dtks.Functions.CardRounds;

/// <summary>Has a round's cards in a village expire: what counts them says so, and each by its own last day (CRD-10). Never is it taken back.</summary>
public sealed class ExpireCards(CardRepository cards, CardRoundRepository rounds, ChangeCommit commit, OptimisticRetry retry) : IDeadlineAction
{
    /// <summary>The cards of a round in a village expire (CRD-10).</summary>
    public const string DeadlineKind = "cardExpiry";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <summary>That of a round's cards in a village: by both, for deadlines of one kind and target are one.</summary>
    public static DeadlineInput Of(CardRound round, string village)
    {
        ArgumentNullException.ThrowIfNull(round);
        return new DeadlineInput(DeadlineKind, round.ExpiresAt(AreaCode.Parse(village)).ToDateTimeOffset(), village, $"{village}_{round.Id}");
    }

    /// <summary>The same, by what counts the cards.</summary>
    public static DeadlineInput Of(VillageRound round)
    {
        ArgumentNullException.ThrowIfNull(round);
        return new DeadlineInput(DeadlineKind, CardSchedule.StartOf(round.ValidUntil.PlusDays(1), round.Village).ToDateTimeOffset(), round.Village.Value, $"{round.Village}_{round.Round}");
    }

    /// <inheritdoc />
    public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return retry.RetryAsync(() => ExpireAsync(deadline.Village, deadline.Target[(deadline.Target.IndexOf('_', StringComparison.Ordinal) + 1)..], cancellation), cancellation);
    }

    private async Task ExpireAsync(string village, string round, CancellationToken cancellation)
    {
        if (await cards.RoundAsync(village, round, cancellation) is not { State.Expired: false } found || cards.Today(village) <= found.State.ValidUntil
            || await rounds.KnownAsync(round, cancellation) is not { State.Policy: var policy })
        {
            return;
        }

        var next = found with { Version = found.Version + 1, State = found.State.Expire() };
        var audited = AuditEntry.Of(Actor.System, CardEventCodes.VillageExpired, next.Id, new { next.State.Counts }) with { Rule = "CRD-10", Policy = policy };
        var told = new VillageCardsEventData(round, village, next.State.Counts.Total(), next.State.PassedOver, next.State.Counts.Expired, policy);
        var change = new ChangeSet(Partitions.Registry(village), [audited]).Save(next)
            .Then(OutboxEntry.Event($"dtks.{CardEventCodes.VillageExpired}.v1", $"card-rounds/{round}/villages/{village}", told), CardProgress.Entry(next));
        await commit.SaveAsync(change, cancellation);
    }
}
