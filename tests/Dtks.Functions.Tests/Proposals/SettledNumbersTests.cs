using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Contests;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.Tests.Proposals;

/// <summary>Numbers that were settled go to whom they were settled for, and from nobody but whom they were settled against.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "REG-5")]
public sealed class SettledNumbersTests(ClaimsStand stand)
{
    private const string Village = "3404022005";
    private static readonly Actor Officer = new("regency-1", Role.RegencyOfficer, AreaCode.Parse("3404"));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task Of_two_that_wait_the_one_they_were_settled_for_has_them_whoever_comes_first(bool winnerFirst, bool beforeTheyAreGivenUp)
    {
        var (first, other, winner) = await ThreeAsync([SampleProposals.Next()], own: null);
        var held = await ClaimsAsync(first);

        await LoseAsync(first, winner);
        if (beforeTheyAreGivenUp)
        {
            await PutBackAsync(held);
        }

        await MatchAsync(winnerFirst ? [winner, other] : [other, winner]);

        Assert.Equal((ProposalStatus.Refused, ProposalStatus.Contested, ProposalStatus.Verifying), (await StatusAsync(first), await StatusAsync(other), await StatusAsync(winner)));
        Assert.All(await stand.HoldersAsync(winner.Family), holder => Assert.Equal(winner.Id, holder));
        Assert.Equal(winner.Id, (await StateAsync(other)).Contest!.Proposal);

        // And whoever waited has its turn after that.
        await stand.DoAsync(winner, new ProposalCommand.Verify(new ProposalVerificationDraft("ineligible", 13, "Catatan"), Officer));
        await MatchAsync([other]);
        Assert.Equal(ProposalStatus.Verifying, await StatusAsync(other));
    }

    [Fact]
    public async Task It_has_all_the_numbers_that_it_shares_also_where_another_waits_at_another()
    {
        var head = SampleProposals.Next();
        var shared = SampleProposals.Next(head.Card);
        var (first, other, winner) = await ThreeAsync([head, shared], own: [SampleProposals.Next(), shared]);

        await LoseAsync(first, winner);
        await MatchAsync([other, winner]);

        Assert.Equal((ProposalStatus.Contested, ProposalStatus.Verifying), (await StatusAsync(other), await StatusAsync(winner)));
    }

    [Fact]
    public async Task One_that_waits_and_cannot_be_read_keeps_the_number_from_nobody()
    {
        var (first, other, winner) = await ThreeAsync([SampleProposals.Next()], own: null);
        await stand.SpoilAsync(Partitions.Registry(Village), ProposalDocument.IdOf(other.Id));

        await LoseAsync(first, winner);
        await MatchAsync([winner]);

        Assert.Equal(ProposalStatus.Verifying, await StatusAsync(winner));
        await stand.RepairAsync(Partitions.Registry(Village), ProposalDocument.IdOf(other.Id));
    }

    [Fact]
    public async Task A_message_that_names_another_than_the_settlement_does_takes_nothing_from_it()
    {
        var (first, other, winner) = await ThreeAsync([SampleProposals.Next()], own: null);
        var stranger = await stand.MatchedAsync([SampleProposals.Next()], "3404022006", SampleProposals.Citizen("3404022006"));

        foreach (var forged in new[] { stranger, other })
        {
            var e = await Assert.ThrowsAsync<MessageException>(() => LoseAsync(forged, winner));
            Assert.Equal(Dtks.Platform.SetAside.SetAsideReason.Malformed, e.Reason.Code);
        }

        await Assert.ThrowsAsync<MessageException>(() => ApplyAsync(new LostNumbers("3404022006", first.Id, Village, winner.Id)));
        Assert.Equal((ProposalStatus.Verifying, ProposalStatus.Contested), (await StatusAsync(stranger), await StatusAsync(other)));

        await LoseAsync(first, winner);
        await LoseAsync(first, winner);
        Assert.Equal(ProposalStatus.Refused, await StatusAsync(first));
    }

    [Fact]
    public async Task Numbers_that_were_settled_for_the_first_are_not_taken_from_it()
    {
        Person[] family = [SampleProposals.Next()];
        var first = await stand.MatchedAsync(family, Village, SampleProposals.Citizen(Village));
        var second = await stand.MatchedAsync(family, Village, SampleProposals.Citizen(Village));
        second = await stand.DoAsync(second, new ProposalCommand.Settle(new SettlementDraft("first", ["KTP"], "Sesuai"), Standing(first), Officer));
        Assert.Equal(ProposalStatus.Refused, second.Status);

        await Assert.ThrowsAsync<MessageException>(() => LoseAsync(first, second));

        Assert.Equal(ProposalStatus.Verifying, await StatusAsync(first));
    }

    // One that holds the numbers, one that waits, and one that waits too and for whom they were settled.
    private async Task<(ProposalState First, ProposalState Other, ProposalState Winner)> ThreeAsync(Person[] family, Person[]? own)
    {
        var first = await stand.MatchedAsync(family, Village, SampleProposals.Citizen(Village));
        var other = await stand.MatchedAsync(own ?? family, Village, SampleProposals.Citizen(Village));
        var winner = await stand.MatchedAsync(family, Village, SampleProposals.Citizen(Village));
        Assert.Equal((ProposalStatus.Verifying, ProposalStatus.Contested, ProposalStatus.Contested), (first.Status, other.Status, winner.Status));
        return (first, other, await stand.DoAsync(winner, new ProposalCommand.Settle(new SettlementDraft("second", ["KTP"], "Sesuai"), Standing(first), Officer)));
    }

    private static FirstStanding Standing(ProposalState first) => new(first.Status, first.ProposedBy);

    private Task LoseAsync(ProposalState first, ProposalState second) => ApplyAsync(new LostNumbers(first.Village.Value, first.Id, second.Village.Value, second.Id));

    private Task ApplyAsync(LostNumbers lost) => stand.Of<ContestLoss>().ApplyAsync(lost, CancellationToken.None);

    private async Task MatchAsync(ProposalState[] proposals)
    {
        foreach (var proposal in proposals)
        {
            await stand.Of<ProposalMatching>().MatchAsync(new ProposalMessage(Village, proposal.Id), CancellationToken.None);
        }
    }

    private Task<ProposalState> StateAsync(ProposalState proposal) => stand.StateAsync(new ProposalMessage(proposal.Village.Value, proposal.Id));

    private async Task<ProposalStatus> StatusAsync(ProposalState proposal) => (await StateAsync(proposal)).Status;

    private async Task<IReadOnlyList<ClaimDocument>> ClaimsAsync(ProposalState proposal)
    {
        var claims = stand.Of<ClaimRepository>();
        return [.. await Task.WhenAll(claims.IdsOf(proposal.Family).Select(async id => (await claims.FindAsync(id, CancellationToken.None))!))];
    }

    // As while they are about to be given up: their holder has ended, and who waits is driven on already.
    private async Task PutBackAsync(IEnumerable<ClaimDocument> held)
    {
        foreach (var claim in held)
        {
            var now = (await stand.Of<ClaimRepository>().FindAsync(claim.Id, CancellationToken.None))!;
            Assert.True(await stand.Of<DocumentStore>().TryReplaceAsync(Partitions.Identities(claim.Id), claim with { ETag = now.ETag }, CancellationToken.None));
        }
    }
}
