using Dtks.Domain.Common;

namespace Dtks.Domain.Verification.Commands;

/// <summary>Decide lines in bulk (VER-3 to VER-6); rows that cannot stand are refused one by one.</summary>
/// <param name="Drafts">What came in: 1 to 1,000 rows.</param>
/// <param name="By">The village's data officer.</param>
public sealed record DecideLines(IReadOnlyList<LineDecisionDraft?>? Drafts, Actor By) : SheetCommand;
