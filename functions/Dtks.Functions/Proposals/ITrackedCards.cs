using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Functions.Registry;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>What the public page may know of a family's cards (CRD-10, CRD-11); kept by whoever makes them.</summary>
public interface ITrackedCards
{
    /// <summary>The card of a household, wherever it went, or what took the place of one that expired; null where it never had one. No number, and nothing of a person, is read.</summary>
    Task<TrackedCard?> OfAsync(HouseholdWay way, CancellationToken cancellation);
}

/// <summary>A family's card as the public page tells of it.</summary>
/// <param name="Step">Where it stands.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Village">The village in which it is.</param>
/// <param name="Round">The name of its round; null where the round is not known.</param>
/// <param name="ValidUntil">The last day it is, or was, valid.</param>
/// <param name="KpsExpiredOn">The last day of the KPS whose place a KKS takes; null for none.</param>
/// <param name="By">While it waits at the village office, the last day on which the deliberation on cards is in time; null where that was held, or is not awaited.</param>
public sealed record TrackedCard(CardStep Step, CardKind Kind, AreaCode Village, string? Round, LocalDate ValidUntil, LocalDate? KpsExpiredOn, LocalDate? By)
{
    /// <summary>Of one that was withdrawn or replaced, what became of the objection to that; null where none was made (GOV-3).</summary>
    public Objection? Objection { get; init; }

    /// <summary>Whether a deliberation judged the family well-off, so that it has no other of the kind while that stands (CRD-5).</summary>
    public bool IsWellOff { get; init; }

    /// <summary>Whether its validity is over.</summary>
    public bool IsOver { get; init; }

    /// <summary>Of a KPS, whether the next round of KKS makes one for the family (CRD-11).</summary>
    public bool IsKksToCome { get; init; }

    /// <summary>Of one in another's place that the family cannot have any more, why; null elsewhere.</summary>
    public LapseReason? Lapsed { get; init; }

    /// <summary>Of one in another's place, how far the family's SKRTM is; null before it is filled in, and elsewhere.</summary>
    public SkrtmStatus? Letter { get; init; }

    /// <summary>The family's cards of the other kind that still say something; none for most.</summary>
    public IReadOnlyList<TrackedCard> Others { get; init; } = [];
}
