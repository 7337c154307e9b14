using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using NodaTime;

namespace Dtks.Pages.Today;

/// <summary>The month's sheet of a village: how many of its lines are open, and until when (VER-1, VER-7).</summary>
/// <param name="clock">The time.</param>
public sealed class SheetTask(TimeProvider clock) : ITodayTask
{
    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer, Role.VillageHead];

    /// <inheritdoc />
    public async Task<TaskLine?> OfAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var village = visit.Reader!.Area;
        var today = AreaDays.TodayIn(village, clock);
        var period = AreaDays.PeriodOf(today);
        var reply = await visit.AskAsync($"/cycles/{period}/villages/{village.Value}", cancellation);
        if (reply.Status is 404 or 409)
        {
            return new TaskLine(visit.Words["today.sheet.none"], visit.Words.Of("today.sheet.noneYet", ("period", period)), TaskUrgency.Calm);
        }

        if (!reply.IsDone)
        {
            throw new ApiRefusedException(reply);
        }

        var sheet = reply.Read<Sheet>();
        var left = Period.DaysBetween(today, today.With(DateAdjusters.EndOfMonth));
        var open = sheet.Lines.Unverified;
        var detail = visit.Words.Of(sheet.Status == "open" ? "today.sheet.open" : "today.sheet.closed", ("period", period), ("day", visit.Words.Day(today.With(DateAdjusters.EndOfMonth))));
        var title = visit.Words.Of("today.sheet", ("open", visit.Words.Count(open)), ("all", visit.Words.Count(open + sheet.Lines.Eligible + sheet.Lines.Ineligible)));
        return new TaskLine(title, detail, sheet.Status == "open" && open > 0 ? TaskDays.UrgencyOf(left) : TaskUrgency.Calm, $"/lembar/{period}/{village.Value}");
    }

    /// <summary>Where the sheet stands.</summary>
    internal sealed record Sheet(string Status, Counts Lines);

    /// <summary>Its lines.</summary>
    internal sealed record Counts(int Unverified, int Eligible, int Ineligible);
}
