using Dtks.Domain.Visits;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Visits;

/// <summary>The home visit to a proposal's family, in the registry.</summary>
public sealed record VisitDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "visit";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The whole of it.</summary>
    public required VisitState State { get; init; }

    /// <summary>A document's id for a proposal's.</summary>
    public static string IdOf(string proposal) => $"visit-{proposal}";
}
