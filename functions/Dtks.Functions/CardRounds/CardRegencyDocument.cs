using Dtks.Platform.Documents;

namespace Dtks.Functions.CardRounds;

/// <summary>How far a round is in a regency, and where its cards stand.</summary>
public sealed record CardRegencyDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "cardRegency";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The round's id, and the partition.</summary>
    public required string Period { get; init; }

    /// <summary>The regency.</summary>
    public required string Regency { get; init; }

    /// <summary>The villages that have recipients.</summary>
    public required int Villages { get; init; }

    /// <summary>What is counted of them.</summary>
    public CardSums Sums { get; init; } = CardSums.None;

    /// <summary>Whether every village's cards are made.</summary>
    public bool IsMade() => Sums.Done >= Villages;

    /// <summary>The document's id for a regency.</summary>
    public static string IdOf(string regency) => $"regency-{regency}";
}

/// <summary>What is counted of each village of a group in a round: so each counts once, by its latest version.</summary>
public sealed record CardGroupDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "cardGroup";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The round's id, and the partition.</summary>
    public required string Period { get; init; }

    /// <summary>The regency.</summary>
    public required string Regency { get; init; }

    /// <summary>What is counted, by village.</summary>
    public required IReadOnlyDictionary<string, CardTally> Villages { get; init; }

    /// <summary>The document's id for a group's name.</summary>
    public static string IdOf(string group) => $"group-{group}";
}
