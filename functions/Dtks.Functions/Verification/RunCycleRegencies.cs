using Dtks.Domain.Areas;
using Dtks.Functions.Registry;
using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Verification;

/// <summary>Carries a month's opening or closing from a regency to its villages (VER-1, VER-2). Done twice, it asks again only where
/// something is
/// outstanding.</summary>
public sealed class RunCycleRegencies(QueueMessageRunner runner, CycleRepository cycles, CycleProgress progress, RecipientVillages recipients, QueueSender queues, TimeProvider clock)
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

        var villages = message.Action == CycleAction.Open
            ? await ToOpenAsync(run, message, cancellation)
            : await ToCloseAsync(message, cancellation);
        await Parallel.ForEachAsync(villages, new ParallelOptions { MaxDegreeOfParallelism = SentAtOnce, CancellationToken = cancellation }, async (village, stop) =>
            await queues.SendAsync(RunCycleVillages.Queue, new CycleVillageMessage(message.Period, village, message.Action), stop));
    }

    private async Task<IEnumerable<string>> ToOpenAsync(CycleDocument run, CycleRegencyMessage message, CancellationToken cancellation)
    {
        var villages = await recipients.OfAsync(message.Regency, run.OpenedOn, cancellation);
        if (villages.Count == 0)
        {
            return [];
        }

        await progress.ExpectAsync(message.Period, message.Regency, villages.Count, cancellation);
        var counted = await progress.VillagesAsync(message.Period, message.Regency, cancellation);
        return villages.Except(counted.Select(v => v.Village), StringComparer.Ordinal);
    }

    private async Task<IEnumerable<string>> ToCloseAsync(CycleRegencyMessage message, CancellationToken cancellation)
    {
        var counted = await progress.VillagesAsync(message.Period, message.Regency, cancellation);
        return counted.Where(v => v.Counted.Stage == VillageStage.Open).Select(v => v.Village);
    }
}
