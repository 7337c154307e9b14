namespace Dtks.Domain.Deliberations;

/// <summary>One decision of a deliberation as it came in; nothing checked.</summary>
/// <param name="Proposal">The proposal decided, or null.</param>
/// <param name="Household">The household decided, or null.</param>
/// <param name="Decision">Wire name of <see cref="DecisionKind"/>.</param>
/// <param name="Ground">A ground of VER-5.</param>
/// <param name="Note">A note.</param>
public sealed record DecisionDraft(string? Proposal, string? Household, string? Decision, int? Ground, string? Note);
