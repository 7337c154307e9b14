using Dtks.Domain.Cards;
using Dtks.Platform.Documents;

namespace Dtks.Functions.CardDelivery;

/// <summary>A district's circulars of a round, in its regency (CRD-4): one document, so that of two circulars at once the later sees what the earlier told of.</summary>
public sealed record CircularDocument : Document
{
    /// <inheritdoc />
    public override string Type => "cardCirculars";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The district.</summary>
    public required string District { get; init; }

    /// <summary>The round.</summary>
    public required string Round { get; init; }

    /// <summary>The circulars.</summary>
    public required DistrictCirculars State { get; init; }

    /// <summary>The document's id for a district's and round's.</summary>
    public static string IdOf(string round, string district) => $"cardCirculars-{round}-{district}";
}
