using Dtks.Domain.Duplicates;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using NodaTime;

namespace Dtks.Pages.Duplicates;

/// <summary>/ganda/{regency}: pairs that are likely one person with two NIKs, those found first before others; nothing of the persons (REG-5).</summary>
public sealed class DuplicateListPage : IPage
{
    private const int Limit = 30;

    /// <inheritdoc />
    public string Route => "ganda/{regency}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.RegencyOfficer];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (regency, status) = (Uri.EscapeDataString(visit.Parts["regency"]), visit.Query("keadaan"));
        var filter = status is null ? string.Empty : $"&status={Uri.EscapeDataString(status)}";
        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        var list = await visit.ReadAsync<ListPage<DuplicateRow>>($"/regencies/{regency}/duplicates?limit={Limit}{filter}{cursor}", cancellation);
        var names = await Places.NamesAsync(visit, list.Items.SelectMany(row => new[] { row.First?.Village, row.Second?.Village }).OfType<string>().Append(regency), cancellation);
        return PageAnswer.Page<DuplicateList, DuplicateListModel>(visit.Words["duplicates.title"], new DuplicateListModel(regency, names, status, WireName.AllOf<DuplicateStatus>(), list.Items, list.Next));
    }
}

/// <summary>A pair in the list.</summary>
/// <param name="Status">How it stands.</param>
/// <param name="FoundOn">When it was found first.</param>
/// <param name="Points">How likely it is, to 100.</param>
/// <param name="First">Where one entry stands.</param>
/// <param name="Second">Where the other does.</param>
public sealed record DuplicateRow(string Status = "", Instant FoundOn = default, int Points = 0, DuplicatePlace? First = null, DuplicatePlace? Second = null) : ListedRow;

/// <summary>Where an entry stands.</summary>
/// <param name="Village">The village.</param>
/// <param name="Household">The family.</param>
public sealed record DuplicatePlace(string Village, string Household);

/// <summary>The pairs of a regency.</summary>
/// <param name="Regency">The regency's code.</param>
/// <param name="Names">The names of places, by code.</param>
/// <param name="Status">Only those that stand so; null for all.</param>
/// <param name="Statuses">All that there are.</param>
/// <param name="Rows">The page.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
public sealed record DuplicateListModel(string Regency, IReadOnlyDictionary<string, string> Names, string? Status, IReadOnlyList<string> Statuses, IReadOnlyList<DuplicateRow> Rows, string? Next);
