
using Dtks.Platform.Documents;

namespace Dtks.Functions.Verification;

/// <summary>How far the villages of a regency have come in a month.</summary>
public sealed record RegencyProgressDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "regencyProgress";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The month, and the partition.</summary>
    public required string Period { get; init; }

    /// <summary>The regency.</summary>
    public required string Regency { get; init; }

    /// <summary>The villages that have recipients.</summary>
    public required int Villages { get; init; }

    /// <summary>How far they have come.</summary>
    public ProgressCounts Counts { get; init; } = new();

    /// <summary>The document's id for a regency.</summary>
    public static string IdOf(string regency) => $"regency-{regency}";

    /// <summary>Whether every village has its sheet, or needs none.</summary>
    public bool IsOpened() => Counts.Opened + Counts.NothingToVerify >= Villages;

    /// <summary>Whether every village's sheet is final, or there is none.</summary>
    public bool IsClosed() => Counts.Finalised + Counts.Closed + Counts.NothingToVerify >= Villages;
}
