using System.Globalization;
using Dtks.Domain.Ratification;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>
/// The villages of a letter, each with the number of its rows and their digest, made in the batch that signs the letter over them: what its file shows, and what a village needs to count its own
/// again (RAT-8). A letter whose rows stand with it has none, nor have those signed before this was kept.
/// </summary>
public sealed record LetterVillagesDocument : Document
{
    /// <inheritdoc />
    public override string Type => "letterVillages";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The villages, by code: no more than a regency has.</summary>
    public required IReadOnlyList<VillageDigest> Villages { get; init; }

    /// <summary>The document's id for a letter as it goes now.</summary>
    public static string IdOf(LetterState letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return string.Create(CultureInfo.InvariantCulture, $"villages-{letter.Id}-{letter.Round()}");
    }

    /// <summary>The villages of a letter that were just counted.</summary>
    public static LetterVillagesDocument Of(LetterDocument letter, IReadOnlyList<VillageDigest> villages)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return new() { Id = IdOf(letter.State), Regency = letter.Regency, Villages = villages };
    }
}
