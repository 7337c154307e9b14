using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using NodaTime;

namespace Dtks.Pages.Proposals;

/// <summary>/usulan/{village}: a village's proposals, oldest first, for officers of the area.</summary>
public sealed class ProposalListPage : IPage
{
    private const int Limit = 30;

    /// <inheritdoc />
    public string Route => "usulan/{village}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => OfficerRoles.OfTheArea;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var village = Uri.EscapeDataString(visit.Parts["village"]);
        var status = visit.Query("keadaan");
        var filter = status is null ? string.Empty : $"&status={Uri.EscapeDataString(status)}";
        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        var list = await visit.ReadAsync<ListPage<ProposalRow>>($"/villages/{village}/proposals?limit={Limit}{filter}{cursor}", cancellation);
        var place = await visit.ReadAsync<PlaceName>($"/areas/{village}", cancellation);
        return PageAnswer.Page<ProposalList, ProposalListModel>(visit.Words["proposals.title"], new ProposalListModel(village, place.Name, status, WireName.AllOf<ProposalStatus>(), list.Items, list.Next) { MayPropose = visit.Reader!.Roles.Overlaps(ProposalOffices.All) });
    }
}

/// <summary>A proposal in the list.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Head">The family's head.</param>
/// <param name="Members">How many the family is.</param>
/// <param name="SubmittedOn">When it was made.</param>
/// <param name="DueOn">By when it is decided.</param>
public sealed record ProposalRow(string Status = "", string Head = "", int Members = 0, Instant? SubmittedOn = null, LocalDate? DueOn = null) : ListedRow;

/// <summary>A village's proposals.</summary>
/// <param name="Village">The village's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Only those that stand so; null for all.</param>
/// <param name="Statuses">All that there are.</param>
/// <param name="Rows">The page.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
public sealed record ProposalListModel(string Village, string Name, string? Status, IReadOnlyList<string> Statuses, IReadOnlyList<ProposalRow> Rows, string? Next)
{
    /// <summary>Whether the reader's office proposes (PRO-1).</summary>
    public bool MayPropose { get; init; }
}
