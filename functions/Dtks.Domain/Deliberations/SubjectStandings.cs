using Dtks.Domain.Proposals;

namespace Dtks.Domain.Deliberations;

/// <summary>What the register holds of the subjects that a list of decisions names.</summary>
/// <param name="Proposals">Kind and status of each named proposal that the village has, by id.</param>
/// <param name="ActiveHouseholds">The ids of the named households that stand in the village's register.</param>
public sealed record SubjectStandings(IReadOnlyDictionary<string, ProposalStanding> Proposals, IReadOnlySet<string> ActiveHouseholds);
