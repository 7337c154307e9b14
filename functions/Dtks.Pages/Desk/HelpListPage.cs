using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Desk;

/// <summary>/loket/{regency}/permohonan: the applications of a regency's one-stop service, each with whom it lies (SVC-1).</summary>
public sealed class HelpListPage : IPage
{
    private const int Limit = 30;

    /// <inheritdoc />
    public string Route => "loket/{regency}/permohonan";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => AreaLinks.OfApplications;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (regency, status) = (Uri.EscapeDataString(visit.Parts["regency"]), visit.Query("keadaan"));
        var filter = status is null ? string.Empty : $"&status={Uri.EscapeDataString(status)}";
        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        var list = await visit.ReadAsync<ListPage<HelpRow>>($"/desk/{regency}/applications?limit={Limit}{filter}{cursor}", cancellation);
        var place = await visit.ReadAsync<PlaceName>($"/areas/{regency}", cancellation);
        return PageAnswer.Page<HelpList, HelpListModel>(visit.Words["desk.applications"], new HelpListModel($"/loket/{regency}/permohonan", place.Name, status, WireName.AllOf<HelpStatus>(), await NamedAsync(visit, list.Items, cancellation), list.Next));
    }

    /// <summary>The rows with their villages by name.</summary>
    internal static async Task<IReadOnlyList<HelpRow>> NamedAsync(PageVisit visit, IReadOnlyList<HelpRow> rows, CancellationToken cancellation)
    {
        var names = await Places.NamesAsync(visit, rows.Select(row => row.Village), cancellation);
        return [.. rows.Select(row => row.Unreadable ? row : row with { Village = names.GetValueOrDefault(row.Village, row.Village) })];
    }
}

/// <summary>/loket/{regency}/daftar-tunggu: who waits for help, the next in turn first; a giver sees its own (SVC-9).</summary>
public sealed class WaitingListPage : IPage
{
    private const int Limit = 30;

    /// <inheritdoc />
    public string Route => "loket/{regency}/daftar-tunggu";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => AreaLinks.OfWaiting;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var regency = Uri.EscapeDataString(visit.Parts["regency"]);
        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        var list = await visit.ReadAsync<ListPage<HelpRow>>($"/desk/{regency}/waiting-list?limit={Limit}{cursor}", cancellation);
        var place = await visit.ReadAsync<PlaceName>($"/areas/{regency}", cancellation);
        var model = new HelpListModel($"/loket/{regency}/daftar-tunggu", place.Name, null, [], await HelpListPage.NamedAsync(visit, list.Items, cancellation), list.Next) { Title = "desk.waiting", Record = $"/loket/{regency}/permohonan" };
        return PageAnswer.Page<HelpList, HelpListModel>(visit.Words["desk.waiting"], model);
    }
}

/// <summary>/permohonan/{village}: the applicants of whom a village is asked (SVC-5).</summary>
public sealed class VillageRequestsPage : IPage
{
    private const int Limit = 30;

    /// <inheritdoc />
    public string Route => "permohonan/{village}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageHead, Role.VillageOfficer];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var village = Uri.EscapeDataString(visit.Parts["village"]);
        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        var list = await visit.ReadAsync<ListPage<HelpRow>>($"/villages/{village}/desk-requests?limit={Limit}{cursor}", cancellation);
        var place = await visit.ReadAsync<PlaceName>($"/areas/{village}", cancellation);
        return PageAnswer.Page<HelpList, HelpListModel>(visit.Words["desk.requests"], new HelpListModel($"/permohonan/{village}", place.Name, null, [], await HelpListPage.NamedAsync(visit, list.Items, cancellation), list.Next));
    }
}

/// <summary>Applications.</summary>
/// <param name="Path">Where the list is.</param>
/// <param name="Name">The area's name.</param>
/// <param name="Status">Only those that stand so; null for all.</param>
/// <param name="Statuses">All that there are; none where they are not chosen by.</param>
/// <param name="Rows">The page.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
public sealed record HelpListModel(string Path, string Name, string? Status, IReadOnlyList<string> Statuses, IReadOnlyList<HelpRow> Rows, string? Next)
{
    /// <summary>What the list is called.</summary>
    public string Title { get; init; } = Statuses.Count > 0 ? "desk.applications" : "desk.requests";

    /// <summary>Where an application's page is, without its id.</summary>
    public string Record { get; init; } = Path;
}
