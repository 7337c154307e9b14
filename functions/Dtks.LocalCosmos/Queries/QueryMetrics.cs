using Dtks.LocalCosmos.Sql;

namespace Dtks.LocalCosmos.Queries;

/// <summary>The metrics of one page of a query, as the SDKs read them.</summary>
internal static class QueryMetrics
{
    // One time is taken; the parts that it has in the service are not told apart here.
    private static readonly string[] Untold =
    [
        "queryCompileTimeInMs", "queryLogicalPlanBuildTimeInMs", "queryPhysicalPlanBuildTimeInMs", "queryOptimizationTimeInMs", "indexLookupTimeInMs",
        "documentLoadTimeInMs", "systemFunctionExecuteTimeInMs", "userFunctionExecuteTimeInMs", "writeOutputTimeInMs",
    ];

    /// <param name="use">what was loaded</param>
    /// <param name="page">what is given</param>
    /// <param name="elapsed">how long it took</param>
    public static string Format(IndexUse use, PageBuffer page, TimeSpan elapsed)
    {
        var ratio = use.Documents == 0 ? 1 : Math.Min(1, (double)page.Count / use.Documents);
        var time = FormattableString.Invariant($"{elapsed.TotalMilliseconds:0.00}");
        return FormattableString.Invariant($"totalExecutionTimeInMs={time};VMExecutionTimeInMs={time};{string.Concat(Untold.Select(name => name + "=0.00;"))}")
            + FormattableString.Invariant($"retrievedDocumentCount={use.Documents};retrievedDocumentSize={use.Bytes};")
            + FormattableString.Invariant($"outputDocumentCount={page.Count};outputDocumentSize={page.Bytes};indexUtilizationRatio={ratio:0.00}");
    }
}
