namespace Dtks.Domain.Imports;

/// <summary>What of a file's cells can be shown again.</summary>
public static class CellRules
{
    /// <summary>Whether a number's cell holds other digits than were typed (REG-2): a spreadsheet rounded them, or wrote them as a power of ten.</summary>
    /// <param name="table">The file's columns.</param>
    /// <param name="place">The cell's column.</param>
    /// <param name="cell">The cell.</param>
    public static bool IsSpoilt(ImportTable table, int place, ImportCell cell)
    {
        ArgumentNullException.ThrowIfNull(table);
        return CellReader.IsSpoilt(table, place, cell);
    }
}
