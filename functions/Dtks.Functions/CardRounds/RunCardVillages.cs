using System.Collections.Concurrent;
using Dtks.Domain.Areas;
using Dtks.Functions.Registry;
using Dtks.Functions.Verification;
using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardRounds;

/// <summary>Makes a round's cards in villages (CRD-1, CRD-10). One that fails is set aside alone; the others of its message go on.</summary>
public sealed class RunCardVillages(QueueMessageRunner runner, CardRoundRepository rounds, RecipientVillages recipients, CardMaking making, CardProgress progress, CardRoundSettling settling, OneByOne apart)
{
    /// <summary>Villages in which a round's cards are made (CRD-1).</summary>
    public const string Queue = "card-villages";

    private const int AtOnce = 8;

    /// <summary>One village, or a group of them.</summary>
    [Function(nameof(RunCardVillages))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<CardVillageMessage>(Queue, message, DoAsync, cancellation);

    private async Task DoAsync(CardVillageMessage message, CancellationToken cancellation)
    {
        var round = await rounds.KnownAsync(message.Round, cancellation) ?? throw new MessageException($"there is no round {message.Round}");
        var counted = new ConcurrentDictionary<string, CardTally>(StringComparer.Ordinal);
        if (message.More is not { Count: > 0 } more)
        {
            await OneAsync(round, message, message.Village, counted, cancellation);
        }
        else
        {
            IReadOnlyList<string> villages = [.. more.Prepend(message.Village).Distinct(StringComparer.Ordinal)];
            if (message.Household is not null || villages.Count > VillageGroups.Most)
            {
                throw new MessageException("a message is about a household of one village, or about as many villages as a group has");
            }

            await recipients.LookAsync(villages, cancellation);
            await apart.RunAsync(villages, AtOnce, (village, stop) => OneAsync(round, message, village, counted, stop), (village, failure) => Aside(message, village, failure), cancellation);
        }

        await progress.CountAsync(message.Round, counted, cancellation);
        foreach (var regency in counted.Keys.Select(v => v[..4]).Distinct(StringComparer.Ordinal))
        {
            await settling.SettleAsync(message.Round, regency, cancellation);
        }
    }

    private async Task OneAsync(CardRoundDocument round, CardVillageMessage message, string village, ConcurrentDictionary<string, CardTally> counted, CancellationToken cancellation)
    {
        if (!AreaCode.TryParse(village, out var code) || code.Level != AreaLevel.Village || !round.State.Regencies.Contains(code.Regency!))
        {
            throw new MessageException($"'{village}' is no village of the round {message.Round}");
        }

        if (!await recipients.IsListedAsync(village, round.State.StartedAt.ToDateTimeOffset(), cancellation))
        {
            throw new MessageException($"{village} had no recipients when the round {message.Round} began");
        }

        counted[village] = message.Household is { } household
            ? await making.AddAsync(round.State, village, household, cancellation)
            : await making.MakeAsync(round.State, village, cancellation);
    }

    private static SetAsideItem Aside(CardVillageMessage message, string village, Exception failure)
    {
        var item = SetAsideItem.Of(Queue, message with { Village = village, More = null }, failure);
        return AreaCode.TryParse(village, out var code) && code.Level == AreaLevel.Village ? item with { Area = village, Subject = $"card-rounds/{message.Round}/villages/{village}" } : item;
    }
}
