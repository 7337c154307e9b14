using Dtks.Domain.ServiceDesk;
using Dtks.Platform.Documents;

namespace Dtks.Functions.ServiceDesk.Programmes;

/// <summary>A programme that a regency set itself, with all its versions (SVC-4).</summary>
public sealed record HelpProgrammeDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "helpProgramme";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>Its versions, by the day they hold from.</summary>
    public required IReadOnlyList<HelpProgramme> Versions { get; init; }

    /// <summary>The document's id for a programme's code.</summary>
    public static string IdOf(string code) => $"{TypeName}-{code}";
}
