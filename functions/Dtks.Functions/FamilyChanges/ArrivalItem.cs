using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Platform.Audit;

namespace Dtks.Functions.FamilyChanges;

/// <summary>A family, or one of it, that is on the way to a village (<c>waiting</c>); or comes no more (<c>refused</c>), and why.</summary>
[ShowsPerson]
internal sealed record ArrivalItem(string Household, string From, DateTimeOffset Since, string Status, string? Change)
{
    /// <summary>A move, a marriage, a card of their own, or one of the village that they join.</summary>
    public FamilyChangeKind? Kind { get; init; }

    /// <summary>The household of the village that they join; absent elsewhere.</summary>
    public string? Joins { get; init; }

    /// <summary>The card that they are to stand on.</summary>
    public FamilyCardNumber? FamilyCardNumber { get; init; }

    /// <summary>Where they are to live in the village.</summary>
    public Address? Address { get; init; }

    /// <summary>The head's name, of a family.</summary>
    public string? Head { get; init; }

    /// <summary>Who comes.</summary>
    public IReadOnlyList<HouseholdMember>? Members { get; init; }

    /// <summary>Why it comes no more.</summary>
    public string? Code { get; init; }

    /// <summary>The same in the caller's language.</summary>
    public string? Detail { get; init; }
}
