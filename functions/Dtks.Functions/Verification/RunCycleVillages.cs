using Dtks.Domain.Areas;
using Dtks.Functions.Registry;
using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Verification;

/// <summary>Opens or closes a month in one village (VER-1, VER-7).</summary>
public sealed class RunCycleVillages(QueueMessageRunner runner, CycleRepository cycles, RecipientVillages recipients, SheetOpening opening, SheetAddition addition, SheetClosing closing, TimeProvider clock)
{
    /// <summary>Villages in which a month opens or closes (VER-1).</summary>
    public const string Queue = "cycle-villages";

    /// <summary>One village.</summary>
    [Function(nameof(RunCycleVillages))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<CycleVillageMessage>(Queue, message, DoAsync, cancellation);

    private async Task DoAsync(CycleVillageMessage message, CancellationToken cancellation)
    {
        var run = await CycleMessages.RunOfAsync(cycles, message.Period, message.Action, clock.GetUtcNow(), cancellation);
        if (!AreaCode.TryParse(message.Village, out var village) || village.Level != AreaLevel.Village)
        {
            throw new MessageException($"'{message.Village}' is no village");
        }

        if (!await recipients.IsListedAsync(message.Village, run.OpenedOn, cancellation))
        {
            throw new MessageException($"{message.Village} had no recipients when the month {message.Period} was opened");
        }

        if (message is { Action: CycleAction.Open, Household: { } household })
        {
            await addition.AddAsync(run, message.Village, household, cancellation);
        }
        else if (message.Action == CycleAction.Open)
        {
            await opening.OpenAsync(run, message.Village, cancellation);
        }
        else
        {
            await closing.CloseAsync(run, message.Village, cancellation);
        }
    }
}
