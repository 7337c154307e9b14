namespace Dtks.Domain.Verification;

/// <summary>What became of a bulk of decisions.</summary>
/// <param name="Results">One for each row, in their order.</param>
/// <param name="Lines">All lines given, in their order, as they are now.</param>
public sealed record LineDecisionResults(IReadOnlyList<LineResult> Results, IReadOnlyList<SheetLine> Lines);
