using System.Globalization;
using Dtks.Domain.Imports;

namespace Dtks.Functions.Imports;

/// <summary>Reads a file of a table's rows in either form, told by its bytes, within the limits of <see cref="ImportLimits"/>.</summary>
internal static class TableReader
{
    // A title and some blank rows may stand above the header.
    private const int HeaderWithin = 10;

    /// <summary>The rows; none and at least one problem where the file is refused whole.</summary>
    public static (IReadOnlyList<ImportRow> Rows, IReadOnlyList<ImportProblem> Problems) Read(byte[] bytes, ImportTable table)
    {
        try
        {
            return (FileSignature.IsWorkbook(bytes) ? XlsxRows.Of(bytes, table.Name, rows => Rows(rows, table)) : Rows(CsvRows.Of(bytes, table), table), []);
        }
        catch (RefusedFileException e)
        {
            return ([], e.Problems);
        }
    }

    /// <summary>The first rows in which a header may stand: the one that names the most columns.</summary>
    public static FileRow? HeaderOf(IReadOnlyList<FileRow> first, ImportTable table) => first.Count == 0 ? null : first.MaxBy(r => ImportHeader.Known(table, r.Names()));

    private static List<ImportRow> Rows(IEnumerable<FileRow> all, ImportTable table)
    {
        using var rows = all.Where(r => !r.IsBlank).GetEnumerator();
        var first = new List<FileRow>();
        while (first.Count < HeaderWithin && rows.MoveNext())
        {
            first.Add(rows.Current);
        }

        var head = HeaderOf(first, table) ?? throw new RefusedFileException(ImportViolations.Empty);
        var (header, problems) = ImportHeader.Read(table, head.Names());
        return header is null ? throw new RefusedFileException(problems) : Rows(header, first.SkipWhile(r => r != head).Skip(1), rows);
    }

    private static List<ImportRow> Rows(ImportHeader header, IEnumerable<FileRow> first, IEnumerator<FileRow> rest)
    {
        var (read, characters) = (new List<ImportRow>(), 0L);
        foreach (var row in first)
        {
            Add(row);
        }

        while (rest.MoveNext())
        {
            Add(rest.Current);
        }

        return read.Count > 0 ? read : throw new RefusedFileException(ImportViolations.Empty);

        void Add(FileRow row)
        {
            var next = new ImportRow(row.Number, header.Row(row.Cells));
            characters += next.Characters;
            if (read.Count >= ImportLimits.MaxRows)
            {
                throw new RefusedFileException(ImportViolations.TooManyRows, ("max", ImportLimits.MaxRows.ToString(CultureInfo.InvariantCulture)));
            }

            if (characters > ImportLimits.MaxCharacters)
            {
                throw new RefusedFileException(ImportViolations.TooMuchText, ("max", (ImportLimits.MaxCharacters / 1_000_000).ToString(CultureInfo.InvariantCulture)));
            }

            read.Add(next);
        }
    }
}
