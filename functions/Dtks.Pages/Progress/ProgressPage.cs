using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Progress;

/// <summary>/kemajuan/{area}: how far an area and those below it are with the month's verification (VER-1), drawn by the size of what there is to verify.</summary>
/// <param name="clock">The time.</param>
public sealed class ProgressPage(TimeProvider clock) : IPage
{
    private const int Parts = 100;

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
            var none = await BelowAsync(visit, area, new ProgressModel(area.Value, place.Name, AboveOf(visit, area), period, Found: null), cancellation);
            return PageAnswer.Page<Progress, ProgressModel>(visit.Words["progress.title"], none, 404);
        }

        var found = reply.IsDone ? reply.Read<AreaProgress>() : throw new ApiRefusedException(reply);
        var model = await BelowAsync(visit, area, new ProgressModel(area.Value, place.Name, AboveOf(visit, area), period, found), cancellation);
        return PageAnswer.Page<Progress, ProgressModel>(visit.Words["progress.title"], model);
    }

    private static string? AboveOf(PageVisit visit, AreaCode area) => area.Parent is { } parent && visit.Reader!.Area.Covers(parent) ? parent.Value : null;

    // Of what there are no figures, as of a district's villages and where the month was not opened, the name leads on.
    private static async Task<ProgressModel> BelowAsync(PageVisit visit, AreaCode area, ProgressModel model, CancellationToken cancellation)
    {
        var linked = model with { Links = AreaLinks.Of(visit.Reader!.Roles, area, model.Found?.Lines.All > 0 ? model.Period : null) };
        if (area.Level == AreaLevel.Village)
        {
            return linked;
        }

        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        var below = await visit.ReadAsync<ListPage<AreaBelow>>($"/areas/{area.Value}/children?limit={Parts}{cursor}", cancellation);
        var told = (model.Found?.Items ?? []).Select(part => part.Area).ToHashSet(StringComparer.Ordinal);
        return linked with { Below = [.. below.Items.Where(part => !told.Contains(part.Code))], Next = below.Next };
    }
}

/// <summary>How far an area is.</summary>
/// <param name="Area">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Above">The area above, where the reader may see that; else null.</param>
/// <param name="Period">The month.</param>
/// <param name="Found">How far; null where the month was not opened there.</param>
public sealed record ProgressModel(string Area, string Name, string? Above, string Period, AreaProgress? Found)
{
    /// <summary>Where its lists are that the reader may read.</summary>
    public IReadOnlyList<(string Path, string Words)> Links { get; init; } = [];

    /// <summary>The areas right below, where no figures of them are told.</summary>
    public IReadOnlyList<AreaBelow> Below { get; init; } = [];

    /// <summary>Where those go on; null on the last page.</summary>
    public string? Next { get; init; }
}

/// <summary>An area right below.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record AreaBelow(string Code, string Name);
