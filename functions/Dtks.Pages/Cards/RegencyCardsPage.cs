using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Cards;

/// <summary>/kartu/kabupaten/{regency}: the villages of a regency, each with the way to its cards, for who brings them (CRD-1).</summary>
public sealed class RegencyCardsPage : IPage
{
    /// <inheritdoc />
    public string Route => "kartu/kabupaten/{regency}";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.PostOfficer, Role.RegencyOfficer, Role.Regent, Role.MinistryOfficer, Role.Auditor];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        if (!AreaCode.TryParse(visit.Parts["regency"], out var regency) || regency.Level != AreaLevel.Regency)
        {
            return PageAnswer.NotThere;
        }

        if (!visit.Reader!.Area.Covers(regency))
        {
            return new PageAnswer.Refused(403, Detail: null);
        }

        var place = await visit.ReadAsync<PlaceName>($"/areas/{regency.Value}", cancellation);
        return PageAnswer.Page<RegencyCards, RegencyCardsModel>(visit.Words["cards.villages"], new RegencyCardsModel(place.Name, await Places.VillagesAsync(visit, regency.Value, cancellation)));
    }
}

/// <summary>The villages of a regency.</summary>
/// <param name="Name">The regency's name.</param>
/// <param name="Villages">The villages, with their districts.</param>
public sealed record RegencyCardsModel(string Name, IReadOnlyList<(string Code, string Name)> Villages);
