namespace Dtks.Domain.Imports;

/// <summary>One row of a file; of a prelist a person, with their family's columns beside.</summary>
/// <param name="Number">Its number in the file, as spreadsheets show it: the first is 1.</param>
/// <param name="Cells">By the places of its table (<see cref="ImportTable"/>); null where the file has none.</param>
/// <param name="Elsewhere">A row under another family card that has the same NIK; null for none.</param>
public sealed record ImportRow(int Number, IReadOnlyList<ImportCell?> Cells, int? Elsewhere = null)
{
    /// <summary>The cell of a column; null for one that is not there or blank.</summary>
    public ImportCell? this[int column] => column < Cells.Count && Cells[column] is { } cell && !string.IsNullOrWhiteSpace(cell.Text) ? cell : null;

    /// <summary>The cell of a prelist's column; null for one that is not there or blank.</summary>
    public ImportCell? this[ImportColumn column] => this[(int)column];

    /// <summary>How many characters it holds.</summary>
    public int Characters => Cells.Sum(c => c?.Text.Length ?? 0);

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[row]";
}
