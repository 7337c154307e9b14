using Dtks.Domain.Cards;
using Dtks.Platform.Documents;

namespace Dtks.Functions.CardRounds;

/// <summary>A round's cards in one village: what counts them, saved in the batch of each that it counts.</summary>
public sealed record VillageCardsDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "villageCards";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The counts and the next number.</summary>
    public required VillageRound State { get; init; }

    /// <summary>How often it was saved: the later counts hold.</summary>
    public required int Version { get; init; }

    /// <summary>The document of the last household that was looked at, while its cards are being made; null before and after.</summary>
    public string? Cursor { get; init; }

    /// <summary>The households that could not be read when the cards were made, by id; null for none.</summary>
    public IReadOnlyList<string>? Unreadable { get; init; }

    /// <summary>What is counted of it in its regency.</summary>
    public CardTally Tally() => new(Version, 0, State.PassedOver, State.Counts) { Replacements = State.Replacements, LeftOut = State.LeftOut };

    /// <summary>The document's id for a round's.</summary>
    public static string IdOf(string round) => $"card-round-{round}";
}
