namespace Dtks.Domain.Imports;

/// <summary>Which column of a file is which.</summary>
/// <param name="Table">The columns there are.</param>
/// <param name="Columns">By the place in the file, from 0, the place in the table; null where nothing is.</param>
public sealed record ImportHeader(ImportTable Table, IReadOnlyList<int?> Columns)
{
    private const int Told = 20;
    private const int ToldCharacters = 60;

    /// <summary>How many of the cells name a column that is known: what tells a header from a title, and a separator from another.</summary>
    public static int Known(ImportTable table, IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(table);
        return cells.Select(table.Find).Where(c => c is not null).Distinct().Count();
    }

    /// <summary>Reads the header; else everything that is wrong with it.</summary>
    public static (ImportHeader? Header, IReadOnlyList<ImportProblem> Problems) Read(ImportTable table, IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(cells);
        var found = cells.Select(cell => (Cell: cell.Trim(), Column: table.Find(cell))).ToList();
        var unknown = found.Where(f => f.Column is null && f.Cell.Length > 0).Select(f => f.Cell).ToList();
        var used = found.Select(f => f.Column).OfType<int>().Where(c => c != table.Count).ToList();
        var twice = used.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => table[g.Key].Name).ToList();
        var missing = table.Needed.Except(used).Select(c => table[c].Name).ToList();
        var problems = new List<ImportProblem>();
        Add(problems, ImportViolations.HeaderMissing, missing);
        Add(problems, ImportViolations.HeaderUnknown, unknown);
        Add(problems, ImportViolations.HeaderTwice, twice);
        return problems.Count > 0 ? (null, problems) : (new ImportHeader(table, [.. found.Select(f => f.Column)]), []);
    }

    /// <summary>The cells of a row by column, as <see cref="ImportRow.Cells"/> has them.</summary>
    public IReadOnlyList<ImportCell?> Row(IReadOnlyList<ImportCell?> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var row = new ImportCell?[Table.Count];
        for (var i = 0; i < cells.Count && i < Columns.Count; i++)
        {
            if (Columns[i] is { } column && column != Table.Count) row[column] = cells[i];
        }

        return row;
    }

    private static void Add(List<ImportProblem> problems, string code, List<string> names)
    {
        if (names.Count == 0) return;
        var told = names.Take(Told).Select(n => n.Length > ToldCharacters ? n[..ToldCharacters] + "…" : n);
        problems.Add(ImportProblem.Of(code, ("columns", string.Join(", ", told) + (names.Count > Told ? ", …" : string.Empty))));
    }
}
