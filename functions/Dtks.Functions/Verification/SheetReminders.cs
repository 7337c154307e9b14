using Dtks.Domain.Areas;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>
/// Reminds villages whose sheet is not finalised before the month closes, and tells districts and regency, and the families, what was left after it (VER-7): once for each
/// district, in one batch with the events, so that done again it goes on where it ended.
/// </summary>
public sealed class SheetReminders(
    DocumentStore store, UnreadableRecords unreadables, CycleRepository cycles, CycleProgress progress, UnverifiedRecipients recipients, UnratifiedRecipients unratified, ChangeCommit commit, OptimisticRetry retry, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>The type of the event for a village.</summary>
    public const string ReminderEvent = "dtks.sheet.reminder.v1";

    /// <summary>The type of the event for the levels above.</summary>
    public const string UnverifiedEvent = "dtks.cycle.unverified.v1";

    /// <summary>Does what a message asks, where its time has come. A reminder that comes after the close reminds nobody any more.</summary>
    /// <exception cref="MessageException">The month was never opened, the area is no regency, no such reminder is given, or not yet.</exception>
    public async Task CarryOutAsync(SheetReminderMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var run = await cycles.FindAsync(message.Period, cancellation) ?? throw new MessageException($"the month {message.Period} was never opened");
        if (!AreaCode.TryParse(message.Regency, out var regency) || regency.Level != AreaLevel.Regency)
        {
            throw new MessageException($"'{message.Regency}' is no regency");
        }

        var now = clock.GetUtcNow();
        if (message.Days == 0)
        {
            await TellLeftAsync(run.ClosedOn is null ? throw new MessageException($"the month {message.Period} is not closed") : run, message, now, cancellation);
        }
        else if (message.Days < 0)
        {
            await unratified.TellAsync(run, message, cancellation);
        }
        else if (message.Village is not null)
        {
            throw new MessageException("a village's recipients are told of a closed month alone");
        }
        else if (!policies.Named(run.Policy).SheetReminderDays.Contains(message.Days) || now < run.ClosesOn.AddDays(-message.Days))
        {
            throw new MessageException($"no reminder of the month {message.Period} is given {message.Days} days before it closes, or not yet");
        }
        else if (now < run.ClosesOn)
        {
            await RemindAsync(run, message.Regency, message.Days, cancellation);
        }
    }

    // Of which nobody can tell how far they are, they are reminded too.
    private async Task RemindAsync(CycleDocument run, string regency, int days, CancellationToken cancellation)
    {
        var (read, unreadable) = await progress.VillagesAsync(run.Period, regency, cancellation);
        var open = read.Where(v => v.Counted.Stage == VillageStage.Open).Select(v => (v.Village, Unverified: (int?)v.Unverified));
        var late = open.Concat(unreadable.Select(code => (Village: code, Unverified: (int?)null)));
        foreach (var district in late.GroupBy(v => v.Village[..6]))
        {
            var events = district.Select(v => OutboxEntry.Event(
                ReminderEvent, $"cycles/{run.Period}/villages/{v.Village}", new SheetReminderData(run.Period, v.Village, days, run.ClosesOn, v.Unverified, run.Policy)));
            await TellAsync(run, (regency, district.Key), days, [.. district.Select(v => v.Village)], [.. events], cancellation);
        }
    }

    private Task TellLeftAsync(CycleDocument run, SheetReminderMessage message, DateTimeOffset now, CancellationToken cancellation) =>
        message.Village is null ? TellLeftAsync(run, message.Regency, cancellation) : recipients.TellAsync(message, now, cancellation);

    // A village of which nobody can tell how far it is is not counted.
    private async Task TellLeftAsync(CycleDocument run, string regency, CancellationToken cancellation)
    {
        var (read, _) = await progress.VillagesAsync(run.Period, regency, cancellation);
        var left = read.Where(v => v.Counted.Stage == VillageStage.Closed || v.Unverified > 0).ToList();
        foreach (var district in left.GroupBy(v => v.Village[..6]))
        {
            await TellLeftAsync(run, (regency, district.Key), [.. district], cancellation);
        }

        if (left.Count > 0)
        {
            await TellLeftAsync(run, (regency, regency), left, cancellation);
        }
    }

    /// <summary>The reminders that a village was given of a month, the earliest first. One that cannot be read is left out.</summary>
    public async Task<IReadOnlyList<SheetReminder>> OfAsync(SheetDocument sheet, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var (village, given) = (AreaCode.Parse(sheet.Village), new List<SheetReminder>());
        var days = sheet.Policy is null ? [] : policies.Named(sheet.Policy).SheetReminderDays;
        foreach (var before in days.OrderDescending())
        {
            var (partition, id) = (Partitions.Ratifications(sheet.Village[..4]), SheetRemindersDocument.IdOf(sheet.Period, before, sheet.Village[..6]));
            if (await store.LookAsync<SheetRemindersDocument>(partition, id, cancellation) is not { } looked)
            {
                continue;
            }

            if (!looked.TryRead(out var told, out var unreadable))
            {
                unreadables.LeftOut(partition, unreadable);
            }
            else if (told.Villages.Contains(sheet.Village))
            {
                given.Add(new SheetReminder(before, TimeZones.DateIn(village, Instant.FromDateTimeOffset(told.On))));
            }
        }

        return given;
    }

    private Task TellLeftAsync(CycleDocument run, (string Regency, string Area) area, IReadOnlyList<VillageProgressDocument> left, CancellationToken cancellation)
    {
        var data = new CycleUnverifiedData(
            run.Period, area.Area, left.Count(v => v.Counted.Stage == VillageStage.Closed), left.Count(v => v.Unverified > 0), left.Sum(v => v.Unverified), run.Policy);
        var told = OutboxEntry.Event(UnverifiedEvent, $"cycles/{run.Period}/areas/{area.Area}", data);
        var isRegency = area.Area == area.Regency;
        var families = isRegency ? [] : left.Where(v => v.Unverified > 0).Select(v => OutboxEntry.Message(RemindRegencies.Queue, new SheetReminderMessage(run.Period, area.Regency, Days: 0, v.Village)));
        return TellAsync(run, area, days: 0, isRegency ? [] : [.. left.Select(v => v.Village)], [told, .. families], cancellation);
    }

    private Task TellAsync(CycleDocument run, (string Regency, string Area) area, int days, IReadOnlyList<string> villages, IReadOnlyList<OutboxEntry> events, CancellationToken cancellation)
    {
        var told = new SheetRemindersDocument
        {
            Id = SheetRemindersDocument.IdOf(run.Period, days, area.Area),
            Regency = area.Regency,
            Area = area.Area,
            Period = run.Period,
            Days = days,
            On = clock.GetUtcNow(),
            Villages = [.. villages.Order(StringComparer.Ordinal)],
        };
        return retry.RetryAsync(() => TellAsync(Partitions.Ratifications(area.Regency), told, events, cancellation), cancellation);
    }

    private async Task TellAsync(Partition partition, SheetRemindersDocument told, IReadOnlyList<OutboxEntry> events, CancellationToken cancellation)
    {
        if (await store.LookAsync<SheetRemindersDocument>(partition, told.Id, cancellation) is null)
        {
            await commit.SaveAsync(ChangeSet.Bookkeeping(partition).Create(told).Then(events), cancellation);
        }
    }
}

/// <summary>A reminder that a village was given.</summary>
/// <param name="Days">How many days before the month closes.</param>
/// <param name="On">The day, in the village's zone.</param>
public sealed record SheetReminder(int Days, LocalDate On);
