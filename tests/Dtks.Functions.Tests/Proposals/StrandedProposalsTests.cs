using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.Tests.Proposals;

[Collection(StandTests.Name)]
[Trait("rule", "REG-5")]
public sealed class StrandedProposalsTests(ClaimsStand stand)
{
    [Fact]
    public async Task Whoever_waits_for_papers_waits_rightly_and_goes_on_once_they_are_there()
    {
        const string village = "3404022001";
        var proposal = await stand.AdmittedAsync(village);
        Assert.Empty(await FindAsync(village));

        // Settled for it, and the message that was to drive it on is gone.
        var officer = new Dtks.Domain.Kernel.Actor("regency-1", Dtks.Domain.Kernel.Role.RegencyOfficer, Dtks.Domain.Areas.AreaCode.Parse("3404"));
        await stand.DoAsync(proposal, new ProposalCommand.Settle(new SettlementDraft("second", ["KTP"], "Sesuai"), First: null, officer));
        ExpectMatching(proposal, Assert.Single(await FindAsync(village)));
    }

    [Fact]
    public async Task One_that_cannot_be_read_gets_its_message_and_keeps_no_other()
    {
        const string village = "3404022002";
        var (spoilt, sound) = (await stand.AdmittedAsync(village), await stand.AdmittedAsync(village));
        await stand.SpoilAsync(Partitions.Registry(village), ProposalDocument.IdOf(spoilt.Id));

        ExpectMatching(spoilt, Assert.Single(await FindAsync(village)));

        Assert.Equal(ProposalStatus.Eligible, sound.Status);
        await stand.RepairAsync(Partitions.Registry(village), ProposalDocument.IdOf(spoilt.Id));
        Assert.Empty(await FindAsync(village));
    }

    private static void ExpectMatching(ProposalState proposal, WaitingMessage message) =>
        Assert.Equal((MatchProposals.Queue, new ProposalMessage(proposal.Village.Value, proposal.Id)), (message.Queue, message.Message));

    private Task<IReadOnlyList<WaitingMessage>> FindAsync(string village) => stand.New<StrandedProposals>().FindAsync(
        Partitions.Registry(village), new WrittenWithin(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch), CancellationToken.None);
}
