using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using NodaTime;

namespace Dtks.Pages.Today;

/// <summary>The month's sheet of a village: how many of its lines are open, and until when; a complete one is to be locked (VER-1, VER-7).</summary>
/// <param name="clock">The time.</param>
public sealed class SheetTask(TimeProvider clock) : ITodayTask
{
    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer, Role.VillageHead];

    /// <inheritdoc />
    public async Task<TaskLine?> OfAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (words, village) = (visit.Words, visit.Reader!.Area);
        var today = AreaDays.TodayIn(village, clock);
        var period = AreaDays.PeriodOf(today);
        if (await VillageSheet.OfAsync(visit, period, cancellation) is not { } sheet)
        {
            return new TaskLine(words["today.sheet.none"], words.Of("today.sheet.noneYet", ("period", words.Month(period))), TaskUrgency.Calm);
        }

        var (page, last) = ($"/lembar/{period}/{village.Value}", today.With(DateAdjusters.EndOfMonth));
        var detail = words.Of(sheet.Status == "open" ? "today.sheet.open" : "today.sheet.closed", ("period", words.Month(period)), ("day", words.Day(last)));
        var urgency = sheet.Status == "open" && sheet.All > 0 ? TaskDays.UrgencyOf(Period.DaysBetween(today, last)) : TaskUrgency.Calm;
        if (sheet is { Status: "open", All: > 0, Lines.Unverified: 0 })
        {
            return visit.Reader!.Roles.Contains(Role.VillageHead)
                ? new TaskLine(words["today.sheet.lock"], detail, urgency, $"{page}/kunci")
                : new TaskLine(words["today.sheet.complete"], detail, TaskUrgency.Calm, page);
        }

        return new TaskLine(words.Of("today.sheet", ("open", words.Count(sheet.Lines.Unverified)), ("all", words.Count(sheet.All))), detail, urgency, page);
    }
}

/// <summary>The last month's sheet that came back, or was opened again, after its month: it is corrected and locked until the determination date is over (VER-8, RAT-5).</summary>
/// <param name="clock">The time.</param>
public sealed class SheetAgainTask(TimeProvider clock) : ITodayTask
{
    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer, Role.VillageHead];

    /// <inheritdoc />
    public async Task<TaskLine?> OfAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (words, village, now) = (visit.Words, visit.Reader!.Area, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        var today = AreaDays.TodayIn(village, clock);
        var period = AreaDays.PeriodOf(today.PlusMonths(-1));
        if (await VillageSheet.OfAsync(visit, period, cancellation) is not { Status: "closed", OpenUntil: { } until } || now >= until)
        {
            return null;
        }

        var last = TimeZones.DateIn(village, until - Duration.Epsilon);
        var page = $"/lembar/{period}/{village.Value}{(visit.Reader!.Roles.Contains(Role.VillageHead) ? "/kunci" : "")}";
        return new TaskLine(words.Of("today.sheet.again", ("period", words.Month(period))), words.Of("today.sheet.again.by", ("day", words.Day(last))), TaskDays.UrgencyOf(Period.DaysBetween(today, last)), page);
    }
}

/// <summary>A locked sheet whose dossier was not handed in, came back or was taken back: this month's, or the last one's (RAT-1, VER-1).</summary>
/// <param name="clock">The time.</param>
public sealed class SheetDossierTask(TimeProvider clock) : ITodayTask
{
    private static readonly string[] Done = ["submitted", "endorsed", "received", "ratified"];

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer, Role.VillageHead];

    /// <inheritdoc />
    public async Task<TaskLine?> OfAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (words, village) = (visit.Words, visit.Reader!.Area);
        var today = AreaDays.TodayIn(village, clock);
        foreach (var period in new[] { today.PlusMonths(-1), today }.Select(AreaDays.PeriodOf))
        {
            if (await VillageSheet.OfAsync(visit, period, cancellation) is { Status: "finalised", All: > 0 } sheet && !Done.Contains(sheet.Dossier?.Status))
            {
                var isHead = visit.Reader!.Roles.Contains(Role.VillageHead);
                return new TaskLine(words.Of("today.sheet.handIn", ("period", words.Month(period))), words[isHead ? "today.sheet.handIn.head" : "today.sheet.handIn.officer"], TaskUrgency.Soon, $"/berkas/{village.Value}{(isHead ? "/baru" : "")}");
            }
        }

        return null;
    }
}

/// <summary>Where a village's sheet of a month stands.</summary>
/// <param name="Status"><c>opening</c>, <c>open</c>, <c>finalised</c> or <c>closed</c>.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Dossier">The dossier that it was handed in with; null for none.</param>
/// <param name="OpenUntil">Until when it is corrected and locked, where it was opened again after its month; null elsewhere.</param>
internal sealed record VillageSheet(string Status, VillageSheet.Counts Lines, VillageSheet.HandedIn? Dossier = null, Instant? OpenUntil = null)
{
    /// <summary>How many lines it has.</summary>
    public int All => Lines.Unverified + Lines.Eligible + Lines.Ineligible;

    /// <summary>That of the reader's village; null where the month was not opened there.</summary>
    public static async Task<VillageSheet?> OfAsync(PageVisit visit, string period, CancellationToken cancellation)
    {
        var reply = await visit.AskAsync($"/cycles/{period}/villages/{visit.Reader!.Area.Value}", cancellation);
        return reply.Status is 404 or 409 ? null : reply.IsDone ? reply.Read<VillageSheet>() : throw new ApiRefusedException(reply);
    }

    /// <summary>Lines by outcome.</summary>
    internal sealed record Counts(int Unverified, int Eligible, int Ineligible);

    /// <summary>Its dossier.</summary>
    internal sealed record HandedIn(string Status);
}
