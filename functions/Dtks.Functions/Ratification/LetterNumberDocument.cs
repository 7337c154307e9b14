
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>That a letter's number was used in the regency; made in the letter's batch, so a number serves once.</summary>
public sealed record LetterNumberDocument : Document
{
    /// <inheritdoc />
    public override string Type => "letterNumber";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The letter that has the number.</summary>
    public required string Letter { get; init; }
}
