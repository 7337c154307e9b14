using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Progress;

/// <summary>/kemajuan/{area}: how far an area and those below it are with the month's verification (VER-1), drawn by the size of what there is to verify.</summary>
/// <param name="clock">The time.</param>
public sealed class ProgressPage(TimeProvider clock) : IPage
{
    /// <inheritdoc />
    public string Route => "kemajuan/{area}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => OfficerRoles.OfTheArea;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        if (!AreaCode.TryParse(visit.Parts["area"], out var area))
        {
            return PageAnswer.NotThere;
        }

        var period = visit.Query("bulan") ?? AreaDays.PeriodOf(AreaDays.TodayIn(area, clock));
        if (!AreaDays.IsPeriod(period))
        {
            return PageAnswer.NotThere;
        }

        var reply = await visit.AskAsync($"/cycles/{Uri.EscapeDataString(period)}/areas/{area.Value}", cancellation);
        var place = await visit.ReadAsync<PlaceName>($"/areas/{area.Value}", cancellation);
        if (reply.Status == 404)
        {
            return PageAnswer.Page<Progress, ProgressModel>(visit.Words["progress.title"], new ProgressModel(area.Value, place.Name, area.Parent?.Value, period, Found: null), 404);
        }

        var found = reply.IsDone ? reply.Read<AreaProgress>() : throw new ApiRefusedException(reply);
        var above = area.Parent is { } parent && visit.Reader!.Area.Covers(parent) ? parent.Value : null;
        return PageAnswer.Page<Progress, ProgressModel>(visit.Words["progress.title"], new ProgressModel(area.Value, place.Name, above, period, found));
    }
}

/// <summary>How far an area is.</summary>
/// <param name="Area">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Above">The area above, where the reader may see that; else null.</param>
/// <param name="Period">The month.</param>
/// <param name="Found">How far; null where the month was not opened there.</param>
public sealed record ProgressModel(string Area, string Name, string? Above, string Period, AreaProgress? Found);
