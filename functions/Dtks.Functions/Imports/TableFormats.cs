using Dtks.Functions.Data;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Imports;

/// <summary>In which form a result or the template is asked for.</summary>
public enum TableFormat
{
    /// <summary>JSON, in pages: when none is asked for.</summary>
    Json,

    /// <summary>CSV: UTF-8 with a byte order mark, commas.</summary>
    Csv,

    /// <summary>A workbook.</summary>
    Xlsx,
}

/// <summary>Reads and names <see cref="TableFormat"/>.</summary>
public static class TableFormats
{
    /// <summary>The form that <c>?format=</c> asks for.</summary>
    /// <exception cref="ProblemException">400 for another one.</exception>
    public static TableFormat Read(string? asked) => asked switch
    {
        null or "" or "json" => TableFormat.Json,
        "csv" => TableFormat.Csv,
        "xlsx" => TableFormat.Xlsx,
        _ => throw Unknown("json, csv, xlsx"),
    };

    /// <summary>The form that <c>?format=</c> asks a file in: a workbook when none is asked for.</summary>
    /// <exception cref="ProblemException">400 for another one, JSON too.</exception>
    public static TableFormat ReadFile(string? asked) => asked switch
    {
        null or "" or "xlsx" => TableFormat.Xlsx,
        "csv" => TableFormat.Csv,
        _ => throw Unknown("csv, xlsx"),
    };

    /// <summary>The media type of a file.</summary>
    public static string TypeOf(TableFormat format) =>
        format == TableFormat.Csv ? CsvFile.ContentType : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>How a file's name ends.</summary>
    public static string Extension(TableFormat format) => format == TableFormat.Csv ? "csv" : "xlsx";

    private static ProblemException Unknown(string allowed) => new(new Problem(400, "import.format", Args: new Dictionary<string, string> { ["allowed"] = allowed }));
}
