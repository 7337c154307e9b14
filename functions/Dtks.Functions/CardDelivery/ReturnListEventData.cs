using Dtks.Domain.Cards;
using NodaTime;

namespace Dtks.Functions.CardDelivery;

/// <summary>What happened to a village's list of returns (CRD-2, CRD-4). Counts and days, nothing of a person (REG-3).</summary>
/// <param name="Round">The round's id.</param>
/// <param name="Village">The village's code.</param>
/// <param name="List">The list's number; beyond 1 it is supplementary.</param>
/// <param name="HandedOn">Day 0.</param>
/// <param name="DueOn">The last day on which the deliberation is in time.</param>
/// <param name="Returned">How many cards on it came back.</param>
/// <param name="Surrendered">How many were handed back by their households.</param>
/// <param name="Day">Of a reminder, which of the policy's days; null for none.</param>
/// <param name="Circular">The number of the circular that told of it; null before.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Policy">The policy version it was decided under.</param>
public sealed record ReturnListEventData(
    string Round, string Village, int List, LocalDate HandedOn, LocalDate DueOn, int Returned, int Surrendered, int? Day, string? Circular, string? Rule, string Policy)
{
    /// <summary>Of an event.</summary>
    public static ReturnListEventData Of(VillageRound round, ReturnList list, ReturnListEvent happened)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(happened);
        return new(
            round.Round, round.Village.Value, list.Number, list.HandedOn, list.DueOn, list.Returned(), list.Surrendered, (happened as ReturnListReminded)?.Reminder.Day, list.Circular?.Number,
            happened.Meta.Rule, happened.Meta.Policy);
    }
}
