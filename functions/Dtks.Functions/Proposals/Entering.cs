using Dtks.Domain.People;
using Dtks.Domain.Proposals;

namespace Dtks.Functions.Proposals;

/// <summary>A family at the door: by a new proposal, or by the correction of one.</summary>
/// <param name="Proposal">The proposal's id.</param>
/// <param name="Kind">What is proposed.</param>
/// <param name="Family">The family.</param>
/// <param name="People">What is counted of it.</param>
/// <param name="Happens">The event it is to become.</param>
public sealed record Entering(string Proposal, ProposalKind Kind, Family Family, ComparedPeople People, ProposalEvent Happens)
{
    /// <summary>By a new proposal.</summary>
    public static Entering Of(ProposalSubmitted submitted)
    {
        ArgumentNullException.ThrowIfNull(submitted);
        var people = ComparedPeople.Of(submitted.Id, corrections: 0, submitted.Source, submitted.Meta.Subject, submitted.Family);
        return new Entering(submitted.Id, submitted.Kind, submitted.Family, people, submitted);
    }
}
