using Dtks.Platform.Documents;

namespace Dtks.Functions.Duty;

/// <summary>
/// How many villages of a regency are due on which day, in the nation's partition: so that on any day it can be told how many are late. Recomputed
/// whenever a village of it has held one.
/// </summary>
public sealed record RegencyDutyDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "regencyDuty";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The partition: the nation.</summary>
    public required string Regency { get; init; }

    /// <summary>The regency it is of.</summary>
    public required string Area { get; init; }

    /// <summary>Villages by the last day on which their next deliberation is held, <c>yyyy-MM-dd</c>. Those that never held one are in none.</summary>
    public required IReadOnlyDictionary<string, int> Due { get; init; }

    /// <summary>The document's id for a regency.</summary>
    public static string IdOf(string regency) => $"regencyDuty-{regency}";
}
