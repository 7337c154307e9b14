using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Problems;

namespace Dtks.Functions.CardReplacement;

/// <summary>Says of SKRTM what they wait for: who signs next, what stands in the way, or that they get no card any more and why (CRD-5, CRD-9).</summary>
public sealed class SkrtmAwaiting(SkrtmRepository letters, ReplacementCards replacements, ReplacementStandings standings, MessageCatalogue messages)
{
    /// <summary>What one waits for by where its household stands; null for nothing, once its card is made or is to be in a moment.</summary>
    public async Task<Violation?> OfAsync(SkrtmDocument letter, IReadOnlyDictionary<string, ReplacementStanding> named, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(named);
        return letter.State.MadeCard is not null ? null
            : Obstacle(named.GetValueOrDefault(letter.State.Id)) is { } obstacle ? obstacle
            : letter.State.Status() switch
            {
                SkrtmStatus.Filled => Violation.Refused(SkrtmViolations.AwaitsHead, "CRD-9"),
                SkrtmStatus.Signed => Violation.Refused(SkrtmViolations.AwaitsCamat, "CRD-9"),
                _ => await replacements.ObstacleAsync(letter, cancellation),
            };
    }

    /// <summary>The same of one alone.</summary>
    public async Task<Violation?> OfAsync(SkrtmDocument letter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return await OfAsync(letter, await standings.OfAsync(letter.Village, letter.State.Round, cancellation), cancellation);
    }

    /// <summary>Why a replacement goes no further, where it does not; null where it does, or nothing is known of it.</summary>
    public async Task<Violation?> WhyAsync(string village, string round, string replacement, CancellationToken cancellation) =>
        (await standings.OfAsync(village, round, cancellation)).GetValueOrDefault(replacement) is { Place: not ReplacementPlace.Open } standing ? Obstacle(standing) : null;

    /// <summary>Shows rows of a list, with what each waits for: of each village and round it is looked up once.</summary>
    internal Func<SkrtmPlaceDocument, CancellationToken, Task<SkrtmItem>> Rows(string language)
    {
        var known = new Dictionary<(string Village, string Round), IReadOnlyDictionary<string, ReplacementStanding>>();
        return async (row, cancellation) =>
        {
            var item = SkrtmItem.Of(row.Place);
            if (row.Place.MadeCard is not null)
            {
                return item;
            }

            if (!known.TryGetValue((row.Village, row.Round), out var named))
            {
                known[(row.Village, row.Round)] = named = await standings.OfAsync(row.Village, row.Round, cancellation);
            }

            var awaited = await letters.FindAsync(row.Village, row.Place.Id, cancellation) is { } letter ? await OfAsync(letter, named, cancellation) : null;
            return item with { Awaits = View(awaited, language), Standing = ReplacementStandingView.Of(named.GetValueOrDefault(row.Place.Id)) };
        };
    }

    /// <summary>In the client's language.</summary>
    public SkrtmAwaits? View(Violation? awaited, string language) => awaited is null ? null : new SkrtmAwaits(awaited.Code, messages.Text(language, awaited.Code, awaited.Args), awaited.Rule);

    private static Violation? Obstacle(ReplacementStanding? standing) => standing switch
    {
        null or { Place: ReplacementPlace.Dropped } => Violation.Conflict(SkrtmViolations.Dropped, "CRD-5"),
        { Place: ReplacementPlace.Open } => Violation.Conflict(SkrtmViolations.NotConcluded, "MUS-7"),
        { Place: ReplacementPlace.Gone } => Violation.Conflict(SkrtmViolations.Gone, "CRD-9"),
        { Place: ReplacementPlace.Over, Until: { } until } => Violation.Refused(CardViolations.Expired, "CRD-10", null, ("until", CardRules.Day(until))),
        { Place: ReplacementPlace.Reserve } => Violation.Refused(SkrtmViolations.NotItsTurn, "CRD-5"),
        { Place: ReplacementPlace.Lapsed, Because: { } because, By: null } => Violation.Conflict(SkrtmViolations.Lapsed, "CRD-5", ("lapse", WireName.Of(because))),
        { Place: ReplacementPlace.Lapsed, Because: { } because, By.Reserve: { } place } => Violation.Conflict(SkrtmViolations.LapsedTo, "CRD-5", ("lapse", WireName.Of(because)), ("reserve", place.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        { Place: ReplacementPlace.Lapsed, Because: { } because } => Violation.Conflict(SkrtmViolations.LapsedTo, "CRD-5", ("lapse", WireName.Of(because))),
        _ => null,
    };
}
