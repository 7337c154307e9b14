using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Documents;

/// <summary>A row of a query that is read apart from its neighbours: one that cannot be read keeps none of them from being shown.</summary>
/// <param name="Members">The row as it is stored, envelopes closed.</param>
/// <param name="Value">The row; null when it cannot be read.</param>
/// <param name="Failure">Why it cannot; null when it can.</param>
public sealed record StoredRow<T>(JObject Members, T? Value, Exception? Failure)
    where T : class;
