using Dtks.Domain.Areas;
using Dtks.Functions.Registry;
using Dtks.Functions.Verification;
using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardRounds;

/// <summary>Carries a round from a regency to its villages that have recipients (CRD-1). Done twice, it asks again only where something is outstanding.</summary>
public sealed class RunCardRegencies(QueueMessageRunner runner, CardRoundRepository rounds, CardProgress progress, CardRoundSettling settling, RecipientVillages recipients, VillageGroups groups, QueueSender queues)
{
    /// <summary>Regencies in which a round's cards are made (CRD-1).</summary>
    public const string Queue = "card-regencies";

    private const int SentAtOnce = 8;

    /// <summary>One regency.</summary>
    [Function(nameof(RunCardRegencies))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<CardRegencyMessage>(Queue, message, FanOutAsync, cancellation);

    private async Task FanOutAsync(CardRegencyMessage message, CancellationToken cancellation)
    {
        var round = await rounds.KnownAsync(message.Round, cancellation) ?? throw new MessageException($"there is no round {message.Round}");
        if (!AreaCode.TryParse(message.Regency, out var regency) || !round.State.Regencies.Contains(regency))
        {
            throw new MessageException($"'{message.Regency}' is no regency of the round {message.Round}");
        }

        var villages = await recipients.OfAsync(message.Regency, round.State.StartedAt.ToDateTimeOffset(), cancellation);
        await progress.ExpectAsync(message.Round, message.Regency, villages.Count, cancellation);
        var counted = await progress.VillagesAsync(message.Round, message.Regency, cancellation);
        var how = new ParallelOptions { MaxDegreeOfParallelism = SentAtOnce, CancellationToken = cancellation };
        var asked = groups.Of(message.Regency, villages.Where(v => !counted.ContainsKey(v))).ToList();
        await Parallel.ForEachAsync(asked, how, async (group, stop) => await queues.SendAsync(RunCardVillages.Queue, Message(message, group), stop));
        if (asked.Count == 0)
        {
            await settling.SettleAsync(message.Round, message.Regency, cancellation);
        }
    }

    private static CardVillageMessage Message(CardRegencyMessage message, IReadOnlyList<string> group) => new(message.Round, group[0], More: group.Count == 1 ? null : [.. group.Skip(1)]);
}
