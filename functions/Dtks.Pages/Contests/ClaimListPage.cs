using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using NodaTime;

namespace Dtks.Pages.Contests;

/// <summary>/sengketa/{regency}: the numbers that two proposals, or a proposal and a registered family, both have, oldest first (REG-5).</summary>
public sealed class ClaimListPage : IPage
{
    private const int Limit = 30;

    private static readonly string[] Statuses = ["contested", "settled", "ended"];

    /// <inheritdoc />
    public string Route => "sengketa/{regency}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.RegencyOfficer];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (regency, status) = (Uri.EscapeDataString(visit.Parts["regency"]), visit.Query("keadaan"));
        var filter = status is null ? string.Empty : $"&status={Uri.EscapeDataString(status)}";
        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        var list = await visit.ReadAsync<ListPage<ClaimRow>>($"/regencies/{regency}/claims?limit={Limit}{filter}{cursor}", cancellation);
        var names = await Places.NamesAsync(visit, list.Items.Select(row => row.Second?.Village ?? row.First?.Village).OfType<string>().Append(regency), cancellation);
        return PageAnswer.Page<ClaimList, ClaimListModel>(visit.Words["claims.title"], new ClaimListModel(regency, names, status, Statuses, list.Items, list.Next));
    }
}

/// <summary>A conflict over numbers.</summary>
/// <param name="Status">How it stands.</param>
/// <param name="Reason">Why it is one.</param>
/// <param name="Number">Which numbers.</param>
/// <param name="Since">Since when it stands so.</param>
/// <param name="First">Who had them first; null where nobody of the register or of a proposal is known.</param>
/// <param name="Second">Who came second.</param>
/// <param name="Outcome">Whose they are.</param>
public sealed record ClaimRow(string Status = "", string Reason = "", string Number = "", Instant Since = default, ClaimSide? First = null, ClaimSide? Second = null, string? Outcome = null) : ListedRow;

/// <summary>A side of a conflict: all of one's own, the other's regency alone (REG-3).</summary>
/// <param name="Regency">Its regency.</param>
/// <param name="Village">Its village.</param>
/// <param name="Proposal">The proposal.</param>
/// <param name="Household">The registered family.</param>
public sealed record ClaimSide(string Regency, string? Village = null, string? Proposal = null, string? Household = null);

/// <summary>The conflicts of a regency.</summary>
/// <param name="Regency">The regency's code.</param>
/// <param name="Names">The names of places, by code.</param>
/// <param name="Status">Only those that stand so; null for all.</param>
/// <param name="Statuses">All that there are.</param>
/// <param name="Rows">The page.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
public sealed record ClaimListModel(string Regency, IReadOnlyDictionary<string, string> Names, string? Status, IReadOnlyList<string> Statuses, IReadOnlyList<ClaimRow> Rows, string? Next);
