using System.Security.Cryptography;
using System.Text;
using Dtks.Domain.Cards;
using Dtks.Domain.Deliberations;
using Dtks.Domain.People;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Audit;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.CardReplacement;

/// <summary>A row of a village's recap form of replacement households (CRD-8).</summary>
/// <param name="Card">The card that is replaced.</param>
/// <param name="CardNumber">Its number.</param>
/// <param name="ReplacedHead">The name of the head it was made for.</param>
/// <param name="Reason">Why it is replaced.</param>
/// <param name="Household">The replacement household.</param>
/// <param name="Head">The name of its head; null while its SKRTM is not filled in.</param>
/// <param name="Address">Its address; null while its SKRTM is not filled in.</param>
/// <param name="Skrtm">The number of its SKRTM; null while that is not filled in.</param>
/// <param name="MadeCard">The card that was made for it; null before.</param>
[ShowsPerson]
public sealed record ReplacementRecapRow(
    string Card, string CardNumber, string ReplacedHead, ReplacedBecause Reason, string Household, string? Head, Address? Address, string? Skrtm, string? MadeCard)
{
    /// <summary>True where none of those named can have the card any more, so that another deliberation names one (CRD-5); absent elsewhere.</summary>
    public bool? Lapsed { get; init; }

    /// <summary>Where the household of the row stands among those named for the card, and who steps in where its place lapsed (CRD-5).</summary>
    public ReplacementStandingView? Standing { get; init; }

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[row]";
}

/// <summary>Why a card is replaced (CRD-5).</summary>
public enum ReplacedBecause
{
    /// <summary>It was returned.</summary>
    Returned,

    /// <summary>Its household handed it back.</summary>
    Surrendered,

    /// <summary>Its household was judged well-off.</summary>
    WellOff,
}

/// <summary>That a village head handed in the recap form of a round (CRD-8).</summary>
public sealed record ReplacementRecapDocument : Document
{
    /// <inheritdoc />
    public override string Type => "replacementRecap";

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The round.</summary>
    public required string Round { get; init; }

    /// <summary>How many rows it had.</summary>
    public required int Rows { get; init; }

    /// <summary>A digest of its rows: cards, households and letters, by id.</summary>
    public required string Digest { get; init; }

    /// <summary>The day it was handed in, in the village's zone.</summary>
    public required LocalDate SubmittedOn { get; init; }

    /// <summary>The document's id for a round's.</summary>
    public static string IdOf(string round) => $"replacementRecap-{round}";
}

/// <summary>Fills in a village's recap form from what its concluded deliberations decided (CRD-8): nobody types it off.</summary>
public sealed class ReplacementRecap(DocumentStore store, ConcludedCards concluded, VillageCards cards, CardRepository rounds, ReplacementOutlook outlook, ReplacementStandings standings)
{
    /// <summary>The rows, by the cards' numbers; none while no deliberation is concluded.</summary>
    public async Task<IReadOnlyList<ReplacementRecapRow>> RowsAsync(string village, string round, CancellationToken cancellation)
    {
        var held = await concluded.OnAsync(village, round, cancellation);
        var named = await cards.NamedAsync(village, round, held.SelectMany(d => d.State.Replacements).Select(r => r.Card), cancellation);
        var letters = await cards.SkrtmAsync(village, round, cancellation);
        var known = named.ToDictionary(c => c.State.Id, c => c.State, StringComparer.Ordinal);
        var lapsed = held.Count > 0 && await rounds.RoundAsync(village, round, cancellation) is { State: var counted } ? (await outlook.OfAsync(counted, cancellation)).Lapsed : new HashSet<string>();
        var rows = held.SelectMany(d => d.State.Replacements.Where(r => r.Reserve is null && known.ContainsKey(r.Card)).Select(r => RowOf(d.State, r, known[r.Card], letters[r.Card])));

        // Named anew by a later deliberation, it stands there; but where the card was made for who was named before.
        var stand = held.Count == 0 ? [] : (await standings.OfAsync(village, round, cancellation)).Values.Where(s => s.Place is not (ReplacementPlace.Open or ReplacementPlace.Dropped)).ToList();
        return [.. rows.GroupBy(row => row.Card).Select(of => of.FirstOrDefault(row => row.MadeCard is not null) ?? of.Last())
            .Select(row => row with { Lapsed = lapsed.Contains(row.Card) ? true : null, Standing = ReplacementStandingView.Of(stand.Find(s => s.Named.Card == row.Card && s.Named.Household == row.Household)) }).OrderBy(row => row.CardNumber, StringComparer.Ordinal)];
    }

    /// <summary>How many cards a village's concluded deliberations replace, each by one household.</summary>
    public async Task<int> CountAsync(string village, string round, CancellationToken cancellation) =>
        (await concluded.OnAsync(village, round, cancellation)).SelectMany(d => d.State.Replacements).Select(r => r.Card).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The form as it was handed in last; null where it was not.</summary>
    public Task<ReplacementRecapDocument?> SubmittedAsync(string village, string round, CancellationToken cancellation) =>
        store.ReadAsync<ReplacementRecapDocument>(Partitions.Registry(village), ReplacementRecapDocument.IdOf(round), cancellation);

    /// <summary>A digest of rows, which tells whether a form that was handed in still holds.</summary>
    public static string DigestOf(IEnumerable<ReplacementRecapRow> rows) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(r => $"{r.Card} {r.Household} {r.Skrtm}")))));

    // Of several letters for one card that by which it was made; else that of the last in reserve, which steps in. What was filled in for whom the list names no more is none.
    private static ReplacementRecapRow RowOf(DeliberationState deliberation, NamedReplacement first, CardState card, IEnumerable<SkrtmState> letters)
    {
        var letter = letters.Where(l => deliberation.Replacements.Any(r => r.Id == l.Id)).OrderBy(l => l.MadeCard is not null).ThenBy(l => l.Reserve ?? 0).LastOrDefault();
        var from = card.Block?.From ?? card.Status;
        var reason = deliberation.JudgedWellOff(card.Id) || card.Block?.Reason == CardBlockReason.WellOff ? ReplacedBecause.WellOff : from == CardStatus.Surrendered ? ReplacedBecause.Surrendered : ReplacedBecause.Returned;
        return new ReplacementRecapRow(
            card.Id, card.Number.Value, card.Holder.Head, reason, letter?.Household ?? first.Household ?? first.Proposal!, letter?.Holder.Head, letter?.Holder.Address, letter?.Number, letter?.MadeCard);
    }
}
