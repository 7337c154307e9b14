using Dtks.Platform.Documents;

namespace Dtks.Functions.Verification;

/// <summary>The villages of a group that turned out to have nothing to verify in a month, so that each is counted once; there is none for a group without.</summary>
public sealed record CycleGroupDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "cycleGroup";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The month, and the partition.</summary>
    public required string Period { get; init; }

    /// <summary>The regency; lists filter by it.</summary>
    public required string Regency { get; init; }

    /// <summary>The villages' codes: at most as many as a group has.</summary>
    public required IReadOnlyList<string> Nothing { get; init; }

    /// <summary>The document's id for a group's name.</summary>
    public static string IdOf(string group) => $"group-{group}";
}
