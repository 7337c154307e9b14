using Dtks.Domain.Duplicates;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Functions.Duplicates;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Documents;
using static Dtks.Functions.Tests.Duplicates.SampleRegency;

namespace Dtks.Functions.Tests.Duplicates;

/// <summary>How the two of a pair stand by now, where one of them is no more where they were found.</summary>
[Trait("rule", "REG-4")]
public sealed class StandingTests(ClaimsStand stand) : IClassFixture<ClaimsStand>
{
    [Theory]
    [InlineData("3374", null)]
    [InlineData("3375", SettledReason.Left)]
    public async Task Who_moved_is_found_where_the_claim_leads_within_the_regency_alone(string regency, SettledReason? settled)
    {
        var (one, moved) = (await stand.EnrolAsync(VillageOf("3374", 0), Person()), await stand.EnrolAsync(VillageOf("3374", 1), Person()));
        await ClaimAsync(moved);
        var before = EntryOf(moved) with { Village = VillageOf("3374", 2), Household = "before" };

        var standing = await stand.Of<DuplicateStandings>().OfAsync(regency, EntryOf(one), before, CancellationToken.None);

        Assert.Equal((settled, settled is null ? EntryOf(moved) : before), (standing.Settled, standing.Second.Entry));
    }

    [Fact]
    public async Task A_claim_that_cannot_be_read_keeps_no_scan_from_its_end_and_settles_nothing()
    {
        var (_, other) = (await stand.EnrolAsync(VillageOf("3372", 0), Person()), await stand.EnrolAsync(VillageOf("3372", 1), Person()));
        await stand.WorkAsync(await stand.BeginAsync("3372"));
        var claim = await ClaimAsync(other);
        Assert.True(await stand.Of<DocumentStore>().TryDeleteAsync(Partitions.Registry(other.Village), other.Id, etag: null, CancellationToken.None));
        await stand.SpoilAsync(Partitions.Identities(claim), claim);

        var done = await stand.WorkAsync(await stand.BeginAsync("3372"));
        Assert.Equal((DuplicateScanStatus.Done, 0), (done.Status, done.State.Settled));
        Assert.Equal(DuplicateStatus.Open, Assert.Single(await stand.PairsAsync("3372")).Status);

        await stand.RepairAsync(Partitions.Identities(claim), claim);
        Assert.Equal(1, (await stand.WorkAsync(await stand.BeginAsync("3372"))).State.Settled);
    }

    private DuplicateEntry EntryOf(HouseholdDocument household) =>
        new(stand.Of<ClaimRepository>().NikId(household.State.Members[0].Person.Nik), household.Village, household.State.Id, household.State.Members[0].Id);

    private async Task<string> ClaimAsync(HouseholdDocument household)
    {
        var id = EntryOf(household).Person;
        await stand.KeepAsync(Partitions.Identities(id), new ClaimDocument { Id = id, Village = household.Village, Proposal = household.State.Id, ProposedBy = "officer" });
        return id;
    }
}
