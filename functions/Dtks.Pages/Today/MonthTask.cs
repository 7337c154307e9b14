using Dtks.Domain.Kernel;
using Dtks.Pages.Progress;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Today;

/// <summary>How far an area is with the month's verification (VER-1).</summary>
/// <param name="clock">The time.</param>
public sealed class MonthTask(TimeProvider clock) : ITodayTask
{
    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.Tksk, Role.DistrictHead, Role.RegencyOfficer, Role.Regent, Role.MinistryOfficer, Role.Auditor];

    /// <inheritdoc />
    public async Task<TaskLine?> OfAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (area, words) = (visit.Reader!.Area, visit.Words);
        var period = AreaDays.PeriodOf(AreaDays.TodayIn(area, clock));
        var reply = await visit.AskAsync($"/cycles/{period}/areas/{area.Value}", cancellation);
        if (reply.Status == 404)
        {
            return new TaskLine(words["today.month.none"], words.Of("today.sheet.noneYet", ("period", words.Month(period))), TaskUrgency.Calm);
        }

        var month = reply.IsDone ? reply.Read<AreaProgress>() : throw new ApiRefusedException(reply);
        return new TaskLine(
            words.Of("today.month", ("done", words.Count(month.Villages.Finalised)), ("all", words.Count(month.Villages.Total - month.Villages.NothingToVerify))),
            words.Of("today.month.detail", ("period", words.Month(period)), ("lines", words.Count(month.Lines.Unverified))),
            TaskUrgency.Calm,
            $"/kemajuan/{area.Value}");
    }
}
