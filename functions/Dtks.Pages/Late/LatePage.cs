using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using NodaTime;

namespace Dtks.Pages.Late;

/// <summary>/terlambat/{area}: the villages of an area that are late with their quarterly deliberation, each with the way to what it has (MUS-1).</summary>
public sealed class LatePage : IPage
{
    private const int Limit = 50;

    /// <inheritdoc />
    public string Route => "terlambat/{area}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => OfficerRoles.OfTheArea;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var area = Uri.EscapeDataString(visit.Parts["area"]);
        var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        var list = await visit.ReadAsync<ListPage<LateVillage>>($"/areas/{area}/deliberation-duty/late?limit={Limit}{cursor}", cancellation);
        var place = await visit.ReadAsync<PlaceName>($"/areas/{area}", cancellation);
        return PageAnswer.Page<LateVillages, LateModel>(visit.Words["late.title"], new LateModel(area, place.Name, list.Items, list.Next));
    }
}

/// <summary>A village that is late.</summary>
/// <param name="Village">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="LastHeldOn">When it last held one; null for never.</param>
/// <param name="DueOn">By when it was due.</param>
public sealed record LateVillage(string Village = "", string Name = "", LocalDate? LastHeldOn = null, LocalDate? DueOn = null) : ListedRow;

/// <summary>An area's late villages.</summary>
/// <param name="Area">The area's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rows">The page.</param>
/// <param name="Next">Where it goes on; null on the last.</param>
public sealed record LateModel(string Area, string Name, IReadOnlyList<LateVillage> Rows, string? Next);
