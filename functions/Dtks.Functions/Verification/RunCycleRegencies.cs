using System.Runtime.ExceptionServices;
using Dtks.Domain.Areas;
using Dtks.Functions.Registry;
using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;
using Newtonsoft.Json;

namespace Dtks.Functions.Verification;

/// <summary>Carries a month's opening or closing from a regency to its villages (VER-1, VER-2). Done twice, it asks again only where
/// something is
/// outstanding.</summary>
public sealed class RunCycleRegencies(QueueMessageRunner runner, CycleRepository cycles, CycleProgress progress, RecipientVillages recipients, VillageGroups groups, QueueSender queues, TimeProvider clock)
{
    /// <summary>Regencies in which a month opens or closes (VER-1).</summary>
    public const string Queue = "cycle-regencies";

    private const int SentAtOnce = 8;

    /// <summary>One regency.</summary>
    [Function(nameof(RunCycleRegencies))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<CycleRegencyMessage>(Queue, message, FanOutAsync, cancellation);

    private async Task FanOutAsync(CycleRegencyMessage message, CancellationToken cancellation)
    {
        var run = await CycleMessages.RunOfAsync(cycles, message.Period, message.Action, clock.GetUtcNow(), cancellation);
        if (!AreaCode.TryParse(message.Regency, out var regency) || regency.Level != AreaLevel.Regency)
        {
            throw new MessageException($"'{message.Regency}' is no regency");
        }

        var (villages, uncounted) = message.Action == CycleAction.Open
            ? await ToOpenAsync(run, message, cancellation)
            : (await ToCloseAsync(message, cancellation), null);
        var how = new ParallelOptions { MaxDegreeOfParallelism = SentAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(groups.Of(message.Regency, villages), how, async (group, stop) => await queues.SendAsync(RunCycleVillages.Queue, Message(message, group), stop));
        if (uncounted is not null)
        {
            ExceptionDispatchInfo.Throw(uncounted);
        }
    }

    // Where the regency's progress cannot be read its villages are opened all the same; then the message is set aside.
    private async Task<(IEnumerable<string> Villages, JsonException? Uncounted)> ToOpenAsync(CycleDocument run, CycleRegencyMessage message, CancellationToken cancellation)
    {
        var villages = await recipients.OfAsync(message.Regency, run.OpenedOn, cancellation);
        if (villages.Count == 0)
        {
            return ([], null);
        }

        JsonException? uncounted = null;
        try
        {
            await progress.ExpectAsync(message.Period, message.Regency, villages, cancellation);
        }
        catch (JsonException e)
        {
            uncounted = e;
        }

        var (counted, _) = await progress.VillagesAsync(message.Period, message.Regency, cancellation);
        var (nothing, _) = await progress.NothingAsync(message.Period, message.Regency, cancellation);
        return (villages.Except(counted.Select(v => v.Village).Concat(nothing), StringComparer.Ordinal), uncounted);
    }

    private static CycleVillageMessage Message(CycleRegencyMessage message, IReadOnlyList<string> group) =>
        new(message.Period, group[0], message.Action, More: group.Count == 1 ? null : [.. group.Skip(1)]);

    private async Task<IEnumerable<string>> ToCloseAsync(CycleRegencyMessage message, CancellationToken cancellation)
    {
        var (counted, unreadable) = await progress.VillagesAsync(message.Period, message.Regency, cancellation);
        return counted.Where(v => v.Counted.Stage == VillageStage.Open).Select(v => v.Village).Concat(unreadable);
    }
}
