using Dtks.Domain.Areas;
using Dtks.Domain.CardFiles;
using Dtks.Domain.Cards;
using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.CardDelivery;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Imports;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.DeliveryImports;

/// <summary>
/// Files of deliveries of one village and round (CRD-1): each row is decided as one of POST …/card-deliveries, and saved in one batch with what counts its card. So one that was sent before changes nothing.
/// </summary>
public sealed class DeliveryFiles(CardRows bulk, NumberedCards numbered, CardRepository cards, CardRoundRepository rounds, PolicyVersions policies) : IImportKind
{
    /// <summary>The name of the kind.</summary>
    public const string KindName = "card-deliveries";

    /// <inheritdoc />
    public string? Name => KindName;

    /// <inheritdoc />
    public ImportTable Table => DeliveryColumns.Table;

    /// <inheritdoc />
    public IReadOnlyList<string> OfResults => DeliveryColumns.OfResults;

    /// <inheritdoc />
    public bool IsWorkedOnce => false;

    /// <summary>No: each part changes what counts the village's cards.</summary>
    public bool IsAhead => false;

    /// <summary>What an import of deliveries of a round is for.</summary>
    public static ImportPurpose PurposeOf(string round) => new(KindName, "CRD-1", round);

    /// <inheritdoc />
    public IReadOnlyList<ImportProblem> Problems(IReadOnlyList<ImportRow> rows) => [];

    /// <inheritdoc />
    public IReadOnlyList<IReadOnlyList<ImportRow>> Groups(IReadOnlyList<ImportRow> rows) => [.. rows.Select(row => (IReadOnlyList<ImportRow>)[row])];

    /// <inheritdoc />
    public async Task<DecidedPart> DecideAsync(ImportDocument import, ImportRowsDocument rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(rows);
        var (village, today) = (import.Village, cards.Today(import.Village));
        var round = await RoundAsync(import, cancellation);
        var file = new DeliveryFile(AreaCode.Parse(village), round.Number, today, policies.At(today));
        var read = rows.Read().SelectMany(group => group).Select(row => new DeliveryFileRow(row, file)).ToList();
        var (ids, isAnyUnreadable) = await numbered.FindAsync(village, round.Number, read.Select(row => row.Number).OfType<CardNumber>(), cancellation);
        var asked = read.Select((row, place) => new CardRow(place, row.Number is { } number ? ids.GetValueOrDefault(number) : null)).ToList();
        var by = new Actor(import.State.By, Role.PostOfficer, AreaCode.Parse(village[..4]));
        var decided = await bulk.DecideAsync(village, asked, (row, card) => Decide(read[row.Place], row, card, by, village, isAnyUnreadable), cancellation);
        var counted = await bulk.CountedAsync(village, decided, cancellation);
        return new DecidedPart(change => TakeIn(change, counted, decided, [.. asked.Select(row => read[row.Place].Result(row.Card, decided.Results[row.Place].Violations))]));
    }

    /// <inheritdoc />
    public IEnumerable<OutboxEntry> FollowUps(ImportDocument before, ImportState after) => [];

    private async Task<CardRound> RoundAsync(ImportDocument import, CancellationToken cancellation) =>
        import.State.Purpose?.Round is { } round && await rounds.KnownAsync(round, cancellation) is { } found
            ? found.State
            : throw new MessageException($"the import {import.State.Id} is of no round of cards");

    // Where a card that a row may be about cannot be read, that there is none is not known.
    private Decision<CardEvent> Decide(DeliveryFileRow row, CardRow on, CardState? card, Actor by, string village, bool isAnyUnreadable) =>
        card is null && row.Number is not null && isAnyUnreadable
            ? Decision<CardEvent>.Reject(Violation.Conflict(UnreadableItem.Unreadable))
            : row.Hold(cards.Decide(new CardCommand.Record(row.Attempt, by) { IsToBeReplaced = on.IsToBeReplaced }, card, village));

    private static IReadOnlyList<RowResult> TakeIn(ChangeSet change, VillageCardsDocument? counted, DecidedCards decided, IReadOnlyList<RowResult> results)
    {
        if (counted is not null)
        {
            CardRepository.AddTo(change, counted, decided.Changed);
            change.Then(decided.After.SelectMany(CardDeaths.Of));
        }

        return results;
    }
}
