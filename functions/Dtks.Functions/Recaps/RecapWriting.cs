using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Recaps;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Ratification;
using Dtks.Functions.Verification;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.Recaps;

/// <summary>
/// Writes a village's recap from its ratified sheet, which is locked: exactly the lines that the letter was signed for (RAT-8). It counts for the period that its letter counts for (RAT-5); where a
/// village has sheets of two months there, that of the later one counts.
/// </summary>
public sealed class RecapWriting(SheetRepository sheets, LetterRepository letters, DocumentStore store, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>The type of the event that tells of it.</summary>
    public const string EventType = "dtks.recap.written.v1";

    /// <summary>Writes it, once.</summary>
    /// <returns>The periods whose recaps it stands in.</returns>
    /// <exception cref="MessageException">The sheet is not ratified, or its lines are not those that its letter covers.</exception>
    public async Task<IReadOnlyList<CyclePeriod>> WriteAsync(CyclePeriod period, AreaCode village, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(village);
        var sheet = await sheets.FindAsync(village.Value, period.Value, cancellation);
        if (sheet is not { Stage: SheetStage.Finalised, LetterId: { } letterId, Digest: { } digest })
        {
            throw new MessageException($"{village.Value} has no ratified sheet of {period.Value}");
        }

        var letter = await letters.FindAsync(village.Regency!.Value, letterId, cancellation) ?? throw new MessageException($"there is no letter {letterId} in {village.Regency.Value}");
        var state = sheets.StateOf(sheet, new SheetPages(await sheets.PagesAsync(sheet, cancellation), []));
        if (SheetDigest.Of(state) != digest)
        {
            throw new MessageException($"the lines of the sheet of {period.Value} in {village.Value} are not those that were ratified");
        }

        var (counts, programmes) = (CyclePeriod.Parse(letter.State.CountsFor ?? letter.State.Period), RecapTotals.Of(state.Lines));
        var counted = new CountedSheet(period.Value, letterId, digest, programmes, RecapDigest.OfVillage(counts, village, period, digest, programmes))
        {
            Lapsed = state.Lines.Count(line => line.IsLapsed) is > 0 and var lapsed ? lapsed : null,
        };
        await retry.RetryAsync(() => SaveAsync(period, village.Value, counts, counted, cancellation), cancellation);
        return counts == period ? [period] : [counts, period];
    }

    private async Task SaveAsync(CyclePeriod period, string village, CyclePeriod counts, CountedSheet counted, CancellationToken cancellation)
    {
        var change = ChangeSet.Bookkeeping(Partitions.Ratifications(village[..4]));
        var there = await OfAsync(counts, village, cancellation);
        var isNew = there.GivesWayTo(period);
        if (isNew)
        {
            change.Save(there with { Counted = counted }).Then(Event(counts, village, counted));
        }

        var here = counts == period ? there : await OfAsync(period, village, cancellation);
        var isTold = counts == period || here.CountsFor is not null;
        if (!isTold)
        {
            change.Save(here with { CountsFor = counts.Value, CountsForLetter = counted.Letter });
        }

        if (isNew || !isTold)
        {
            await commit.SaveAsync(change, cancellation);
        }
    }

    private async Task<RecapDocument> OfAsync(CyclePeriod period, string village, CancellationToken cancellation) =>
        await store.ReadAsync<RecapDocument>(Partitions.Ratifications(village[..4]), RecapDocument.IdOf(period.Value, village), cancellation) ?? RecapDocument.Of(period.Value, village);

    private static OutboxEntry Event(CyclePeriod counts, string village, CountedSheet counted) => OutboxEntry.Event(
        EventType,
        $"recaps/{counts.Value}/{village}",
        new RecapEventData(counts.Value, counts.Next.Value, village, counted.Sheet, counted.Letter, counted.Programmes, counted.Digest));
}
