using Dtks.Domain.Households;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Tests.Households;

/// <summary>Synthetic households of the register.</summary>
internal static class HouseholdSamples
{
    public static ProposalState Registered(string household, string kind = "registerWithAssistance", string id = "p-1") =>
        Samples.Eligible() with
        {
            Id = id,
            Kind = Domain.Kernel.WireName.TryParse<ProposalKind>(kind, out var k) ? k : throw new ArgumentException(kind),
            Status = ProposalStatus.Registered,
            HouseholdId = household,
        };

    /// <summary>A household whose head was named as recipient.</summary>
    public static HouseholdState Enrolled(string id = "h-1")
    {
        var proposal = Registered(id);
        return Run(null, new HouseholdCommand.Enrol(proposal with { Recipient = proposal.Family.Members[0].Nik }, Samples.Ministry));
    }

    /// <summary>Carries out a command that must be accepted.</summary>
    public static HouseholdState Run(HouseholdState? state, HouseholdCommand command)
    {
        var decision = HouseholdDecider.Decide(command, state, Samples.Policy, Samples.Now);
        Assert.Empty(decision.Violations);
        return decision.Events.Aggregate(state, (s, e) => HouseholdDecider.Evolve(s, e))!;
    }
}
