using Dtks.Domain.Cards;
using NodaTime;

namespace Dtks.Functions.CardRounds;

/// <summary>A round of cards, and with it how far it is in an area.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number, which is part of its cards' numbers.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The kind of its cards.</param>
/// <param name="Status">How far it is.</param>
/// <param name="ValidFrom">The first day its cards are valid.</param>
/// <param name="ValidUntil">The last.</param>
/// <param name="Regencies">The regencies it is for; of a caller for one, that alone.</param>
/// <param name="StartedOn">When it began.</param>
/// <param name="MadeOn">When all its cards were made; absent until then.</param>
/// <param name="Progress">How far it is in an area; absent in the list.</param>
public sealed record CardRoundView(
    string Id, int Number, string Name, CardKind Kind, CardRoundStatus Status, LocalDate ValidFrom, LocalDate ValidUntil, IReadOnlyList<string> Regencies, DateTimeOffset StartedOn, DateTimeOffset? MadeOn,
    CardProgressView? Progress = null)
{
    /// <summary>A round as it stands on a day.</summary>
    public static CardRoundView Of(CardRoundDocument round, LocalDate today, Domain.Areas.AreaCode area)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(area);
        var state = round.State;
        return new CardRoundView(
            state.Id, state.Number, state.Name, state.Kind, round.StatusOn(today), state.ValidFrom, state.ValidUntil,
            [.. state.Regencies.Where(r => area.Covers(r) || r.Covers(area)).Select(r => r.Value)], state.StartedAt.ToDateTimeOffset(), round.MadeOn);
    }
}

/// <summary>How far a round is in an area, and where its cards stand.</summary>
/// <param name="Area">The area's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Villages">Villages that have recipients.</param>
/// <param name="Done">Villages whose cards are made, or that need none.</param>
/// <param name="Nothing">Those of them that need none.</param>
/// <param name="PassedOver">Households that were entitled and hold a card of the kind already.</param>
/// <param name="Cards">How many cards stand where.</param>
/// <param name="Items">The areas below; absent of a village, and of those themselves.</param>
/// <param name="UnreadableRegencies">Regencies whose progress cannot be read; absent for none.</param>
public sealed record CardProgressView(
    string Area, string Name, int Villages, int Done, int Nothing, int PassedOver, CardCountsView Cards, IReadOnlyList<CardProgressView>? Items = null, IReadOnlyList<string>? UnreadableRegencies = null)
{
    /// <summary>How many of the cards were made in another's place (CRD-9).</summary>
    public int Replacements { get; init; }

    /// <summary>Households that were entitled and left out, with why (CRD-5); absent for none.</summary>
    public CardsLeftOutView? LeftOut { get; init; }
}

/// <summary>Households that were entitled and for which a round makes no card.</summary>
/// <param name="Households">How many.</param>
/// <param name="Code">Why.</param>
/// <param name="Detail">The same in words, with what to do.</param>
/// <param name="Rule">The rule.</param>
public sealed record CardsLeftOutView(int Households, string Code, string Detail, string Rule);

/// <summary>How many cards stand where.</summary>
/// <param name="Total">All that were made.</param>
/// <param name="Made">With PT Pos.</param>
/// <param name="Delivered">With their households.</param>
/// <param name="Returned">Returned.</param>
/// <param name="Surrendered">Handed back.</param>
/// <param name="Blocked">Blocked.</param>
/// <param name="Expired">Expired.</param>
public sealed record CardCountsView(int Total, int Made, int Delivered, int Returned, int Surrendered, int Blocked, int Expired)
{
    /// <summary>Counts as they are shown.</summary>
    public static CardCountsView Of(CardCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return new CardCountsView(counts.Total(), counts.Made, counts.Delivered, counts.Returned, counts.Surrendered, counts.Blocked, counts.Expired);
    }
}
