using System.Collections.Frozen;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Imports;

/// <summary>
/// The columns of a kind of file, by their place in its template. In the names of a header case, blanks, dots and underscores do not matter.
/// </summary>
public sealed class ImportTable
{
    private readonly IReadOnlyList<ImportTableColumn> _columns;
    private readonly FrozenDictionary<string, int> _byName;

    /// <summary>A table.</summary>
    /// <param name="name">The name of its sheet in a workbook.</param>
    /// <param name="columns">The columns that are looked at.</param>
    /// <param name="unused">Names of columns that may stand too, and are not.</param>
    public ImportTable(string name, IReadOnlyList<ImportTableColumn> columns, IReadOnlyList<string> unused)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Name = name;
        _columns = columns;
        _byName = columns.SelectMany((column, place) => column.Others.Append(column.Name).Select(known => (Name: Plain(known), Place: place)))
            .Concat(unused.Select(known => (Name: Plain(known), Place: columns.Count)))
            .Distinct()
            .ToFrozenDictionary(k => k.Name, k => k.Place, StringComparer.Ordinal);
        Template = [.. Places(c => c.IsOffered)];
        InResults = [.. Places(c => c.IsOffered || c.IsKept)];
        Needed = [.. Places(c => c.IsNeeded)];
    }

    /// <summary>Whether a number's cell holds other digits than were typed (REG-2): a spreadsheet rounded them, or wrote them as a power of ten.</summary>
    /// <param name="column">The cell's column.</param>
    /// <param name="cell">The cell.</param>
    public bool IsSpoilt(int column, ImportCell cell) => CellReader.IsSpoilt(this[column], cell);

    /// <summary>The name of its sheet in a workbook.</summary>
    public string Name { get; }

    /// <summary>How many of a row's cells are kept; also the place that columns have that are known and not looked at.</summary>
    public int Count => _columns.Count;

    /// <summary>The places of the template's columns, in order.</summary>
    public IReadOnlyList<int> Template { get; }

    /// <summary>The places of the columns that a result has, in order: what was sent can be corrected and sent again.</summary>
    public IReadOnlyList<int> InResults { get; }

    /// <summary>The places of the columns that a file must have.</summary>
    public IReadOnlyList<int> Needed { get; }

    /// <summary>A column by its place.</summary>
    public ImportTableColumn this[int column] => _columns[column];

    /// <summary>The place of the column that a header's cell names; null for one that is not known.</summary>
    public int? Find(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var plain = Plain(header);
        if (_byName.TryGetValue(plain, out var place)) return place;

        // So do exports that stand beside the population register's columns name them.
        return plain.StartsWith("DUK", StringComparison.Ordinal) && _byName.TryGetValue(plain[3..], out place) ? place : null;
    }

    private IEnumerable<int> Places(Func<ImportTableColumn, bool> which) => Enumerable.Range(0, Count).Where(place => which(_columns[place]));

    private static string Plain(string name) => string.Concat(TextFolding.Fold(name).Where(char.IsLetterOrDigit));
}

/// <summary>A column of a kind of file.</summary>
/// <param name="Name">Its name in the template.</param>
/// <param name="Others">Other names that a header's cell may have for it.</param>
public sealed record ImportTableColumn(string Name, IReadOnlyList<string> Others)
{
    /// <summary>Whether the template has it.</summary>
    public bool IsOffered { get; init; } = true;

    /// <summary>Whether a result has it, though the template has it not.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether a file must have it.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>The number of a fixed length that it holds; null for another thing.</summary>
    public ImportNumber? Number { get; init; }

    /// <summary>Whether it holds a day.</summary>
    public bool IsDate { get; init; }

    /// <summary>The rule that what a spreadsheet spoilt in it is refused by; null for none.</summary>
    public string? Rule { get; init; }
}

/// <summary>A number of a fixed length, which spreadsheets spoil; and what is told of it then: codes with texts.</summary>
/// <param name="Digits">How many digits it has.</param>
/// <param name="Scientific">It stands as a power of ten.</param>
/// <param name="Rounded">It is a number cell: its last digits are no longer what was typed.</param>
/// <param name="Lost">Digits are missing. {count}</param>
public sealed record ImportNumber(int Digits, string Scientific, string Rounded, string Lost);
