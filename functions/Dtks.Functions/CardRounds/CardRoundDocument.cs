using Dtks.Domain.Cards;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.CardRounds;

/// <summary>A round of cards (CRD-1). Its number is taken by creating it: two rounds at once never have the same.</summary>
public sealed record CardRoundDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "cardRound";

    /// <summary>The partition of all rounds: a few a year.</summary>
    public const string Rounds = "card-rounds";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The partition, <see cref="Rounds"/>.</summary>
    public required string Period { get; init; }

    /// <summary>The round.</summary>
    public required CardRound State { get; init; }

    /// <summary>When all its cards were seen to be made; null until then.</summary>
    public DateTimeOffset? MadeOn { get; init; }

    /// <summary>How far it is on a day.</summary>
    public CardRoundStatus StatusOn(LocalDate today) => today > State.ValidUntil ? CardRoundStatus.Expired : MadeOn is null ? CardRoundStatus.Making : CardRoundStatus.Made;

    /// <summary>The document's id for a round's number.</summary>
    public static string IdOf(int number) => $"round-{CardIds.StartOf(number)}";
}
