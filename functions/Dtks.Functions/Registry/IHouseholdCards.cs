using Dtks.Domain.Cards;
using NodaTime;

namespace Dtks.Functions.Registry;

/// <summary>The cards of households (CRD-10); kept by whoever makes them.</summary>
public interface IHouseholdCards
{
    /// <summary>Those of some households of a village, by household, the older first. One that cannot be read is told, and passed over.</summary>
    Task<ILookup<string, HouseholdCardView>> OfAsync(string village, IReadOnlyCollection<string> households, LocalDate today, CancellationToken cancellation);
}

/// <summary>A card of a household, as its list has it.</summary>
/// <param name="Id">The card's id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ValidUntil">The last day it is valid.</param>
public sealed record HouseholdCardView(string Id, CardKind Kind, CardStatus Status, LocalDate ValidUntil)
{
    /// <summary>The village in which it was made and from which the household moved; null where that is this one.</summary>
    public string? Village { get; init; }
}
