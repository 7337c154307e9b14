using System.Collections.Concurrent;
using Dtks.Domain.Cards;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;

namespace Dtks.Functions.CardRounds;

/// <summary>Loads the rounds of cards.</summary>
public sealed class CardRoundRepository(DocumentStore store, UnreadableRecords unreadables)
{
    private readonly ConcurrentDictionary<string, CardRoundDocument> _known = new(StringComparer.Ordinal);

    /// <summary>The partition that rounds stand in.</summary>
    public static Partition Rounds { get; } = Partitions.Cycles(CardRoundDocument.Rounds);

    /// <summary>A round as it stands; null when there is none.</summary>
    public async Task<CardRoundDocument?> FindAsync(string round, CancellationToken cancellation) =>
        CardIds.RoundOf(round) is { } number && await store.ReadAsync<CardRoundDocument>(Rounds, CardRoundDocument.IdOf(number), cancellation) is { } found && found.State.Id == round ? found : null;

    /// <summary>What a round is, which never changes, and is read once by a process; how far it is may be of before.</summary>
    public async ValueTask<CardRoundDocument?> KnownAsync(string round, CancellationToken cancellation)
    {
        if (_known.TryGetValue(round, out var known))
        {
            return known;
        }

        return await FindAsync(round, cancellation) is { } found ? _known.GetOrAdd(round, found) : null;
    }

    /// <summary>The round that a caller names.</summary>
    /// <exception cref="ProblemException">400 where there is none.</exception>
    public async Task<CardRound> NamedAsync(string round, CancellationToken cancellation) =>
        (await KnownAsync(round, cancellation))?.State ?? throw new ProblemException(Problem.Invalid("/round", "cardRound.unknown", "CRD-1"));

    /// <summary>The round that a card's number tells.</summary>
    /// <exception cref="ProblemException">400 where there is none.</exception>
    public async Task<CardRound> NumberedAsync(CardNumber number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(number);
        return (await store.ReadAsync<CardRoundDocument>(Rounds, CardRoundDocument.IdOf(number.Round), cancellation))?.State ?? throw new ProblemException(Problem.Invalid("/number", CardViolations.Number, "CRD-10"));
    }

    /// <summary>The numbers that are taken.</summary>
    public async Task<IReadOnlyList<int>> NumbersAsync(CancellationToken cancellation)
    {
        var ids = await store.TextsAsync(Rounds, new DocumentQuery($"SELECT VALUE c.id FROM c WHERE c.type = '{CardRoundDocument.TypeName}'"), cancellation).ToListAsync(cancellation);
        return [.. ids.Select(id => int.Parse(id.AsSpan("round-".Length), System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>The rounds whose cards are not all made.</summary>
    public async Task<IReadOnlyList<CardRoundDocument>> UnmadeAsync(CancellationToken cancellation)
    {
        var query = new DocumentQuery($"SELECT * FROM c WHERE c.type = '{CardRoundDocument.TypeName}' AND (NOT IS_DEFINED(c.madeOn) OR IS_NULL(c.madeOn))");
        return (await unreadables.ApartAsync(Rounds, store.AllAsync<CardRoundDocument>(Rounds, query, cancellation), CardRoundDocument.TypeName, cancellation)).Read;
    }
}
