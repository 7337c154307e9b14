using System.Globalization;
using Dtks.Domain.Imports;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Imports;

/// <summary>A part of a file's rows, of a prelist family by family, as they stood in the file. Written once; gone some time after.</summary>
public sealed record ImportRowsDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "importRows";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The import.</summary>
    public required string Import { get; init; }

    /// <summary>Which part, from 0.</summary>
    public required int Chunk { get; init; }

    /// <summary>How many rows.</summary>
    public required int Count { get; init; }

    /// <summary>The rows that are decided together: of a prelist the families, each with its rows. Encrypted as a whole.</summary>
    public required IReadOnlyList<IReadOnlyList<StoredRow>> Families { get; init; }

    /// <summary>The document's id.</summary>
    public static string IdOf(string import, int chunk) => string.Create(CultureInfo.InvariantCulture, $"importRows-{import}-{chunk:0000}");

    /// <summary>The families as the domain has them.</summary>
    public IReadOnlyList<IReadOnlyList<ImportRow>> Read() => [.. Families.Select(f => (IReadOnlyList<ImportRow>)[.. f.Select(r => r.Read())])];
}

/// <summary>One row as it is stored.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Cells">By column: a letter for the kind, then the text; null where there is none.</param>
/// <param name="Elsewhere">A row under another family card that has the same NIK.</param>
public sealed record StoredRow(int Row, IReadOnlyList<string?> Cells, int? Elsewhere)
{
    /// <summary>A row, to be stored.</summary>
    public static StoredRow Of(ImportRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new StoredRow(row.Number, [.. row.Cells.Select(c => c?.Stored())], row.Elsewhere);
    }

    /// <summary>The row as the domain has it.</summary>
    public ImportRow Read() => new(Row, [.. Cells.Select(ImportCell.Parse)], Elsewhere);
}
