using Dtks.Domain.Areas;
using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Verification;

/// <summary>Opens or closes a month in one village (VER-1, VER-7).</summary>
public sealed class RunCycleVillages(QueueMessageRunner runner, CycleRepository cycles, SheetOpening opening, SheetClosing closing)
{
    /// <summary>Villages in which a month opens or closes (VER-1).</summary>
    public const string Queue = "cycle-villages";

    /// <summary>One village.</summary>
    [Function(nameof(RunCycleVillages))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<CycleVillageMessage>(Queue, message, DoAsync, cancellation);

    private async Task DoAsync(CycleVillageMessage message, CancellationToken cancellation)
    {
        var run = await cycles.FindAsync(message.Period, cancellation) ?? throw new MessageException($"the month {message.Period} was never opened");
        if (!AreaCode.TryParse(message.Village, out var village) || village.Level != AreaLevel.Village)
        {
            throw new MessageException($"'{message.Village}' is no village");
        }

        if (message.Action == CycleAction.Open)
        {
            await opening.OpenAsync(run, message.Village, cancellation);
        }
        else
        {
            await closing.CloseAsync(run, message.Village, cancellation);
        }
    }
}
