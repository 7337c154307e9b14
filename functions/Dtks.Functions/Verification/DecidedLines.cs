using Dtks.Domain.Verification;

namespace Dtks.Functions.Verification;

/// <summary>What a bulk of decisions came to.</summary>
/// <param name="Sheet">The sheet's head afterwards.</param>
/// <param name="Results">What became of each row, in the rows' order.</param>
/// <param name="Lines">The lines of the pages that the rows are about, as they now stand, by number.</param>
public sealed record DecidedLines(SheetDocument Sheet, IReadOnlyList<LineResult> Results, IReadOnlyDictionary<int, SheetLine> Lines);
