using Dtks.Domain.Common;

namespace Dtks.Domain.Verification;

/// <summary>What became of one row of a bulk.</summary>
/// <param name="Line">The line's number as the row gave it.</param>
/// <param name="Violation">Why it was refused, with a pointer into the row; null when it was applied.</param>
public sealed record LineResult(int? Line, Violation? Violation)
{
    /// <summary>Whether it was applied.</summary>
    public bool Applied => Violation is null;
}
