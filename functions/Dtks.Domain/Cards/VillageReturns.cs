using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>What came back of a round's cards in a village, as PT Pos handed it to the village head: the first list, and supplementary ones of what came later (CRD-2).</summary>
/// <param name="Lists">The lists, in the order they were handed over; at most <see cref="MostLists"/>.</param>
public sealed record VillageReturns(IReadOnlyList<ReturnList> Lists)
{
    /// <summary>How many lists a village has of a round at most.</summary>
    public const int MostLists = 50;

    /// <summary>Where none was handed over.</summary>
    public static VillageReturns None { get; } = new([]);

    /// <summary>A list by its number; null where there is none.</summary>
    public ReturnList? List(int number) => Lists.FirstOrDefault(l => l.Number == number);

    /// <summary>The lists that no deliberation on cards was held on.</summary>
    public IReadOnlyList<ReturnList> Open() => [.. Lists.Where(l => l.HeldOn is null)];

    /// <summary>The lists of which a circular told, and that no deliberation on cards was held on: without one, none can be opened (CRD-4).</summary>
    public IReadOnlyList<ReturnList> Deliberable() => [.. Open().Where(l => l.Circular is not null)];

    /// <summary>Those that a deliberation can be held on that day: what a later circular told of waits for a later one.</summary>
    public IReadOnlyList<ReturnList> Deliberable(LocalDate heldOn) => [.. Deliberable().Where(l => l.Circular!.Date <= heldOn)];

    /// <summary>The day of the last deliberation on cards, where one was held on every list and none came since; null else.</summary>
    public LocalDate? DeliberatedOn() => Lists.Count > 0 && Open().Count == 0 ? Lists.Max(l => l.HeldOn) : null;

    /// <summary>The last day on which the next deliberation on cards is in time; null where none is awaited.</summary>
    public LocalDate? DueOn() => Open() is { Count: > 0 } open ? open.Min(l => l.DueOn) : null;

    /// <summary>With a list that was handed over, or in place of what it was.</summary>
    public VillageReturns With(ReturnList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return new([.. Lists.Where(l => l.Number != list.Number).Append(list).OrderBy(l => l.Number)]);
    }

    /// <summary>With a deliberation on cards that was held on what a circular of that day or before told of. A list that one was held on keeps it.</summary>
    public VillageReturns Deliberated(string deliberation, LocalDate heldOn) =>
        Deliberable(heldOn).Aggregate(this, (all, list) => all.With(list with { Deliberation = deliberation, HeldOn = heldOn }));

    /// <summary>How many steps its lists have taken: of two copies the one with more is the later.</summary>
    public int Steps() => Lists.Sum(l => 1 + l.Reminders.Count + (l.OverdueOn is null ? 0 : 1) + (l.Circular is null ? 0 : 1) + (l.HeldOn is null ? 0 : 1));
}

/// <summary>A list of returns, with its own days (CRD-2, CRD-4).</summary>
public sealed record ReturnList
{
    /// <summary>1 the first; the others are supplementary.</summary>
    public required int Number { get; init; }

    /// <summary>Day 0: the day it was handed to the village head, in the village's zone.</summary>
    public required LocalDate HandedOn { get; init; }

    /// <summary>The last day on which the deliberation on it is in time.</summary>
    public required LocalDate DueOn { get; init; }

    /// <summary>How many cards on it came back for which reason, by the policy's order; reasons of none are left out.</summary>
    public required IReadOnlyList<ReturnCount> Reasons { get; init; }

    /// <summary>How many cards on it were handed back by their households, which counts with the returned (CRD-3, CRD-5).</summary>
    public required int Surrendered { get; init; }

    /// <summary>The policy version its days go by.</summary>
    public required string Policy { get; init; }

    /// <summary>The reminders that were given, earliest first.</summary>
    public IReadOnlyList<ReturnReminder> Reminders { get; init; } = [];

    /// <summary>The day on which it was told as overdue; null where it was not.</summary>
    public LocalDate? OverdueOn { get; init; }

    /// <summary>The circular that told of it; null before.</summary>
    public ReturnCircular? Circular { get; init; }

    /// <summary>The deliberation on cards that was held on it; null before.</summary>
    public string? Deliberation { get; init; }

    /// <summary>The day on which that was held; null before.</summary>
    public LocalDate? HeldOn { get; init; }

    /// <summary>How many cards on it came back.</summary>
    public int Returned() => Reasons.Sum(r => r.Count);

    /// <summary>Whether it is late on a day: no deliberation was held in its days (CRD-4).</summary>
    public bool IsLateOn(LocalDate today) => (HeldOn ?? today) > DueOn;
}

/// <summary>How many cards came back for a reason.</summary>
/// <param name="Reason">A code of the policy's reasons (CRD-1).</param>
/// <param name="Count">How many.</param>
public sealed record ReturnCount(string Reason, int Count);

/// <summary>A reminder that was given of a list.</summary>
/// <param name="Day">Which of the policy's days it is of, counted from the day the list was handed over.</param>
/// <param name="On">The day it was given.</param>
public sealed record ReturnReminder(int Day, LocalDate On);

/// <summary>The circular that told of a list (CRD-4).</summary>
/// <param name="Id">Its id in the district and round.</param>
/// <param name="Number">Its number, as the camat's office gave it.</param>
/// <param name="Date">Its date.</param>
public sealed record ReturnCircular(string Id, string Number, LocalDate Date);
