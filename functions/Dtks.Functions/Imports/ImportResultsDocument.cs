using System.Globalization;
using Dtks.Domain.Imports;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Imports;

/// <summary>What became of the rows of one part, saved in one batch with the proposals that came of them. Gone some time after.</summary>
public sealed record ImportResultsDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "importResults";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The import.</summary>
    public required string Import { get; init; }

    /// <summary>Which part, from 0.</summary>
    public required int Chunk { get; init; }

    /// <summary>A result for each row, in the order of the rows. Encrypted as a whole: advice quotes what was written.</summary>
    public required IReadOnlyList<RowResult> Results { get; init; }

    /// <summary>The document's id.</summary>
    public static string IdOf(string import, int chunk) => string.Create(CultureInfo.InvariantCulture, $"importResults-{import}-{chunk:0000}");
}
