namespace Dtks.LocalCosmos.Sql.Syntax;

/// <summary>A sorting key.</summary>
/// <param name="Expression">what is compared</param>
/// <param name="Descending">whether the greatest comes first</param>
/// <param name="Direction"><c>ASC</c> or <c>DESC</c> where it was written, else empty</param>
internal sealed record SqlOrderKey(SqlExpression Expression, bool Descending, string Direction);
