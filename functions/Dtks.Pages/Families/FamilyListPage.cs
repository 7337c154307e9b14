using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using NodaTime;

namespace Dtks.Pages.Families;

/// <summary>/keluarga/{village}: the registered families of a village, or of an RT or RW of it, for officers of the area (REG-4).</summary>
public sealed class FamilyListPage : IPage
{
    private const int Limit = 50;

    /// <inheritdoc />
    public string Route => "keluarga/{village}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => OfficerRoles.OfTheArea;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (village, rt, rw) = (Uri.EscapeDataString(visit.Parts["village"]), visit.Query("rt"), visit.Query("rw"));
        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        var list = await visit.ReadAsync<ListPage<FamilyRow>>($"/villages/{village}/households?limit={Limit}{Asked("rt", rt)}{Asked("rw", rw)}{cursor}", cancellation);
        var place = await visit.ReadAsync<PlaceName>($"/areas/{village}", cancellation);
        return PageAnswer.Page<FamilyList, FamilyListModel>(visit.Words["families.title"], new FamilyListModel(village, place.Name, rt, rw, list.Items, list.Next));
    }

    /// <summary>A part of an address's query; empty for what is not asked.</summary>
    internal static string Asked(string name, string? value) => value is null ? string.Empty : $"&{name}={Uri.EscapeDataString(value)}";
}

/// <summary>A family in the list.</summary>
/// <param name="Head">Its head; null where it has none now.</param>
/// <param name="Programmes">What it receives.</param>
/// <param name="Cards">Its cards, the older first.</param>
public sealed record FamilyRow(string? Head = null, IReadOnlyList<string>? Programmes = null, IReadOnlyList<FamilyCard>? Cards = null) : ListedRow;

/// <summary>A card of a family.</summary>
/// <param name="Kind">KPS or KKS.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ValidUntil">The last day it is good.</param>
public sealed record FamilyCard(string Kind, string Status, LocalDate ValidUntil);

/// <summary>The registered families of a village.</summary>
/// <param name="Village">The village's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rt">Only of this RT; null for all.</param>
/// <param name="Rw">Only of this RW; null for all.</param>
/// <param name="Rows">The page.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
public sealed record FamilyListModel(string Village, string Name, string? Rt, string? Rw, IReadOnlyList<FamilyRow> Rows, string? Next);
