using Dtks.Domain.People;

namespace Dtks.Domain.Proposals;

/// <summary>A proposal as it came in (POST /proposals); nothing checked.</summary>
/// <param name="Kind">Wire name of <see cref="ProposalKind"/>.</param>
/// <param name="Programmes">Wire names of <see cref="Programme"/>.</param>
/// <param name="Household">The family.</param>
/// <param name="Contact">How the proposer is reached.</param>
public sealed record ProposalDraft(string? Kind, IReadOnlyList<string?>? Programmes, FamilyDraft? Household, ContactDraft? Contact);
