using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.SetAside;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>Makes a village's sheet of a month, chunk by chunk (VER-1, VER-2). Each chunk is one batch that also moves the sheet's cursor, so that a second
/// delivery, or one after the process was killed, goes on where the sheet stands: no line is lost and none stands twice.</summary>
public sealed class SheetOpening(
    ReceivingHouseholds receiving, SheetRepository sheets, ProgressProjection progress, Shelf shelf, ChangeCommit commit, OptimisticRetry retry, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>Opens the sheet, or finishes opening it, where it is likely there already: nothing else is read then. A village with nothing to verify is counted as such.</summary>
    public async Task OpenAsync(CycleDocument run, string village, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (await sheets.FindAsync(village, run.Period, cancellation) is null or { Stage: SheetStage.Opening } && !await OpenNewAsync(run, village, cancellation))
        {
            await progress.CountNothingAsync(run.Period, [village], cancellation);
        }
    }

    /// <summary>Opens it where it is likely not there: one query finds out, and reads what it is made from.</summary>
    /// <returns>Whether the village has a sheet; else nothing of it is verified in the month, which is the caller's to count.</returns>
    public Task<bool> OpenNewAsync(CycleDocument run, string village, CancellationToken cancellation) =>
        retry.RetryAsync(() => OpenOnceAsync(run, village, cancellation), cancellation);

    private async Task<bool> OpenOnceAsync(CycleDocument run, string village, CancellationToken cancellation)
    {
        var (households, isThere) = await receiving.OfAsync(village, SheetDocument.IdOf(run.Period), cancellation);
        var sheet = (isThere ? await sheets.FindAsync(village, run.Period, cancellation) : null) ?? New(run, village);
        while (sheet.Stage == SheetStage.Opening)
        {
            var chunk = SheetChunk.Take(After(sheet.Cursor, households), CyclePeriod.Parse(run.Period), run.OpenedOn);
            if (chunk.IsEmpty && sheet.ETag is null)
            {
                return false;
            }

            await WriteAsync(run, sheet, chunk, cancellation);
            if (chunk.IsLast)
            {
                return true;
            }

            sheet = await sheets.FindAsync(village, run.Period, cancellation) ?? throw new StaleException();
        }

        // Whoever asks may ask because the village is not counted yet.
        await progress.CountAsync(SheetRepository.ProgressOf(sheet), cancellation);
        return true;
    }

    private static IEnumerable<Listed<ReceivingHousehold>> After(string? cursor, IReadOnlyList<Listed<ReceivingHousehold>> households) => cursor is null
        ? households
        : households.Where(h => string.CompareOrdinal(h.TryRead(out var read, out var unreadable) ? read.Id : unreadable.Id, cursor) > 0);

    private async Task WriteAsync(CycleDocument run, SheetDocument sheet, SheetChunk chunk, CancellationToken cancellation)
    {
        // Each by itself: its neighbours are on the sheet all the same, which shows that it is missing.
        foreach (var unreadable in chunk.Unreadable)
        {
            await shelf.KeepAsync(Aside(run, sheet.Village, unreadable), cancellation);
        }

        var policy = policies.Named(run.Policy);
        var (grown, pages) = chunk.AppendTo(sheet, policy);
        var change = chunk.IsLast ? Opened(grown, pages, policy) : ChangeSet.Bookkeeping(Partitions.Registry(sheet.Village)).Save(grown);
        foreach (var page in pages)
        {
            change.Create(page);
        }

        await commit.SaveAsync(change, cancellation);
    }

    // The lines of earlier chunks are stored; the domain hears of those that come with this one.
    private ChangeSet Opened(SheetDocument sheet, IReadOnlyList<SheetPageDocument> pages, PolicyVersion policy)
    {
        var open = new SheetCommand.Open(AreaCode.Parse(sheet.Village), CyclePeriod.Parse(sheet.Period), [.. pages.SelectMany(p => p.Lines)]);
        var opened = SheetDecider.Decide(open, state: null, policy, Instant.FromDateTimeOffset(clock.GetUtcNow())).Events[0];
        return sheets.Change(sheet with { Stage = SheetStage.Open, Cursor = null, History = [opened.Meta] }, opened).Change;
    }

    private static SetAsideItem Aside(CycleDocument run, string village, UnreadableDocument unreadable)
    {
        var household = unreadable.IdAfter(HouseholdDocument.IdOf(string.Empty));
        var message = new CycleVillageMessage(run.Period, village, CycleAction.Open, household);
        return SetAsideItem.Of(RunCycleVillages.Queue, message, unreadable.Failure) with { Area = village, Subject = $"households/{village}/{household}" };
    }

    private static SheetDocument New(CycleDocument run, string village) => new()
    {
        Id = SheetDocument.IdOf(run.Period),
        Village = village,
        Period = run.Period,
        Stage = SheetStage.Opening,
        ClosesOn = run.ClosesOn,
        Policy = run.Policy,
    };
}
