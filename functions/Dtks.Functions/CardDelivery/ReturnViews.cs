using Dtks.Domain.Cards;
using NodaTime;

namespace Dtks.Functions.CardDelivery;

/// <summary>What came back of a round's cards in a village (CRD-2): <c>Waiting</c> is with PT Pos still.</summary>
internal sealed record VillageReturnsView(string Round, string Village, int Waiting, int Returned, int Surrendered, LocalDate? DueOn, int? DaysLeft, bool Late, IReadOnlyList<ReturnListView> Lists)
{
    public static VillageReturnsView Of(VillageRound round, IReadOnlyList<ReturnListDocument> lists, LocalDate today)
    {
        var (counts, returns) = (round.CountsOn(today), round.Returns ?? VillageReturns.None);
        var isOver = today > round.ValidUntil;
        var dueOn = isOver ? null : returns.DueOn();
        return new(
            round.Round, round.Village.Value, counts.Made, counts.Returned, counts.Surrendered, dueOn, ReturnListView.DaysLeft(dueOn, today), today > dueOn,
            [.. returns.Lists.Zip(lists, (list, cards) => ReturnListView.Of(list, today, isOver) with { Cards = cards.Cards })]);
    }
}

/// <summary>A list of returns; <c>Cards</c> where one village's are asked for.</summary>
internal sealed record ReturnListView(
    int List, LocalDate HandedOn, LocalDate DueOn, bool Late, int Returned, IReadOnlyList<ReturnCount> Reasons, int Surrendered, ReturnCircular? Circular, string? Deliberation, LocalDate? HeldOn,
    IReadOnlyList<ReturnReminder> Reminders, IReadOnlyList<ListedCard>? Cards = null)
{
    /// <summary>A list on a day; where the cards' validity is over, no deliberation on it is awaited.</summary>
    public static ReturnListView Of(ReturnList list, LocalDate today, bool isOver) => new(
        list.Number, list.HandedOn, list.DueOn, list.IsLateOn(today) && (list.HeldOn is not null || !isOver), list.Returned(), list.Reasons, list.Surrendered, list.Circular, list.Deliberation, list.HeldOn, list.Reminders);

    /// <summary>The days that are left, the last included; null where none is awaited, 0 on the last, and below once it is late.</summary>
    public static int? DaysLeft(LocalDate? dueOn, LocalDate today) => dueOn is { } due ? Period.DaysBetween(today, due) : null;
}

/// <summary>What came back in a village, in a list of a district or regency.</summary>
internal sealed record ReturnPlaceItem(string Village, string Name, LocalDate? DueOn, int? DaysLeft, bool Late, IReadOnlyList<ReturnListView> Lists)
{
    public static ReturnPlaceItem Of(ReturnPlaceDocument row, string name, LocalDate today, bool isOver)
    {
        var dueOn = isOver ? null : row.DueOn;
        return new(row.Village, name, dueOn, ReturnListView.DaysLeft(dueOn, today), today > dueOn, [.. row.Returns.Lists.Select(l => ReturnListView.Of(l, today, isOver))]);
    }
}

/// <summary>The answer to a list of returns that was handed over.</summary>
internal sealed record ReturnListReceipt(string Round, int List, LocalDate HandedOn, LocalDate DueOn, int Returned, IReadOnlyList<ReturnCount> Reasons, int Surrendered, int Waiting)
{
    public static ReturnListReceipt Of(VillageRound round, ReturnList list) => new(round.Round, list.Number, list.HandedOn, list.DueOn, list.Returned(), list.Reasons, list.Surrendered, round.Counts.Made);
}
