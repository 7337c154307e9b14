using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;

namespace Dtks.Functions.CardDelivery;

/// <summary>
/// Decides rows about a village's cards, chunk by chunk: each is one batch with what counts the cards. A row that is refused, or whose card cannot be read, is its own matter; ended in the middle and
/// sent again, what was done finds itself done.
/// </summary>
public sealed class CardRows(CardRepository cards, NumberedCards numbered, DocumentStore store, UnreadableRecords unreadables, IDecidedCards decided, ChangeCommit commit, OptimisticRetry retry)
{
    // A batch takes a hundred writes: of each row its card and its entry in the trail.
    private const int AtOnce = 40;

    /// <summary>What became of each row, by its place.</summary>
    /// <param name="village">The village.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="decide">Decides one row on its card as it stands after the rows before; null where there is none.</param>
    /// <param name="follow">What follows from a change of cards, beside what follows from each of its events.</param>
    /// <param name="cancellation">Stops it.</param>
    internal async Task<IReadOnlyDictionary<int, CardRowResult>> ApplyAsync(
        string village, IEnumerable<CardRow> rows, Func<CardRow, CardState?, Decision<CardEvent>> decide, Func<IReadOnlyList<CardState>, IEnumerable<OutboxEntry>> follow, CancellationToken cancellation)
    {
        var (results, given) = (new Dictionary<int, CardRowResult>(), rows.ToList());
        var ids = await numbered.NamedAsync(village, given.Select(row => row.Card), cancellation);
        foreach (var ofRound in given.Select(row => row.Card is { } named && ids.TryGetValue(named, out var id) ? row with { Card = id } : row).GroupBy(row => CardIds.RoundOf(row.Card ?? string.Empty)))
        {
            foreach (var chunk in ofRound.Chunk(AtOnce))
            {
                foreach (var (place, result) in await TryAsync(new CardChunk(village, chunk, decide, follow), cancellation))
                {
                    results[place] = result;
                }
            }
        }

        return results;
    }

    // That others keep changing what counts the cards, or that it cannot be read, is the matter of these rows alone.
    private async Task<IReadOnlyDictionary<int, CardRowResult>> TryAsync(CardChunk chunk, CancellationToken cancellation)
    {
        try
        {
            return await retry.RetryAsync(() => ApplyAsync(chunk, cancellation), cancellation);
        }
        catch (ProblemException e) when (e.Problem.Status < 500)
        {
            return chunk.Rows.ToDictionary(row => row.Place, _ => new CardRowResult(null, Violation.Conflict(e.Problem.Code, e.Problem.Rule)));
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.Tell(e);
            return chunk.Rows.ToDictionary(row => row.Place, _ => new CardRowResult(null, Violation.Conflict(UnreadableItem.Unreadable)));
        }
    }

    private async Task<IReadOnlyDictionary<int, CardRowResult>> ApplyAsync(CardChunk chunk, CancellationToken cancellation)
    {
        var results = await DecideAsync(chunk.Village, chunk.Rows, chunk.Decide, cancellation);
        await SaveAsync(chunk, results, cancellation);
        return results.Results;
    }

    /// <summary>Decides rows as their cards stand now; nothing is saved by it.</summary>
    /// <param name="village">The village.</param>
    /// <param name="rows">At most 40: with their entries in the trail they go into one batch.</param>
    /// <param name="decide">Decides one row on its card as it stands after the rows before; null where there is none.</param>
    /// <param name="cancellation">Stops it.</param>
    internal async Task<DecidedCards> DecideAsync(string village, IReadOnlyList<CardRow> rows, Func<CardRow, CardState?, Decision<CardEvent>> decide, CancellationToken cancellation)
    {
        var (found, unreadable) = await ReadAsync(village, rows, cancellation);
        var (results, states, events) = (new Dictionary<int, CardRowResult>(), found.ToDictionary(f => f.Key, f => f.Value.State, StringComparer.Ordinal), new Dictionary<string, List<CardEvent>>(StringComparer.Ordinal));
        var given = await GivenAsync(village, found.Values, cancellation);
        foreach (var row in rows)
        {
            var card = row.Card ?? string.Empty;
            if (unreadable.Contains(card))
            {
                results[row.Place] = new CardRowResult(null, Violation.Conflict(UnreadableItem.Unreadable));
                continue;
            }

            var decision = decide(row with { IsToBeReplaced = given.Contains(card) }, states.GetValueOrDefault(card));
            if (decision.IsAccepted && decision.Events.Count > 0)
            {
                states[card] = decision.Events.Aggregate(states[card], CardDecider.Evolve);
                events[card] = [.. events.GetValueOrDefault(card) ?? [], .. decision.Events];
            }

            results[row.Place] = new CardRowResult(states.GetValueOrDefault(card), decision.Violations);
        }

        return new DecidedCards(results, [.. events.Select(e => (found[e.Key], (IReadOnlyList<CardEvent>)e.Value))], [.. events.Keys.Select(card => states[card])]);
    }

    // Asked where a card came back alone. A conclusion is saved with what counts the cards, as the rows are: of both at once one looks again.
    private async Task<IReadOnlyCollection<string>> GivenAsync(string village, IEnumerable<CardDocument> found, CancellationToken cancellation) =>
        found.FirstOrDefault(card => card.State is { Status: CardStatus.Returned, ReplacedBy: null }) is { State.Round: var round } ? await decided.OfAsync(village, round, cancellation) : [];

    private async Task SaveAsync(CardChunk chunk, DecidedCards results, CancellationToken cancellation)
    {
        if (await CountedAsync(chunk.Village, results, cancellation) is { } round)
        {
            var (change, _) = CardRepository.Change(round, results.Changed);
            await commit.SaveAsync(change.Then(chunk.Follow(results.After)), cancellation);
        }
    }

    /// <summary>What counts the cards that are changed; null where none is.</summary>
    internal async Task<VillageCardsDocument?> CountedAsync(string village, DecidedCards results, CancellationToken cancellation) => results.After is not [var first, ..] ? null
        : await cards.RoundAsync(village, first.Round, cancellation) ?? throw new InvalidOperationException($"Nothing counts the cards of the round {first.Round} in {village}.");

    private async Task<(Dictionary<string, CardDocument> Read, IReadOnlySet<string> Unreadable)> ReadAsync(string village, IReadOnlyList<CardRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(row => row.Card).OfType<string>().Where(PathId.IsId).Distinct(StringComparer.Ordinal).Select(CardDocument.IdOf).ToList();
        if (ids.Count == 0)
        {
            return ([], new HashSet<string>());
        }

        var partition = Partitions.Registry(village);
        var (read, bad) = await unreadables.ApartAsync(partition, store.AllAsync<CardDocument>(partition, DocumentQuery.OfIds("*", ids), cancellation), CardDocument.IdOf(string.Empty), cancellation);
        return (read.ToDictionary(card => card.State.Id, StringComparer.Ordinal), bad.ToHashSet(StringComparer.Ordinal));
    }

    private sealed record CardChunk(string Village, IReadOnlyList<CardRow> Rows, Func<CardRow, CardState?, Decision<CardEvent>> Decide, Func<IReadOnlyList<CardState>, IEnumerable<OutboxEntry>> Follow);
}

/// <summary>A row of a bulk about a card.</summary>
/// <param name="Place">Its place in the request, from 0.</param>
/// <param name="Card">The card's id, or its number, as it came in.</param>
internal sealed record CardRow(int Place, string? Card)
{
    /// <summary>Whether a concluded deliberation gives another household a card in its place (CRD-5).</summary>
    public bool IsToBeReplaced { get; init; }
}

/// <summary>What became of a row.</summary>
/// <param name="State">The card as it stands then; null where there is none or it cannot be read.</param>
/// <param name="Violations">Why it was refused; empty where it was applied.</param>
internal sealed record CardRowResult(CardState? State, IReadOnlyList<Violation> Violations)
{
    public CardRowResult(CardState? state, Violation refused)
        : this(state, [refused])
    {
    }

    /// <summary>Why it was refused first of all; null where it was applied.</summary>
    public Violation? Refused => Violations.Count == 0 ? null : Violations[0];
}

/// <summary>Rows that are decided: to be saved together, or not at all.</summary>
/// <param name="Results">What becomes of each, by its place.</param>
/// <param name="Changed">The cards that are changed, and what happens to each.</param>
/// <param name="After">The same cards as they stand then.</param>
internal sealed record DecidedCards(IReadOnlyDictionary<int, CardRowResult> Results, IReadOnlyList<(CardDocument? Card, IReadOnlyList<CardEvent> Events)> Changed, IReadOnlyList<CardState> After);
