using Dtks.Domain.Areas;
using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>A round's cards in one village: how many stand where, and the next number. Saved together with the cards that it counts.</summary>
public sealed record VillageRound
{
    /// <summary>The round.</summary>
    public required string Round { get; init; }

    /// <summary>The round's number, 1 to 999.</summary>
    public required int Number { get; init; }

    /// <summary>The kind of its cards.</summary>
    public required CardKind Kind { get; init; }

    /// <summary>The village.</summary>
    public required AreaCode Village { get; init; }

    /// <summary>The making day, in the village's zone.</summary>
    public required LocalDate MadeOn { get; init; }

    /// <summary>The first day its cards are valid.</summary>
    public required LocalDate ValidFrom { get; init; }

    /// <summary>The last.</summary>
    public required LocalDate ValidUntil { get; init; }

    /// <summary>How many cards stand where, as long as they are valid.</summary>
    public required CardCounts Counts { get; init; }

    /// <summary>The serial of the next card, from 1.</summary>
    public required int NextSerial { get; init; }

    /// <summary>How many households were entitled and passed over, for they hold a card of the kind.</summary>
    public int PassedOver { get; init; }

    /// <summary>How many households were entitled and left out, for a deliberation judged them well-off and withdrew a card of the kind that would be valid still (CRD-5).</summary>
    public int LeftOut { get; init; }

    /// <summary>How many of its cards were made in another's place (CRD-9).</summary>
    public int Replacements { get; init; }

    /// <summary>Whether all cards of the making day are made.</summary>
    public bool Complete { get; init; }

    /// <summary>Whether its expiry was carried out (CRD-10).</summary>
    public bool Expired { get; init; }

    /// <summary>What PT Pos handed over of its returns (CRD-2); null where nothing was.</summary>
    public VillageReturns? Returns { get; init; }

    /// <summary>How many stand where on a day: what is not blocked is expired from the day after the validity on, whether or not that was carried out (CRD-10).</summary>
    public CardCounts CountsOn(LocalDate today) => today > ValidUntil ? Counts.WhenExpired() : Counts;

    /// <summary>With a card that was made.</summary>
    public VillageRound With(CardState made)
    {
        ArgumentNullException.ThrowIfNull(made);
        return this with { Counts = Counts.Plus(made.Status), NextSerial = Math.Max(NextSerial, made.Number.Serial + 1), Replacements = Replacements + (made.Replaces is null ? 0 : 1) };
    }

    /// <summary>With a card as it was and as it is. Once the expiry was carried out, what was not blocked stays expired.</summary>
    public VillageRound With(CardState before, CardState after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        CardStatus Counted(CardState card) => Expired && card.Status != CardStatus.Blocked ? CardStatus.Expired : card.Status;
        return this with { Counts = Counts.Move(Counted(before), Counted(after)) };
    }

    /// <summary>As it is once its cards' validity is over, which is never extended (CRD-10).</summary>
    public VillageRound Expire() => this with { Expired = true, Counts = Counts.WhenExpired() };
}
