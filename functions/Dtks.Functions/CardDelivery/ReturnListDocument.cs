using Dtks.Platform.Documents;

namespace Dtks.Functions.CardDelivery;

/// <summary>The cards of a list of returns, as it was handed to the village head (CRD-2): written once, and never again.</summary>
public sealed record ReturnListDocument : Document
{
    /// <inheritdoc />
    public override string Type => "cardReturnList";

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The cards, by id.</summary>
    public required IReadOnlyList<ListedCard> Cards { get; init; }

    /// <summary>The document's id for a list's.</summary>
    public static string IdOf(string round, int list) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"cardReturnList-{round}-{list}");
}

/// <summary>A card on a list of returns.</summary>
/// <param name="Card">The card's id.</param>
/// <param name="Reason">Why it came back, a code of the policy; null where its household handed it back (CRD-3).</param>
public sealed record ListedCard(string Card, string? Reason);
