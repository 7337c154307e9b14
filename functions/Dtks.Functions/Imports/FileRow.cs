using Dtks.Domain.Imports;

namespace Dtks.Functions.Imports;

/// <summary>One row of a file before its columns are known.</summary>
/// <param name="Number">Its number as spreadsheets show it.</param>
/// <param name="Cells">By place; null where nothing is.</param>
internal sealed record FileRow(int Number, IReadOnlyList<ImportCell?> Cells)
{
    /// <summary>Whether nothing stands in it.</summary>
    public bool IsBlank => Cells.All(c => c is not { } cell || string.IsNullOrWhiteSpace(cell.Text));

    /// <summary>Its cells as a header has them.</summary>
    public IReadOnlyList<string> Names() => [.. Cells.Select(c => c?.Text ?? string.Empty)];
}
