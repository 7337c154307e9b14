using System.Runtime.CompilerServices;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>Finds the sheets of the months that are being verified, also while such a month is being opened: village after village, in a moment that a family may move in (VER-2, REG-8).</summary>
public sealed class MonthSheets(CycleRepository cycles, SheetRepository sheets, RecipientVillages recipients, CycleProgress progress, TimeProvider clock)
{
    private const int MonthsBack = 1;

    // What came back is corrected until the determination date, which lies in the month after (RAT-5); the letter follows.
    private const int LateMonthsBack = 2;

    /// <summary>The months that are open, the latest first.</summary>
    public async IAsyncEnumerable<CycleDocument> OpenAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        for (var back = 0; back <= MonthsBack; back++)
        {
            var month = CycleCalendar.MonthsBefore(Instant.FromDateTimeOffset(now), back);
            if (await cycles.OpenedAsync(month.Value, cancellation) is { } known && known.ClosesOn > now)
            {
                yield return await cycles.AsSettledAsync(known, cancellation);
            }
        }
    }

    /// <summary>The months whose sheets may yet be ratified, open or over, the latest first.</summary>
    public async IAsyncEnumerable<CycleDocument> LateAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        for (var back = 0; back <= LateMonthsBack; back++)
        {
            if (await cycles.OpenedAsync(CycleCalendar.MonthsBefore(now, back).Value, cancellation) is { } known)
            {
                yield return known;
            }
        }
    }

    /// <summary>A village's sheet; null where it has none in this month.</summary>
    /// <exception cref="StaleException">It is being made, or is yet to be: it is there in a moment.</exception>
    public async Task<SheetDocument?> FindAsync(CycleDocument run, string village, CancellationToken cancellation)
    {
        var (sheet, isToCome) = await LookAsync(run, village, cancellation);
        return isToCome || sheet is { Stage: SheetStage.Opening } ? throw new StaleException() : sheet;
    }

    /// <summary>Lets who leaves a village go once their lines cannot get lost: its sheets have them, or those of where they go to are open or yet to be.</summary>
    /// <exception cref="StaleException">A sheet is to have them first: it is there in a moment.</exception>
    public async Task RequireLinesAsync(string from, string to, CancellationToken cancellation)
    {
        await foreach (var run in OpenAsync(cancellation))
        {
            var (sheet, isToCome) = await LookAsync(run, to, cancellation);
            if (!isToCome && sheet is not { Stage: SheetStage.Open or SheetStage.Opening })
            {
                await FindAsync(run, from, cancellation);
            }
        }
    }

    // It is to come where the village had recipients when the month was opened, and is not counted yet.
    private async Task<(SheetDocument? Sheet, bool IsToCome)> LookAsync(CycleDocument run, string village, CancellationToken cancellation)
    {
        var sheet = await sheets.FindAsync(village, run.Period, cancellation);
        if (sheet is not null || run.OpeningSettled || !await recipients.IsListedAsync(village, run.OpenedOn, cancellation))
        {
            return (sheet, false);
        }

        return await progress.IsCountedAsync(run.Period, village, cancellation) ? (await sheets.FindAsync(village, run.Period, cancellation), false) : (null, true);
    }
}
