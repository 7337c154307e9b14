
using Dtks.Platform.Documents;

namespace Dtks.Functions.Verification;

/// <summary>What a village counts for in its regency's progress, so that it is counted once.</summary>
public sealed record VillageProgressDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "villageProgress";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The month, and the partition.</summary>
    public required string Period { get; init; }

    /// <summary>The village.</summary>
    public required string Village { get; init; }

    /// <summary>The village's regency; lists filter by it.</summary>
    public required string Regency { get; init; }

    /// <summary>The lines that nobody verified; lists filter by it (VER-7).</summary>
    public required int Unverified { get; init; }

    /// <summary>What was counted.</summary>
    public required VillageProgress Counted { get; init; }

    /// <summary>The document's id for a village.</summary>
    public static string IdOf(string village) => $"village-{village}";
}
