using System.Text;
using Dtks.Domain.Imports;
using Dtks.Functions.Data;

namespace Dtks.Functions.Imports;

/// <summary>Writes results: every cell is text, and none is carried out as a formula by whatever opens it.</summary>
internal static class TableWriter
{
    /// <summary>The header of a template.</summary>
    public static IReadOnlyList<string> HeaderOf(ImportTable table) => [.. table.Template.Select(column => table[column].Name)];

    /// <summary>The header of a result.</summary>
    public static IReadOnlyList<string> HeaderOf(IImportKind kind) => [.. kind.Table.InResults.Select(column => kind.Table[column].Name), .. kind.OfResults];

    /// <summary>A file of rows under the header of results.</summary>
    public static byte[] Write(IImportKind kind, TableFormat format, IEnumerable<IReadOnlyList<string>> rows) =>
        format == TableFormat.Csv ? Csv(HeaderOf(kind), rows) : TableWorkbook.Of(kind.Table.Name, HeaderOf(kind), rows);

    /// <summary>A file of rows under any header.</summary>
    public static byte[] Csv(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) => Encoding.UTF8.GetBytes(CsvFile.Of(header, rows));
}
