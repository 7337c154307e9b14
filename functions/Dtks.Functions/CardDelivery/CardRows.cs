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
public sealed class CardRows(CardRepository cards, DocumentStore store, UnreadableRecords unreadables, ChangeCommit commit, OptimisticRetry retry)
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
        var results = new Dictionary<int, CardRowResult>();
        foreach (var ofRound in rows.GroupBy(row => CardIds.RoundOf(row.Card ?? string.Empty)))
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
    private async Task<Dictionary<int, CardRowResult>> TryAsync(CardChunk chunk, CancellationToken cancellation)
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

    private async Task<Dictionary<int, CardRowResult>> ApplyAsync(CardChunk chunk, CancellationToken cancellation)
    {
        var (found, unreadable) = await ReadAsync(chunk, cancellation);
        var (results, states, events) = (new Dictionary<int, CardRowResult>(), found.ToDictionary(f => f.Key, f => f.Value.State, StringComparer.Ordinal), new Dictionary<string, List<CardEvent>>(StringComparer.Ordinal));
        foreach (var row in chunk.Rows)
        {
            var card = row.Card ?? string.Empty;
            if (unreadable.Contains(card))
            {
                results[row.Place] = new CardRowResult(null, Violation.Conflict(UnreadableItem.Unreadable));
                continue;
            }

            var decision = chunk.Decide(row, states.GetValueOrDefault(card));
            if (decision.IsAccepted && decision.Events.Count > 0)
            {
                states[card] = decision.Events.Aggregate(states[card], CardDecider.Evolve);
                events[card] = [.. events.GetValueOrDefault(card) ?? [], .. decision.Events];
            }

            results[row.Place] = new CardRowResult(states.GetValueOrDefault(card), decision.Violations.FirstOrDefault());
        }

        await SaveAsync(chunk, [.. events.Select(e => (found[e.Key], (IReadOnlyList<CardEvent>)e.Value))], [.. events.Keys.Select(card => states[card])], cancellation);
        return results;
    }

    private async Task SaveAsync(CardChunk chunk, IReadOnlyList<(CardDocument? Card, IReadOnlyList<CardEvent> Events)> changed, IReadOnlyList<CardState> after, CancellationToken cancellation)
    {
        if (changed.Count == 0)
        {
            return;
        }

        var round = await cards.RoundAsync(chunk.Village, after[0].Round, cancellation) ?? throw new InvalidOperationException($"Nothing counts the cards of the round {after[0].Round} in {chunk.Village}.");
        var (change, _) = CardRepository.Change(round, changed);
        await commit.SaveAsync(change.Then(chunk.Follow(after)), cancellation);
    }

    private async Task<(Dictionary<string, CardDocument> Read, IReadOnlySet<string> Unreadable)> ReadAsync(CardChunk chunk, CancellationToken cancellation)
    {
        var ids = chunk.Rows.Select(row => row.Card).OfType<string>().Where(PathId.IsId).Distinct(StringComparer.Ordinal).Select(CardDocument.IdOf).ToList();
        if (ids.Count == 0)
        {
            return ([], new HashSet<string>());
        }

        var partition = Partitions.Registry(chunk.Village);
        var (read, bad) = await unreadables.ApartAsync(partition, store.AllAsync<CardDocument>(partition, DocumentQuery.OfIds("*", ids), cancellation), CardDocument.IdOf(string.Empty), cancellation);
        return (read.ToDictionary(card => card.State.Id, StringComparer.Ordinal), bad.ToHashSet(StringComparer.Ordinal));
    }

    private sealed record CardChunk(string Village, IReadOnlyList<CardRow> Rows, Func<CardRow, CardState?, Decision<CardEvent>> Decide, Func<IReadOnlyList<CardState>, IEnumerable<OutboxEntry>> Follow);
}

/// <summary>A row of a bulk about a card.</summary>
/// <param name="Place">Its place in the request, from 0.</param>
/// <param name="Card">The card's id as it came in.</param>
internal sealed record CardRow(int Place, string? Card);

/// <summary>What became of a row.</summary>
/// <param name="State">The card as it stands then; null where there is none or it cannot be read.</param>
/// <param name="Refused">Why it was refused; null where it was applied.</param>
internal sealed record CardRowResult(CardState? State, Violation? Refused);
