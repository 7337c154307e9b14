using Dtks.RuleTable.Traits;

namespace Dtks.RuleTable.Table;

/// <summary>How the parts of a cell are written, in every format.</summary>
internal static class Cells
{
    /// <summary>A test.</summary>
    public static string Of(RuleTest test) => $"{Project(test)} {test.Class}.{test.Method}{(test.OverHttp ? " (HTTP)" : "")}";

    private static string Project(RuleTest test) => test.Project.Replace("Dtks.", "", StringComparison.Ordinal).Replace(".Tests", "", StringComparison.Ordinal);
}
