using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using NodaTime;

namespace Dtks.Pages.Appeals;

/// <summary>/keberatan/{area}: the objections of a regency or a village, the first made first (GOV-3).</summary>
public sealed class AppealListPage : IPage
{
    private const int Limit = 30;

    /// <inheritdoc />
    public string Route => "keberatan/{area}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => OfficerRoles.OfTheArea;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        if (!AreaCode.TryParse(visit.Parts["area"], out var area) || ListOf(area) is not { } list)
        {
            return PageAnswer.NotThere;
        }

        var status = visit.Query("keadaan");
        var filter = status is null ? string.Empty : $"&status={Uri.EscapeDataString(status)}";
        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        var found = await visit.ReadAsync<ListPage<AppealRow>>($"{list}?limit={Limit}{filter}{cursor}", cancellation);
        var names = await Places.NamesAsync(visit, found.Items.Select(row => row.Village).Append(area.Value), cancellation);
        return PageAnswer.Page<AppealList, AppealListModel>(visit.Words["appeals.title"], new AppealListModel(area.Value, names, status, WireName.AllOf<AppealStatus>(), found.Items, found.Next) { MayMake = area.Level == AreaLevel.Village && visit.Reader!.Roles.Contains(Role.VillageOfficer) });
    }

    private static string? ListOf(AreaCode area) => area.Level switch
    {
        AreaLevel.Village => $"/villages/{area.Value}/appeals",
        AreaLevel.Regency => $"/regencies/{area.Value}/appeals",
        _ => null,
    };
}

/// <summary>An objection in the list.</summary>
/// <param name="Village">The village in which it lies.</param>
/// <param name="Kind">Against what.</param>
/// <param name="About">What it is about.</param>
/// <param name="Status">How it stands.</param>
/// <param name="CreatedOn">When it was made.</param>
/// <param name="DueOn">The last day for its decision.</param>
/// <param name="Overdue">Whether that is over and it went up one level.</param>
public sealed record AppealRow(string Village = "", string Kind = "", AppealAbout? About = null, string Status = "", Instant CreatedOn = default, LocalDate DueOn = default, bool Overdue = false) : ListedRow;

/// <summary>What an objection is about.</summary>
/// <param name="Record">What kind of record.</param>
/// <param name="Id">Its id.</param>
/// <param name="Household">Of a card, its household.</param>
/// <param name="Programmes">Of an admission, what was not granted.</param>
public sealed record AppealAbout(string Record, string Id, string? Household = null, IReadOnlyList<string>? Programmes = null)
{
    /// <summary>The page of what it is about; null where there is none.</summary>
    /// <param name="village">The village in which the objection lies.</param>
    public string? PageIn(string village) => Record switch
    {
        "proposal" or "withheld" => $"/usulan/{village}/{Id}",
        "household" or "death" => $"/keluarga/{village}/{Id}",
        "card" when Household is { } household => $"/keluarga/{village}/{household}",
        _ => null,
    };
}

/// <summary>The objections of an area.</summary>
/// <param name="Area">The area's code.</param>
/// <param name="Names">The names of the area and the villages, by code.</param>
/// <param name="Status">Only those that stand so; null for all.</param>
/// <param name="Statuses">All that there are.</param>
/// <param name="Rows">The page.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
public sealed record AppealListModel(string Area, IReadOnlyDictionary<string, string> Names, string? Status, IReadOnlyList<string> Statuses, IReadOnlyList<AppealRow> Rows, string? Next)
{
    /// <summary>Whether the reader's office takes objections in.</summary>
    public bool MayMake { get; init; }
}
