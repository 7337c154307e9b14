using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql;

/// <summary>What a query runs on.</summary>
/// <param name="Documents">
/// the documents of one partition or range in the order of their <c>_rid</c>, each with its system properties, parsed with
/// <c>DateParseHandling.None</c>. They are enumerated lazily and belong to the query: a result can be the document itself, or
/// put it into another token
/// </param>
/// <param name="Now">the instant that GetCurrentDateTime and its like answer</param>
/// <param name="Cancellation">ends an execution between two rows</param>
/// <param name="Use">what an index does for the execution, and counts; null where there is no index</param>
internal sealed record QueryInput(IEnumerable<JObject> Documents, DateTimeOffset Now, CancellationToken Cancellation, IndexUse? Use = null);
