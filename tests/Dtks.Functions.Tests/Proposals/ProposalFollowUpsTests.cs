using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Proposals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Tests.Proposals;

/// <summary>What follows elsewhere from what happens to a proposal, also where it comes late.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "REG-5")]
public sealed class ProposalFollowUpsTests(ClaimsStand stand)
{
    private const string Village = "3404022009";
    private static readonly Actor Officer = new("regency-1", Role.RegencyOfficer, AreaCode.Parse("3404"));

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task A_release_that_comes_late_takes_nothing_from_what_an_appeal_took_up_again()
    {
        var verifying = await stand.MatchedAsync([SampleProposals.Next()], Village, SampleProposals.Citizen(Village));
        var refuse = new ProposalCommand.Verify(new ProposalVerificationDraft("ineligible", 13, "Catatan"), Officer);
        var release = Assert.Single(Following(refuse, verifying), f => f.Target == ClaimProjection.ProjectionName);
        var refused = await stand.DoAsync(verifying, refuse);
        Assert.All(await stand.HoldersAsync(refused.Family), Assert.Null);
        var reopened = await stand.DoAsync(refused, new ProposalCommand.Reopen("a-1", Officer));
        await MatchAsync(reopened);
        Assert.All(await stand.HoldersAsync(reopened.Family), holder => Assert.Equal(reopened.Id, holder));

        await new ClaimProjection(stand.Of<ClaimRepository>()).ApplyAsync(release.Data, CancellationToken.None);

        Assert.All(await stand.HoldersAsync(reopened.Family), holder => Assert.Equal(reopened.Id, holder));
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    [Trait("rule", "REG-8")]
    public async Task What_is_refused_once_it_was_eligible_is_for_no_letter_any_more()
    {
        var verifying = await stand.MatchedAsync([SampleProposals.Next()], Village, SampleProposals.Citizen(Village));
        Assert.DoesNotContain(Following(new ProposalCommand.LoseHousehold(), verifying), f => f.Target == ProposalProjections.Ratifiable);
        var eligible = await stand.DoAsync(verifying, new ProposalCommand.Verify(new ProposalVerificationDraft("eligible", null, "Sesuai"), Officer));

        var row = Assert.Single(Following(new ProposalCommand.LoseHousehold(), eligible), f => f.Target == ProposalProjections.Ratifiable);

        Assert.True((bool?)row.Data["withdrawn"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("rule", "GOV-3")]
    public async Task A_conflict_that_an_appeal_opened_again_is_settled_anew_or_ends_with_the_first(bool settles)
    {
        Person[] family = [SampleProposals.Next()];
        var first = await stand.MatchedAsync(family, Village, SampleProposals.Citizen(Village));
        var second = await stand.MatchedAsync(family, Village, SampleProposals.Citizen(Village));
        var contest = second.Contest!.Id;
        second = await stand.DoAsync(second, Settle("first", first));
        second = await stand.DoAsync(second, new ProposalCommand.Reopen("a-1", Officer));
        second = await MatchAsync(second);
        Assert.Equal((ProposalStatus.Contested, contest), (second.Status, second.Contest!.Id));

        if (settles)
        {
            second = await stand.DoAsync(second, Settle("second", first));
            Assert.True(second.Settlement!.Won);
        }
        else
        {
            var goesOn = Following(new ProposalCommand.Resume(Answer: null, new RegisterStanding(ClaimedByOther: false, FamilyRegistered: false, Receiving: [])), second);
            var ended = Assert.Single(goesOn, f => f.Target == ProposalProjections.Contest);
            Assert.Equal((contest, "ended"), ((string?)ended.Data["contest"]!["id"], (string?)ended.Data["status"]));
        }
    }

    private static ProposalCommand.Settle Settle(string outcome, ProposalState first) =>
        new(new SettlementDraft(outcome, ["KTP"], "Sesuai"), new FirstStanding(first.Status, first.ProposedBy), Officer);

    private IReadOnlyList<OutboxEntry> Following(ProposalCommand command, ProposalState state)
    {
        var happened = Assert.Single(stand.Of<ProposalRepository>().Decide(command, state, state.Village).Events);
        return [.. stand.Of<ProposalFollowUps>().Of(happened, state, ProposalDecider.Evolve(state, happened))];
    }

    private async Task<ProposalState> MatchAsync(ProposalState proposal)
    {
        var message = new ProposalMessage(Village, proposal.Id);
        await stand.Of<ProposalMatching>().MatchAsync(message, CancellationToken.None);
        return await stand.StateAsync(message);
    }
}
