using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Functions.Audit;
using Dtks.Functions.Data;
using Dtks.Functions.Notices;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Registry;
using Dtks.Functions.Tests.Stand;
using NodaTime;

namespace Dtks.Functions.Tests.Proposals;

/// <summary>Whose a household is, and how its people are reached, once it has moved to another village.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "REG-8")]
[Trait("rule", "GOV-3")]
public sealed class HouseholdProposalsTests(ClaimsStand stand)
{
    private const string From = "3404022001";
    private const string To = "3404022002";

    [Fact]
    public async Task A_family_that_moved_is_still_that_of_whoever_proposed_it_and_they_are_told()
    {
        var citizen = SampleProposals.Citizen(From);
        var proposal = await stand.SubmitAsync([SampleProposals.Next()], From, citizen);
        var (sample, id) = (SampleHouseholds.Of(8, 1, Instant.FromUtc(2026, 11, 10, 3, 0)), Guid.NewGuid().ToString("N"));
        var state = sample.State with
        {
            Id = id,
            Village = AreaCode.Parse(To),
            ProposalIds = [proposal.Proposal],
            Changes = [new AppliedChange("c-1", FamilyChangeKind.Move, Instant.FromUtc(2026, 11, 20, 3, 0), new FamilyPlace(AreaCode.Parse(From), id))],
        };
        var household = sample with { Id = HouseholdDocument.IdOf(id), Village = To, State = state };
        await stand.KeepAsync(Partitions.Registry(To), household);

        Assert.True(await stand.Of<OwnRecords>().IsOwnAsync(To, household.Id, citizen, CancellationToken.None));
        Assert.False(await stand.Of<OwnRecords>().IsOwnAsync(To, household.Id, SampleProposals.Citizen(To), CancellationToken.None));
        var (phone, subjects, others) = await stand.Of<HouseholdReach>().OfAsync(state, CancellationToken.None);
        Assert.Equal(("+6281200000001", citizen.Subject), (phone, Assert.Single(subjects)));
        Assert.Empty(others);
    }
}
