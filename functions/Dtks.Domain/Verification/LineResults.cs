using Dtks.Domain.Kernel;

namespace Dtks.Domain.Verification;

/// <summary>What became of one row of a bulk.</summary>
/// <param name="Line">The line's number as the row gave it.</param>
/// <param name="Violation">Why it was refused, with a pointer into the row; null when it was applied.</param>
public sealed record LineResult(int? Line, Violation? Violation)
{
    /// <summary>Whether it was applied.</summary>
    public bool Applied => Violation is null;
}

/// <summary>What became of a bulk of decisions.</summary>
/// <param name="Results">One for each row, in their order.</param>
/// <param name="Lines">All lines given, in their order, as they are now.</param>
public sealed record LineDecisionResults(IReadOnlyList<LineResult> Results, IReadOnlyList<SheetLine> Lines);
