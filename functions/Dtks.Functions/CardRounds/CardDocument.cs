using Dtks.Domain.Cards;
using Dtks.Platform.Documents;
using NodaTime.Text;

namespace Dtks.Functions.CardRounds;

/// <summary>A card, in the village it was made in (CRD-10).</summary>
public sealed record CardDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "card";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The whole of it.</summary>
    public required CardState State { get; init; }

    /// <summary>While it is not blocked, its kind and the last day it is held, such as <c>KPS 2026-12-31</c>: who holds a card of a kind is found by it. Null once it is blocked, but where its household was judged well-off: <c>wellOff KPS 2026-12-31</c>, by which who has none of the kind until then is found (CRD-5).</summary>
    public string? Held => State.Block is { Reason: CardBlockReason.WellOff } ? WellOffUntil(State.Kind, State.ValidUntil) : State.Status == CardStatus.Blocked ? null : HeldUntil(State.Kind, State.ValidUntil);

    /// <summary>The client's entity tag: another with every step of its history.</summary>
    public string EntityTag() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"{State.History.Count}\"");

    /// <summary>How a kind and a day are written there.</summary>
    public static string HeldUntil(CardKind kind, NodaTime.LocalDate day) => $"{Domain.Kernel.WireName.Of(kind)} {LocalDatePattern.Iso.Format(day)}";

    /// <summary>The same of a card that was withdrawn because its household was judged well-off.</summary>
    public static string WellOffUntil(CardKind kind, NodaTime.LocalDate day) => $"wellOff {HeldUntil(kind, day)}";

    /// <summary>The document's id for a card's, or for what a card's begins with.</summary>
    public static string IdOf(string card) => $"card-{card}";
}
