using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.CardRounds;

/// <summary>Tells how far a round is in an area of any level: by its regencies' documents, or those of a regency's groups of villages. No village is read.</summary>
public sealed class CardShowing(CardProgress progress, AreaDirectory areas, MessageCatalogue messages, TimeProvider clock)
{
    /// <summary>Households that were judged well-off have no other card of the kind while that stands (CRD-5). {count}</summary>
    public const string LeftOut = "cardRound.leftOutWellOff";

    /// <summary>A round's progress in an area, in a language.</summary>
    public async Task<CardProgressView> OfAsync(CardRoundDocument round, Area area, string language, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(area);
        if (area.Level > AreaLevel.Regency)
        {
            return View((round, language), area.Code, 0, Sum((await progress.VillagesAsync(round.State.Id, area.Code[..4], cancellation)).Where(v => Lies(v.Key, area.Code))));
        }

        var (read, unreadable) = await progress.RegenciesAsync(round.State.Id, area.Level == AreaLevel.Nation ? string.Empty : area.Code, cancellation);
        var whole = View((round, language), area.Code, read.Sum(r => Math.Max(0, r.Villages)), read.Aggregate(CardSums.None, (sum, r) => sum.Plus(r.Sums)));
        return whole with { Items = area.Level == AreaLevel.Regency ? await DistrictsAsync((round, language), area.Code, cancellation) : Below((round, language), area, read), UnreadableRegencies = unreadable.Count == 0 ? null : unreadable };
    }

    private List<CardProgressView> Below((CardRoundDocument Round, string Language) asked, Area area, IReadOnlyList<CardRegencyDocument> regencies) =>
    [
        .. regencies.GroupBy(r => area.Level == AreaLevel.Nation ? r.Regency[..2] : r.Regency, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => View(asked, g.Key, g.Sum(r => Math.Max(0, r.Villages)), g.Aggregate(CardSums.None, (sum, r) => sum.Plus(r.Sums)))),
    ];

    private async Task<IReadOnlyList<CardProgressView>> DistrictsAsync((CardRoundDocument Round, string Language) asked, string regency, CancellationToken cancellation) =>
    [
        .. (await progress.VillagesAsync(asked.Round.State.Id, regency, cancellation)).GroupBy(v => v.Key[..6], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => View(asked, g.Key, 0, Sum(g))),
    ];

    private static bool Lies(string village, string area) => village.StartsWith(area, StringComparison.Ordinal);

    private static CardSums Sum(IEnumerable<KeyValuePair<string, CardTally>> villages) => villages.Aggregate(CardSums.None, (sum, v) => sum.Plus(CardSums.Of(v.Value)));

    // An expiry is shown at once, whether or not it was carried out (CRD-10).
    private CardProgressView View((CardRoundDocument Round, string Language) asked, string area, int villages, CardSums sums)
    {
        var isOver = TimeZones.DateIn(AreaCode.Parse(area), Instant.FromDateTimeOffset(clock.GetUtcNow())) > asked.Round.State.ValidUntil;
        return new CardProgressView(
            area, areas.Find(area)?.Name ?? area, Math.Max(villages, sums.Done), sums.Done, sums.Nothing, sums.PassedOver, CardCountsView.Of(isOver ? sums.Counts.WhenExpired() : sums.Counts))
        {
            Replacements = sums.Replacements,
            LeftOut = sums.LeftOut == 0 ? null : new CardsLeftOutView(sums.LeftOut, LeftOut, messages.Text(asked.Language, LeftOut, new Dictionary<string, string> { ["count"] = sums.LeftOut.ToString(CultureInfo.InvariantCulture), ["kind"] = WireName.Of(asked.Round.State.Kind) }), "CRD-5"),
        };
    }
}
