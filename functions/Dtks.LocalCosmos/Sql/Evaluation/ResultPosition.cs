namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>A place in the order of a query's results that holds when documents come and go: after a result that was given.</summary>
/// <param name="Keys">the result's sorting keys, or the first of them; none without ORDER BY</param>
/// <param name="RowKey">the row key of its document; <see cref="long.MaxValue"/> to leave out whatever has the same keys</param>
/// <param name="Nth">how many results of that document with these keys were given</param>
internal sealed record ResultPosition(IReadOnlyList<PositionKey> Keys, long RowKey, int Nth);
