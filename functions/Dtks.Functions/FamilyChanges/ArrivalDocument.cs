using Dtks.Platform.Documents;

namespace Dtks.Functions.FamilyChanges;

/// <summary>That a family, or one of it, is on the way to this village, which has yet to take it over (REG-8); ids only.</summary>
public sealed record ArrivalDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "arrival";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The village it comes from.</summary>
    public required string From { get; init; }

    /// <summary>The household's id there.</summary>
    public required string Household { get; init; }

    /// <summary>The change by which one of it comes; null for the whole family.</summary>
    public string? Change { get; init; }

    /// <summary>When the move was entered; lists are sorted by it.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>Why it comes no more, for the village to see until it has taken note of it; null while it is on the way.</summary>
    public string? Refusal { get; init; }

    /// <summary>Values for that text.</summary>
    public IReadOnlyDictionary<string, string>? Args { get; init; }

    /// <summary>The document's id for a household, or for one of it who comes by a change.</summary>
    public static string IdOf(string household, string? change = null) => change is null ? $"{TypeName}-{household}" : $"{TypeName}-{household}-{change}";
}
