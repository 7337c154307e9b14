using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Notices;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>
/// Tells families, once a month's determination date is over, that its sheet was not ratified by then, so that its payment does not count them (RAT-5, GOV-3): village by village, page by page, each once. A sheet that is at the regent's
/// may be under a letter that was signed in time, and is told only where it is not ratified later either.
/// </summary>
public sealed class UnratifiedRecipients(DocumentStore store, SheetRepository sheets, CycleProgress progress, HouseholdPlaces places, ChangeCommit commit, OptimisticRetry retry, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>Those of a village, or has each village of a regency told.</summary>
    /// <exception cref="MessageException">The month's date is not over, or the area is no village of the regency.</exception>
    public async Task TellAsync(CycleDocument run, SheetReminderMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(message);
        if (message.Household is not null || !IsDue(run, message.Days))
        {
            throw new MessageException($"of the month {message.Period} nothing is told so after its determination date, or not yet");
        }

        if (message.Village is not { } village)
        {
            await AskAsync(run, message, cancellation);
        }
        else if (!AreaCode.TryParse(village, out var code) || code.Level != AreaLevel.Village || code.Regency!.Value != message.Regency)
        {
            throw new MessageException($"'{village}' is no village of {message.Regency}");
        }
        else if (await sheets.FindAsync(village, message.Period, cancellation) is { } sheet && IsLate(sheet, message.Days))
        {
            await TellAsync(sheet, message, cancellation);
        }
    }

    private bool IsDue(CycleDocument run, int days)
    {
        var month = CyclePeriod.Parse(run.Period);
        var over = Determination.EndOf(month, AreaCode.Nation, policies.Named(run.Policy));
        return days is SheetReminderSchedule.Determined or SheetReminderSchedule.StillUnratified && Instant.FromDateTimeOffset(clock.GetUtcNow()) >= over;
    }

    private static bool IsLate(SheetDocument sheet, int days) => sheet is { LetterId: null } or { CountsFor: not null }
        && (days == SheetReminderSchedule.StillUnratified || sheet is { CountsFor: not null } or not { Dossier.Status: DossierStatus.Received });

    private async Task AskAsync(CycleDocument run, SheetReminderMessage message, CancellationToken cancellation)
    {
        var (read, unreadable) = await progress.VillagesAsync(run.Period, message.Regency, cancellation);
        var villages = read.Select(v => v.Village).Concat(unreadable).Order(StringComparer.Ordinal).ToList();
        foreach (var district in villages.GroupBy(village => village[..6]))
        {
            await NoteAsync(message, district.Key, [.. district], district.Select(village => OutboxEntry.Message(RemindRegencies.Queue, message with { Village = village })), cancellation);
        }
    }

    // A household's lines may stand on several pages: the notice of a month is one.
    private async Task TellAsync(SheetDocument sheet, SheetReminderMessage message, CancellationToken cancellation)
    {
        var pages = await sheets.LookAsync(sheet, Enumerable.Range(1, sheet.FirstLines.Count), cancellation);
        foreach (var page in pages.Read)
        {
            var notices = (await FamiliesAsync(sheet, page, cancellation)).Select(family => new NoticeInput(family.Village.Value, HouseholdNotices.RecordKind, family.Household, HouseholdNotices.AidUnratified, $"sheet/{sheet.Period}", [new NoticeArgument(HouseholdNotices.Period, sheet.Period)]).Entry());
            await NoteAsync(message, string.Create(CultureInfo.InvariantCulture, $"{sheet.Village}-{page.Page}"), [sheet.Village], notices, cancellation);
        }

        // What cannot be read is set aside with the message, and told once it is repaired and replayed.
        await sheets.PagesAsync(sheet, pages.Unreadable, cancellation);
    }

    // Also those to which somebody went since whose own assistance stands here (REG-8): the messages of the family that they left reach them no more.
    private async Task<IReadOnlyList<FamilyPlace>> FamiliesAsync(SheetDocument sheet, SheetPageDocument page, CancellationToken cancellation)
    {
        var families = new List<FamilyPlace>();
        foreach (var lines in page.Lines.Where(l => l.HandedTo is null).GroupBy(l => l.Household, StringComparer.Ordinal))
        {
            var place = new FamilyPlace(AreaCode.Parse(sheet.Village), lines.Key);
            families.Add(place);
            if (sheet.Behind?.Contains(lines.Key) == true || lines.Any(l => l.StillHere == true))
            {
                families.AddRange(await places.LeftToAsync(place, [.. lines.Where(l => l.Programme == Programme.PbiJkn).Select(l => l.Named)], cancellation));
            }
        }

        return [.. families.Distinct()];
    }

    private Task NoteAsync(SheetReminderMessage message, string area, IReadOnlyList<string> villages, IEnumerable<OutboxEntry> entries, CancellationToken cancellation)
    {
        var told = new SheetRemindersDocument
        {
            Id = SheetRemindersDocument.IdOf(message.Period, message.Days, area),
            Regency = message.Regency,
            Area = area,
            Period = message.Period,
            Days = message.Days,
            On = clock.GetUtcNow(),
            Villages = villages,
        };
        return retry.RetryAsync(() => SaveAsync(told, entries, cancellation), cancellation);
    }

    private async Task SaveAsync(SheetRemindersDocument told, IEnumerable<OutboxEntry> entries, CancellationToken cancellation)
    {
        var partition = Partitions.Ratifications(told.Regency);
        if (await store.LookAsync<SheetRemindersDocument>(partition, told.Id, cancellation) is null)
        {
            await commit.SaveAsync(ChangeSet.Bookkeeping(partition).Create(told).Then(entries), cancellation);
        }
    }
}
