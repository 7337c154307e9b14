using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Proposals;
using static Dtks.Domain.Proposals.ProposalStatus;

namespace Dtks.Domain.Tests.Dossiers;

/// <summary>A dossier is ratified once none of what it held waits any more.</summary>
[Trait("rule", "RAT-1")]
[Trait("rule", "RAT-3")]
public sealed class DossierRatificationTests
{
    [Fact]
    public void It_is_ratified_once_it_was_received_something_is_in_the_register_and_nothing_waits()
    {
        foreach (var status in Enum.GetValues<DossierStatus>())
        {
            var decided = DossierRatification.Decide(Dossier(status), waits: false, registered: true, Samples.Policy, Samples.Now);
            Assert.Equal(status == DossierStatus.Received, decided.Events.Count == 1);
        }

        Assert.Empty(DossierRatification.Decide(Dossier(), waits: true, registered: true, Samples.Policy, Samples.Now).Events);
        Assert.Empty(DossierRatification.Decide(Dossier(), waits: false, registered: false, Samples.Policy, Samples.Now).Events);
        var happened = Assert.Single(DossierRatification.Decide(Dossier(), waits: false, registered: true, Samples.Policy, Samples.Now).Events);
        var ratified = DossierDecider.Evolve(Dossier(), happened);
        Assert.Equal((DossierStatus.Ratified, DossierHolder.Ministry, "RAT-3"), (ratified.Status, DossierEffects.HolderOf(ratified.Status), ratified.History[^1].Rule));
    }

    [Fact]
    public void A_proposal_waits_under_it_until_it_is_in_the_register_or_left()
    {
        Assert.Equal([Endorsed, Received, Ratified, Returned, HandedOver], Waiting("m-1", "d-1"));
        Assert.Equal([], Waiting("m-2", "d-2"));

        // One that has yet to follow it.
        Assert.Equal([Eligible, DeemedEligible, HandedOver], Waiting("m-1", under: null));

        static IEnumerable<ProposalStatus> Waiting(string deliberation, string? under) =>
            Enum.GetValues<ProposalStatus>().Where(status => DossierRatification.Waits(Dossier(), status, deliberation, under));
    }

    [Fact]
    public void What_ends_a_proposal_that_was_endorsed_may_end_its_dossiers_wait()
    {
        var endorsed = Samples.Eligible() with { DossierId = "d-1", Status = Received };
        Assert.Equal([Submitted, Refused, Registered, Withdrawn], Ends(endorsed));
        Assert.Equal([], Ends(endorsed with { DossierId = null }));
        Assert.Equal([], Ends(endorsed with { Status = Registered }));
        Assert.False(DossierRatification.MayBeThrough(null, endorsed with { Status = Registered }));

        static IEnumerable<ProposalStatus> Ends(ProposalState before) =>
            Enum.GetValues<ProposalStatus>().Where(status => DossierRatification.MayBeThrough(before, before with { Status = status }));
    }

    private static DossierState Dossier(DossierStatus status = DossierStatus.Received) => new()
    {
        Id = "d-1",
        Village = AreaCode.Parse("9106082002"),
        Period = "2026-11",
        Subject = DossierSubject.Proposals,
        Deliberation = "m-1",
        Rows = 1,
        Digest = "digest",
        Status = status,
        SubmittedBy = "head-1",
        EndorsedBy = "camat-1",
        ReceivedBy = "dinas-1",
        History = [],
    };
}
