using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Domain.Removals;
using Dtks.Domain.Verification;
using Dtks.Functions.Ratification;
using Dtks.Functions.Verification;
using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.SheetEffects;

/// <summary>Carries out what a ratified sheet found, page by page and the households of a page apart from each other (RAT-4, RAT-6). Done twice, it is done once.</summary>
public sealed class CarryOutSheets(
    QueueMessageRunner runner, QueueSender queues, SheetRepository sheets, LetterRepository letters, OlderFindings olderFindings, RatifiedLines ratified, OneByOne oneByOne, TimeProvider clock)
{
    /// <summary>Ratified sheets, their pages, and single households of these.</summary>
    public const string Queue = "sheet-effects";

    private const int AtOnce = 4;

    // As many ids as a message holds.
    private const int MostOlder = 500;

    /// <summary>One sheet, one page, or one household.</summary>
    [Function(nameof(CarryOutSheets))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) => runner.RunAsync<SheetEffectMessage>(Queue, message, DoAsync, cancellation);

    private async Task DoAsync(SheetEffectMessage message, CancellationToken cancellation)
    {
        var sheet = await FindAsync(message, cancellation);
        if (message.Page is not { } page)
        {
            var older = message.Household is null ? await olderFindings.OfAsync(sheet, cancellation) : null;
            for (var number = 1; number <= sheet.FirstLines.Count; number++)
            {
                await queues.SendAsync(Queue, message with { Page = number, Older = older is { Count: <= MostOlder } ? older : null }, cancellation);
            }

            return;
        }

        if (page < 1 || page > sheet.FirstLines.Count)
        {
            throw new MessageException($"the sheet of {message.Period} in {message.Village} has no page {page}");
        }

        var letter = await letters.FindAsync(message.Village[..4], sheet.LetterId!, cancellation) ?? throw new MessageException($"there is no letter {sheet.LetterId} of {message.Village}");
        await PageAsync(sheet, letter.State, message with { Page = page }, cancellation);
    }

    private async Task<SheetDocument> FindAsync(SheetEffectMessage message, CancellationToken cancellation)
    {
        var isNamed = CyclePeriod.TryParse(message.Period, out _) && AreaCode.TryParse(message.Village, out var village) && village.Level == AreaLevel.Village;
        var sheet = isNamed ? await sheets.FindAsync(message.Village, message.Period, cancellation) : null;
        return sheet is { Stage: SheetStage.Finalised, LetterId: not null } ? sheet : throw new MessageException($"{message.Village} has no ratified sheet of {message.Period}");
    }

    // A household's lines may stand on several pages: it is judged with all of them, on each of these.
    private async Task PageAsync(SheetDocument sheet, LetterState letter, SheetEffectMessage message, CancellationToken cancellation)
    {
        var page = message.Page!.Value;
        var pages = await sheets.PagesAsync(sheet, sheet.Together([page]), cancellation);
        var older = (message.Household is { } one ? [one] : message.Older ?? await olderFindings.OfAsync(sheet, cancellation)).ToHashSet(StringComparer.Ordinal);
        var here = pages.Single(p => p.Page == page).Lines.Select(line => line.Household).ToHashSet(StringComparer.Ordinal);
        var households = pages.SelectMany(p => p.Lines).Where(line => here.Contains(line.Household) && (message.Household ?? line.Household) == line.Household)
            .GroupBy(line => line.Household, StringComparer.Ordinal)
            .Where(household => SheetRemovals.Concerns([.. household]) || (older.Contains(household.Key) && household.Any(line => line.Outcome == LineOutcome.Eligible)));
        var newer = new NewerSheets(sheets, CyclePeriod.Parse(sheet.Period), Instant.FromDateTimeOffset(clock.GetUtcNow()));
        var policy = await sheets.PolicyAsync(sheet, cancellation);
        await CarryOutAsync(households.Select(h => new RatifiedHousehold(sheet, [.. h], letter, policy) { HasOlder = older.Contains(h.Key) }), newer, message, cancellation);

        // Ratified while this was carried out, a newer one may have been carried out before: what it found stands against this all the same (RAT-5).
        foreach (var (village, period) in await newer.RatifiedSinceAsync(cancellation))
        {
            await queues.SendAsync(Queue, new SheetEffectMessage(period, village), cancellation);
        }
    }

    private async Task CarryOutAsync(IEnumerable<RatifiedHousehold> households, NewerSheets newer, SheetEffectMessage message, CancellationToken cancellation)
    {
        Task OneAsync(RatifiedHousehold household, CancellationToken stop) => ratified.CarryOutAsync(household, newer, stop);
        if (message.Household is not null)
        {
            foreach (var household in households)
            {
                await OneAsync(household, cancellation);
            }

            return;
        }

        await oneByOne.RunAsync(
            households,
            AtOnce,
            OneAsync,
            (household, failure) => SetAsideItem.Of(Queue, message with { Household = household.Household, Older = null }, failure) with
            {
                Area = message.Village,
                Subject = $"households/{message.Village}/{household.Household}",
            },
            cancellation);
    }
}
