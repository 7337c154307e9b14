using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.FamilyChanges;
using Dtks.Functions.Tests.Stand;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Tests.Registry;

/// <summary>Where a household is looked for along its way, that ends, also where documents that were repaired by hand lead in a circle.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "REG-8")]
public sealed class WaysInCirclesTests(ClaimsStand stand) : IDisposable
{
    private const string Village = "3306162006";
    private const string Other = "3306162007";

    // A look that goes round for ever ends the test.
    private readonly CancellationTokenSource _end = new(TimeSpan.FromMinutes(1));

    [Fact]
    public async Task A_household_that_moved_in_a_circle_stands_nowhere()
    {
        var family = await CircleAsync();

        Assert.Null(await stand.Of<HouseholdRepository>().OfFamilyAsync(new Family(family.FamilyCardNumber, family.Village, family.Address, [.. family.Members.Select(m => m.Person)]), _end.Token).WaitAsync(_end.Token));
        var way = await stand.Of<HouseholdPlaces>().OfAsync(family.Village, family.Id, _end.Token);
        Assert.Equal([Village, Other], way.Places.Select(p => p.Village.Value));
        Assert.Equal(HouseholdEndReason.Moved, way.Ended);
    }

    [Fact]
    public async Task A_proposal_goes_round_once()
    {
        var asks = await stand.MatchedAsync([SampleProposals.Next()], Village, SampleProposals.Citizen(Village));
        Assert.Equal(ProposalStatus.Verifying, asks.Status);
        var family = await CircleAsync();
        await stand.EditAsync(Partitions.Registry(Village), ProposalDocument.IdOf(asks.Id), stored => (stored["state"]!["kind"], stored["state"]!["about"]) = ("assistance", family.Id));

        await stand.Of<ProposalHandover>().FollowAsync(Village, family.Id, asks.Id, reviewed: false, _end.Token).WaitAsync(_end.Token);

        var found = (await stand.Of<ProposalRepository>().FindWhereItIsAsync(Other, asks.Id, _end.Token))!;
        Assert.Equal((Village, ProposalStatus.Verifying), (found.Village, found.Status));
    }

    public void Dispose() => _end.Dispose();

    private async Task<HouseholdState> CircleAsync()
    {
        var family = await stand.EnrolAsync(Village);
        await stand.MoveAsync(family, Other);
        await stand.EditAsync(Partitions.Registry(Other), HouseholdDocument.IdOf(family.Id), stored =>
            stored["state"]!["ended"] = new JObject { ["reason"] = "moved", ["on"] = "2026-11-26", ["to"] = new JObject { ["village"] = Village, ["household"] = family.Id } });
        return family;
    }
}
