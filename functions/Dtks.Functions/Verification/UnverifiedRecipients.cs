using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Domain.Payments;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Notices;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>
/// Tells families, once the month is closed, of assistance that nobody verified in it (VER-7): that the coming payment does not count it, who verifies it when, and whom to ask (GOV-3). It is noted on the household, wherever that stands by
/// now, in one with the notice: done twice, it is done once.
/// </summary>
public sealed class UnverifiedRecipients(
    SheetRepository sheets, HouseholdSheets read, HouseholdPlaces places, HouseholdRepository households, ChangeCommit commit, OptimisticRetry retry, OneByOne oneByOne, TimeProvider clock)
{
    private const int AtOnce = 4;

    /// <summary>Those of a village's sheet, or one household's.</summary>
    /// <exception cref="MessageException">The sheet's month is not over by its own head.</exception>
    public async Task TellAsync(SheetReminderMessage message, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var village = message.Village!;
        if (!AreaCode.TryParse(village, out var code) || code.Level != AreaLevel.Village || code.Regency!.Value != message.Regency)
        {
            throw new MessageException($"'{village}' is no village of {message.Regency}");
        }

        if (await sheets.FindAsync(village, message.Period, cancellation) is not { } sheet)
        {
            return;
        }

        if (!sheet.IsClosed(now))
        {
            throw new MessageException($"the sheet of {message.Period} in {village} is not closed");
        }

        var pages = await sheets.LookAsync(sheet, Enumerable.Range(1, sheet.FirstLines.Count), cancellation);
        await TellAsync(pages.Read.SelectMany(p => p.Lines), message, cancellation);

        // What cannot be read is set aside with the message, and told once it is repaired and replayed.
        await sheets.PagesAsync(sheet, pages.Unreadable, cancellation);
    }

    private async Task TellAsync(IEnumerable<SheetLine> lines, SheetReminderMessage message, CancellationToken cancellation)
    {
        var left = lines.Where(l => l is { HandedTo: null, Outcome: LineOutcome.Unverified } && (message.Household ?? l.Household) == l.Household)
            .GroupBy(l => l.Household, StringComparer.Ordinal);
        Task OneAsync(IGrouping<string, SheetLine> household, CancellationToken stop) =>
            retry.RetryAsync(() => TellOneAsync(new FamilyPlace(AreaCode.Parse(message.Village!), household.Key), CyclePeriod.Parse(message.Period), [.. household], stop), stop);
        if (message.Household is not null)
        {
            foreach (var household in left)
            {
                await OneAsync(household, cancellation);
            }

            return;
        }

        await oneByOne.RunAsync(
            left,
            AtOnce,
            OneAsync,
            (household, failure) => SetAsideItem.Of(RemindRegencies.Queue, message with { Household = household.Key }, failure) with { Area = message.Village, Subject = $"households/{message.Village}/{household.Key}" },
            cancellation);
    }

    // What it does not receive any more by now is told otherwise.
    private async Task TellOneAsync(FamilyPlace stood, CyclePeriod month, IReadOnlyList<SheetLine> left, CancellationToken cancellation)
    {
        var way = await places.OfAsync(stood.Village, stood.Household, cancellation);
        if (way.Ended is not null || await households.FindAsync(way.Now.Village.Value, way.Now.Household, cancellation) is not { State: { Ended: null } state } found)
        {
            return;
        }

        var received = state.Entitlements.Where(e => e.Status == EntitlementStatus.Active).ToList();

        // Not what an earlier month's sheet counts for that was ratified late (RAT-5).
        var months = new MonthsRead(read, way, CyclePeriod.Of(TimeZones.DateIn(way.Now.Village, Instant.FromDateTimeOffset(clock.GetUtcNow()))));
        var unpaid = await months.OfAsync(received, cancellation) is { } sheets ? AidOnSheets.Missed(received, month, sheets, way.Came) : received;

        // A person's own is theirs alone: that of who died is not told to the others as left out.
        bool IsMissed(SheetLine line) => unpaid.Any(e => e.Programme == line.Programme && (e.Programme != Programme.PbiJkn || e.MemberId == line.Named));
        left = [.. left.Where(IsMissed)];
        var persons = left.Where(l => l.Programme == Programme.PbiJkn).Select(l => l.Named).Distinct(StringComparer.Ordinal).Count();
        var unverified = new UnverifiedAid(month, [.. left.Select(l => l.Programme).Distinct().Order()]) { Persons = AidPayments.Some(persons, received) };
        if (unverified.Programmes.Count == 0 || AidPayments.With(state.Payments, unverified) is not { } known)
        {
            return;
        }

        var village = found.Village;
        var notice = new NoticeInput(village, HouseholdNotices.RecordKind, state.Id, HouseholdNotices.AidUnverified, $"sheet/{month}", [.. AidWords.Of(unverified).Select(a => new NoticeArgument(a.Key, a.Value))]);
        await commit.SaveAsync(ChangeSet.Bookkeeping(Partitions.Registry(village)).Replace(found with { State = state with { Payments = known } }).Then(notice.Entry()), cancellation);
    }
}
