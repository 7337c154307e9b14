using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Json;
using Dtks.Platform.SetAside;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>Makes a village's sheet of a month, chunk by chunk (VER-1, VER-2). Each chunk is one batch that also moves the sheet's cursor,
/// so
/// that a second delivery, or one after the process was killed, goes on where the sheet stands: no line is lost and none stands
/// twice.</summary>
public sealed class SheetOpening(
    DocumentStore store, SheetRepository sheets, ProgressProjection progress, Shelf shelf, ChangeCommit commit, OptimisticRetry retry, BriefRetry brief, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>Opens the sheet, or finishes opening it. Nothing happens when it is there.</summary>
    public async Task OpenAsync(CycleDocument run, string village, CancellationToken cancellation)
    {
        while (!await retry.RetryAsync(() => StepAsync(run, village, cancellation), cancellation))
        {
        }
    }

    /// <summary>One chunk; true when the sheet is there, or nothing is to stand on it.</summary>
    private async Task<bool> StepAsync(CycleDocument run, string village, CancellationToken cancellation)
    {
        var sheet = await sheets.FindAsync(village, run.Period, cancellation) ?? New(run, village);
        if (sheet.Stage != SheetStage.Opening)
        {
            // Whoever asks may ask because the village is not counted yet.
            await CountAsync(SheetRepository.ProgressOf(sheet), cancellation);
            return true;
        }

        var households = After(sheet.Cursor, village, cancellation);
        var chunk = await SheetChunk.TakeAsync(households, CyclePeriod.Parse(run.Period), run.OpenedOn, cancellation);
        if (chunk.IsLast && chunk.Households.Count == 0 && chunk.Unreadable.Count == 0 && sheet.ETag is null)
        {
            var nothing = new VillageProgress(run.Period, village, Version: 0, VillageStage.NothingToVerify, Unverified: 0, Eligible: 0, Ineligible: 0);
            await CountAsync(nothing, cancellation);
            return true;
        }

        // Each by itself: its neighbours are on the sheet all the same, which shows that it is missing.
        foreach (var unreadable in chunk.Unreadable)
        {
            await shelf.KeepAsync(Aside(run, village, unreadable), cancellation);
        }

        await WriteAsync(run, sheet, chunk, cancellation);
        return chunk.IsLast;
    }

    private Task CountAsync(VillageProgress village, CancellationToken cancellation) =>
        progress.ApplyAsync(JObject.Parse(JsonText.Write(village)), cancellation);

    private async Task WriteAsync(CycleDocument run, SheetDocument sheet, SheetChunk chunk, CancellationToken cancellation)
    {
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

    private IAsyncEnumerable<Listed<HouseholdDocument>> After(string? cursor, string village, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'household' AND c.id > @after ORDER BY c.id")
            .With("@after", cursor ?? string.Empty);
        return store.AllAsync<HouseholdDocument>(Partitions.Registry(village), query, brief, cancellation);
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
