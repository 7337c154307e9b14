using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Tests.Proposals;

[Collection(StandTests.Name)]
[Trait("rule", "REG-5")]
public sealed class SentTwiceTests(ClaimsStand stand)
{
    private const string Village = "3404022003";

    [Fact]
    public async Task One_officers_two_families_that_share_a_person_are_a_conflict_and_the_same_family_again_is_refused()
    {
        var (officer, a, b, c) = (SampleProposals.Officer(Village), SampleProposals.Next(), SampleProposals.Next(), SampleProposals.Next());

        var first = await stand.MatchedAsync([a, c], Village, officer);
        var overlapping = await stand.MatchedAsync([b, c], Village, officer);
        var again = await stand.MatchedAsync([a, c], Village, officer);

        Assert.Equal(ProposalStatus.Deliberating, first.Status);
        Assert.Equal((ProposalStatus.Contested, ContestReason.Held, first.Id), (overlapping.Status, overlapping.Contest!.Reason, overlapping.Contest.Proposal));
        Assert.Equal(ProposalStatus.Refused, again.Status);
    }

    [Fact]
    public async Task What_is_sent_again_under_its_key_is_refused_nothing_on_account_of_its_own_waiting()
    {
        var (a, citizen) = (SampleProposals.Next(), SampleProposals.Citizen(Village));
        var c = SampleProposals.Next(a.Card);
        await stand.MatchedAsync([a, c], Village, SampleProposals.Citizen(Village));
        Person[] family = [SampleProposals.Next(a.Card), c];
        var submitted = stand.Submitted(family, Village, citizen);
        var waiting = await stand.MatchedAsync(family, Village, citizen);
        Assert.Equal(ProposalStatus.Contested, waiting.Status);
        var door = stand.Of<IntakeDoor>();

        await door.RefuseAsync(citizen, Entering.Of(submitted with { Id = waiting.Id }), CancellationToken.None);

        var refused = await Assert.ThrowsAsync<ProblemException>(() => door.RefuseAsync(citizen, Entering.Of(submitted), CancellationToken.None));
        Assert.Equal((409, "identity.claimed"), (refused.Problem.Status, refused.Problem.Code));
    }
}
