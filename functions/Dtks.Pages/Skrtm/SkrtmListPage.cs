using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Cards;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using NodaTime;

namespace Dtks.Pages.Skrtm;

/// <summary>/skrtm/{area}: the statements of replacement households of a village or a district in a round of cards, with whom each waits for; nothing of a person (CRD-9).</summary>
public sealed class SkrtmListPage : IPage
{
    private const int Limit = 30;

    /// <inheritdoc />
    public string Route => "skrtm/{area}";

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

        if (!CardRounds.IsReaders(visit, area.Value))
        {
            return new PageAnswer.Refused(403, Detail: null);
        }

        var place = await visit.ReadAsync<PlaceName>($"/areas/{area.Value}", cancellation);
        var (rounds, round) = await CardRounds.OfAsync(visit, area.Value, cancellation);
        var model = new SkrtmListModel(area.Value, place.Name, rounds, round);
        if (round is not null)
        {
            var cursor = visit.Query("lanjut") is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
            var found = await visit.ReadAsync<ListPage<SkrtmRow>>($"{list}?round={round.Id}&limit={Limit}{cursor}", cancellation);
            model = model with { Rows = found.Items, Next = found.Next, Names = await Places.NamesAsync(visit, found.Items.Select(row => row.Village), cancellation) };
        }

        return PageAnswer.Page<SkrtmList, SkrtmListModel>(visit.Words["skrtm.title"], model);
    }

    private static string? ListOf(AreaCode area) => area.Level switch
    {
        AreaLevel.Village => $"/villages/{area.Value}/skrtm",
        AreaLevel.District => $"/districts/{area.Value}/skrtm",
        _ => null,
    };
}

/// <summary>A statement in the list.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Village">Its village.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="FilledOn">When it was filled in.</param>
/// <param name="Awaits">Who signs next, or what it waits for.</param>
public sealed record SkrtmRow(string Number = "", string Village = "", string Status = "", LocalDate FilledOn = default, SkrtmAwaited? Awaits = null) : ListedRow;

/// <summary>Who signs a statement next, or what it waits for.</summary>
/// <param name="Detail">In words.</param>
public sealed record SkrtmAwaited(string Detail);

/// <summary>The statements of an area.</summary>
/// <param name="Area">The area's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rounds">The rounds of its regency.</param>
/// <param name="Round">The one that is shown; null for none.</param>
public sealed record SkrtmListModel(string Area, string Name, IReadOnlyList<CardRound> Rounds, CardRound? Round)
{
    /// <summary>The page.</summary>
    public IReadOnlyList<SkrtmRow> Rows { get; init; } = [];

    /// <summary>The names of villages, by code.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>Where it goes on; null on the last page.</summary>
    public string? Next { get; init; }
}
