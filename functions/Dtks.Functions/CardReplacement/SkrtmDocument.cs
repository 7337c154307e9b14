using Dtks.Domain.Cards;
using Dtks.Platform.Documents;

namespace Dtks.Functions.CardReplacement;

/// <summary>An SKRTM, in its village (CRD-6, CRD-9).</summary>
public sealed record SkrtmDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "skrtm";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>Where it stands; what is looked after is found by it.</summary>
    public required SkrtmStatus Status { get; init; }

    /// <summary>The whole of it.</summary>
    public required SkrtmState State { get; init; }

    /// <summary>A document's id for an SKRTM's.</summary>
    public static string IdOf(string skrtm) => $"skrtm-{skrtm}";
}
