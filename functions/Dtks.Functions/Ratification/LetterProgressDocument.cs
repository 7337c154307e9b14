using System.Globalization;
using Dtks.Domain.Ratification;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>
/// How many rows of a letter have come how far. Each page adds to it in the batch that says so of itself, so that it counts every page once.
/// </summary>
public sealed record LetterProgressDocument : Document
{
    /// <inheritdoc />
    public override string Type => "letterProgress";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>Pages whose proposals stand as the Ministry found.</summary>
    public int PagesReviewed { get; init; }

    /// <summary>Rows whose proposals are ratified.</summary>
    public int Ratified { get; init; }

    /// <summary>Rows whose proposals stand as the Ministry found, without those that went back alone.</summary>
    public int Applied { get; init; }

    /// <summary>Rows that went back alone (RAT-5).</summary>
    public int Returned { get; init; }

    /// <summary>Rows that could not be brought to where the letter stands.</summary>
    public int NotApplied { get; init; }

    /// <summary>Pages whose rows were gathered, where the letter goes to the Ministry again.</summary>
    public int PagesGathered { get; init; }

    /// <summary>Rows that left the letter when it went again, this time or before.</summary>
    public int Left { get; init; }

    /// <summary>The document's id for a letter as it goes now: each time it goes to the Ministry again is counted by itself.</summary>
    public static string IdOf(LetterState letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return letter.Round() == 0 ? $"progress-{letter.Id}" : string.Create(CultureInfo.InvariantCulture, $"progress-{letter.Id}-{letter.Round()}");
    }

    /// <summary>The progress of a letter that nothing was done for yet.</summary>
    public static LetterProgressDocument Of(LetterDocument letter) => new() { Id = IdOf(letter.State), Regency = letter.Regency };
}
