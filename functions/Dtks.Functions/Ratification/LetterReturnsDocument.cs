using Dtks.Domain.Ratification;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>
/// The rows that the review of a letter sends back alone (RAT-5), made in the batch of the review: up to 500 with their reasons, no more than a request holds. A letter without any has none, and of a
/// review that came to nothing it is left to the next.
/// </summary>
public sealed record LetterReturnsDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "letterReturns";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The rows, in the order in which they were named.</summary>
    public required IReadOnlyList<ReturnedRow> Rows { get; init; }

    /// <summary>The document's id for a letter's.</summary>
    public static string IdOf(string letter) => $"returns-{letter}";
}
