namespace Dtks.Functions.Claims;

/// <summary>What becomes of a proposal's claims.</summary>
/// <param name="Claims">The claims' ids (keyed hashes).</param>
/// <param name="Proposal">The proposal that holds them.</param>
/// <param name="Household">The household they are now; null gives them up.</param>
public sealed record ClaimChange(IReadOnlyList<string> Claims, string Proposal, string? Household);
