namespace Dtks.Domain.Deliberations;

/// <summary>One decision of a deliberation (MUS-2): about a proposal or a household, never both.</summary>
/// <param name="ProposalId">The proposal; null for a household.</param>
/// <param name="HouseholdId">The household; null for a proposal.</param>
/// <param name="Verdict">What was decided.</param>
/// <param name="Ground">The ground of VER-5, 1 to 15: always there to terminate, may be there to refuse.</param>
/// <param name="Note">A note, 1 to 1,000 characters.</param>
public sealed record Resolution(string? ProposalId, string? HouseholdId, Verdict Verdict, int? Ground, string? Note);
