namespace Dtks.Domain.Imports;

/// <summary>One row of a prelist: a person, with their family's columns beside.</summary>
/// <param name="Number">Its number in the file, as spreadsheets show it: the first is 1.</param>
/// <param name="Cells">By <see cref="ImportColumn"/>; null where the file has none.</param>
/// <param name="Elsewhere">A row under another family card that has the same NIK; null for none.</param>
public sealed record ImportRow(int Number, IReadOnlyList<ImportCell?> Cells, int? Elsewhere = null)
{
    /// <summary>The cell of a column; null for one that is not there or blank.</summary>
    public ImportCell? this[ImportColumn column] => Cells[(int)column] is { } cell && !string.IsNullOrWhiteSpace(cell.Text) ? cell : null;

    /// <summary>How many characters it holds.</summary>
    public int Characters => Cells.Sum(c => c?.Text.Length ?? 0);

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[row]";
}
