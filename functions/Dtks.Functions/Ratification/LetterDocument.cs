using Dtks.Domain.Ratification;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>A letter of ratification, and which rows it covers.</summary>
public sealed record LetterDocument : Document
{
    /// <inheritdoc />
    public override string Type => "letter";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The sequence number of the last row before those it covers.</summary>
    public required long After { get; init; }

    /// <summary>The sequence number of the last row it covers.</summary>
    public required long UpTo { get; init; }

    /// <summary>When it was signed.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>The letter.</summary>
    public required LetterState State { get; init; }

    /// <summary>A document's id for a letter's.</summary>
    public static string IdOf(string letter) => $"letter-{letter}";
}
