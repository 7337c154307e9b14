namespace Dtks.Functions.Claims;

/// <summary>What becomes of a proposal's claims.</summary>
/// <param name="Claims">The claims' ids (keyed hashes).</param>
/// <param name="Proposal">The proposal that holds them.</param>
/// <param name="Household">The household they are now; null gives them up.</param>
/// <param name="Round">Only those made up to this many steps are given up; null: all of them.</param>
public sealed record ClaimChange(IReadOnlyList<string> Claims, string Proposal, string? Household, int? Round = null);
