using System.Text;
using Dtks.Domain.Imports;
using Dtks.Functions.Data;

namespace Dtks.Functions.Imports;

/// <summary>Writes results: every cell is text, and none is carried out as a formula by whatever opens it.</summary>
internal static class PrelistWriter
{
    /// <summary>The header of a result.</summary>
    public static IReadOnlyList<string> Header { get; } = [.. ImportColumns.Template.Select(ImportColumns.NameOf), .. ImportColumns.OfResults];

    /// <summary>A file of rows under the header of results.</summary>
    public static byte[] Write(PrelistFormat format, IEnumerable<IReadOnlyList<string>> rows) =>
        format == PrelistFormat.Csv ? Csv(Header, rows) : PrelistWorkbook.Of(Header, rows);

    /// <summary>A file of rows under any header.</summary>
    public static byte[] Csv(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) => Encoding.UTF8.GetBytes(CsvFile.Of(header, rows));
}
