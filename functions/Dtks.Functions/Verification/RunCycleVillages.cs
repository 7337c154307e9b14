using System.Collections.Concurrent;
using Dtks.Domain.Areas;
using Dtks.Functions.Registry;
using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Verification;

/// <summary>Opens or closes a month in villages (VER-1, VER-7). One that fails is set aside alone; the others of its message go on.</summary>
public sealed class RunCycleVillages(
    QueueMessageRunner runner, CycleRepository cycles, RecipientVillages recipients, SheetOpening opening, SheetAddition addition, SheetClosing closing, ProgressProjection progress, OneByOne apart, TimeProvider clock)
{
    /// <summary>Villages in which a month opens or closes (VER-1).</summary>
    public const string Queue = "cycle-villages";

    private const int AtOnce = 8;

    /// <summary>One village, or a group of them.</summary>
    [Function(nameof(RunCycleVillages))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<CycleVillageMessage>(Queue, message, DoAsync, cancellation);

    private async Task DoAsync(CycleVillageMessage message, CancellationToken cancellation)
    {
        var run = await CycleMessages.RunOfAsync(cycles, message.Period, message.Action, clock.GetUtcNow(), cancellation);
        var nothing = new ConcurrentBag<string>();
        if (message.More is not { Count: > 0 } more)
        {
            await OneAsync(run, message, message.Village, nothing, cancellation);
        }
        else
        {
            IReadOnlyList<string> villages = [.. more.Prepend(message.Village).Distinct(StringComparer.Ordinal)];
            if (message.Household is not null || villages.Count > VillageGroups.Most)
            {
                throw new MessageException("a message is about a household of one village, or about as many villages as a group has");
            }

            await recipients.LookAsync(villages, cancellation);
            await apart.RunAsync(villages, AtOnce, (village, stop) => OneAsync(run, message, village, nothing, stop), (village, failure) => Aside(message, village, failure), cancellation);
        }

        await progress.CountNothingAsync(message.Period, nothing, cancellation);
    }

    private async Task OneAsync(CycleDocument run, CycleVillageMessage message, string village, ConcurrentBag<string> nothing, CancellationToken cancellation)
    {
        if (!IsVillage(village))
        {
            throw new MessageException($"'{village}' is no village");
        }

        if (!await recipients.IsListedAsync(village, run.OpenedOn, cancellation))
        {
            throw new MessageException($"{village} had no recipients when the month {message.Period} was opened");
        }

        if (message is { Action: CycleAction.Open, Household: { } household })
        {
            await addition.AddAsync(run, village, household, cancellation);
        }
        else if (message.Action == CycleAction.Close)
        {
            await closing.CloseAsync(run, village, cancellation);
        }
        else if (!await opening.OpenNewAsync(run, village, cancellation))
        {
            nothing.Add(village);
        }
    }

    private static SetAsideItem Aside(CycleVillageMessage message, string village, Exception failure)
    {
        var item = SetAsideItem.Of(Queue, message with { Village = village, More = null }, failure);
        return IsVillage(village) ? item with { Area = village, Subject = $"cycles/{message.Period}/villages/{village}" } : item;
    }

    private static bool IsVillage(string text) => AreaCode.TryParse(text, out var village) && village.Level == AreaLevel.Village;
}
