using Dtks.Domain.Areas;

namespace Dtks.Domain.Ratification;

/// <summary>One row of what a letter ratifies (RAT-8).</summary>
/// <param name="Village">The proposal's village.</param>
/// <param name="Proposal">The proposal.</param>
/// <param name="Digest">The digest of what is ratified of it.</param>
/// <param name="ProposedBy">The subject who proposed it (GOV-2).</param>
/// <param name="DecidedBy">The subject who decided it; null when it was deemed eligible (PRO-7).</param>
public sealed record RatificationRow(AreaCode Village, string Proposal, string Digest, string ProposedBy, string? DecidedBy);
