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
    QueueMessageRunner runner, QueueSender queues, SheetRepository sheets, LetterRepository letters, RatifiedLines ratified, OneByOne oneByOne, TimeProvider clock)
{
    /// <summary>Ratified sheets, their pages, and single households of these.</summary>
    public const string Queue = "sheet-effects";

    private const int AtOnce = 4;

    /// <summary>One sheet, one page, or one household.</summary>
    [Function(nameof(CarryOutSheets))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) => runner.RunAsync<SheetEffectMessage>(Queue, message, DoAsync, cancellation);

    private async Task DoAsync(SheetEffectMessage message, CancellationToken cancellation)
    {
        var sheet = await FindAsync(message, cancellation);
        if (message.Page is not { } page)
        {
            for (var number = 1; number <= sheet.FirstLines.Count; number++)
            {
                await queues.SendAsync(Queue, message with { Page = number }, cancellation);
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
        var here = pages.Single(p => p.Page == page).Lines.Select(line => line.Household).ToHashSet(StringComparer.Ordinal);
        var households = pages.SelectMany(p => p.Lines).Where(line => here.Contains(line.Household) && (message.Household ?? line.Household) == line.Household)
            .GroupBy(line => line.Household, StringComparer.Ordinal).Where(household => SheetRemovals.Concerns([.. household]));
        var newer = new NewerSheets(sheets, CyclePeriod.Parse(sheet.Period), Instant.FromDateTimeOffset(clock.GetUtcNow()));
        var policy = await sheets.PolicyAsync(sheet, cancellation);
        Task CarryOutAsync(IEnumerable<SheetLine> household, CancellationToken stop) => ratified.CarryOutAsync(new RatifiedHousehold(sheet, [.. household], letter, policy), newer, stop);
        if (message.Household is not null)
        {
            foreach (var household in households)
            {
                await CarryOutAsync(household, cancellation);
            }

            return;
        }

        await oneByOne.RunAsync(
            households,
            AtOnce,
            CarryOutAsync,
            (household, failure) => SetAsideItem.Of(Queue, message with { Household = household.Key }, failure) with { Area = sheet.Village, Subject = $"households/{sheet.Village}/{household.Key}" },
            cancellation);
    }
}
