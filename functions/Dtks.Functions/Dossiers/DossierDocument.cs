using Dtks.Domain.Dossiers;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Dossiers;

/// <summary>A dossier in the registry. Its rows stand in a document beside it, so that a step of it writes none of them again.</summary>
public sealed record DossierDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "dossier";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>Where it stands, for the sweep; documents from before this lack it until they are written again.</summary>
    public DossierStatus Status => State.Status;

    /// <summary>The whole of it but its rows.</summary>
    public required DossierState State { get; init; }

    /// <summary>A document's id for a dossier's.</summary>
    public static string IdOf(string dossier) => $"dossier-{dossier}";
}

/// <summary>The rows of a dossier: written once with it, and never again. A deliberation decides at most 1,000, so they fit one document.</summary>
public sealed record DossierRowsDocument : Document
{
    /// <inheritdoc />
    public override string Type => "dossierRows";

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The rows, by proposal.</summary>
    public required IReadOnlyList<DossierRow> Rows { get; init; }

    /// <summary>A document's id for a dossier's.</summary>
    public static string IdOf(string dossier) => $"dossierRows-{dossier}";
}
