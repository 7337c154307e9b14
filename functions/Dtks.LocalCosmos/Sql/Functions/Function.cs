namespace Dtks.LocalCosmos.Sql.Functions;

/// <summary>A built-in function.</summary>
/// <param name="Fewest">how many arguments at least</param>
/// <param name="Most">how many arguments at most</param>
/// <param name="Body">its work</param>
internal sealed record Function(int Fewest, int Most, FunctionBody Body);
