namespace Dtks.Functions.Ratification;

/// <summary>A proposal that a regent's letter may ratify.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Proposal">Its id.</param>
/// <param name="Digest">The digest of what is ratified (RAT-8).</param>
/// <param name="ProposedBy">The subject who proposed it (GOV-2).</param>
/// <param name="DecidedBy">The subject who decided it; null when it was deemed eligible (PRO-7).</param>
public sealed record RatifiableRow(string Village, string Proposal, string Digest, string ProposedBy, string? DecidedBy);
