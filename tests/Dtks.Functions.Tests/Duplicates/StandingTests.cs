using Dtks.Domain.Duplicates;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Functions.Duplicates;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
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
        await MoveAwayAsync(other);
        await stand.SpoilAsync(Partitions.Identities(claim), claim);

        var done = await stand.WorkAsync(await stand.BeginAsync("3372"));
        Assert.Equal((DuplicateScanStatus.Done, 0), (done.Status, done.State.Settled));
        Assert.Equal(DuplicateStatus.Open, Assert.Single(await stand.PairsAsync("3372")).Status);

        await stand.RepairAsync(Partitions.Identities(claim), claim);
        Assert.Equal(1, (await stand.WorkAsync(await stand.BeginAsync("3372"))).State.Settled);
    }

    [Fact]
    public async Task Who_left_and_who_was_corrected_settles_a_pair_and_different_stays_different()
    {
        var (one, other) = (await stand.EnrolAsync(VillageOf("3371", 0), Person()), await stand.EnrolAsync(VillageOf("3371", 1), Person()));
        var (third, fourth) = (await stand.EnrolAsync(VillageOf("3371", 0), Person("Budi Contohtiga")), await stand.EnrolAsync(VillageOf("3371", 2), Person("Budi Contohtiga")));
        var (fifth, _) = (await stand.EnrolAsync(VillageOf("3371", 0), Person("Agus Contohempat")), await stand.EnrolAsync(VillageOf("3371", 2), Person("Agus Contohempat")));
        await stand.WorkAsync(await stand.BeginAsync("3371"));
        await DecideAsync(await PairOfAsync(fifth), "different");
        await DecideAsync(await PairOfAsync(one), "same", "first");

        await MoveAwayAsync(other);
        await MoveAwayAsync(fifth);
        await ReplaceAsync(third, third.State.Members[0].Person with { MotherMaidenName = "Ibu Contohtujuh" });
        var done = await stand.WorkAsync(await stand.BeginAsync("3371"));

        Assert.Equal((0, 2), (done.State.Found, done.State.Settled));
        Assert.Equal((DuplicateStatus.Settled, SettledReason.Left), Standing(await PairOfAsync(one)));
        Assert.Equal((DuplicateStatus.Settled, SettledReason.Corrected), Standing(await PairOfAsync(fourth)));
        Assert.Equal((DuplicateStatus.Different, null), Standing(await PairOfAsync(fifth)));

        // Back again, an open question; what was decided to be different is none.
        await stand.KeepAsync(Partitions.Registry(other.Village), other with { ETag = null });
        await stand.KeepAsync(Partitions.Registry(fifth.Village), fifth with { ETag = null });
        await stand.WorkAsync(await stand.BeginAsync("3371"));
        Assert.Equal((DuplicateStatus.Open, null), Standing(await PairOfAsync(one)));
        Assert.Equal((DuplicateStatus.Different, null), Standing(await PairOfAsync(fifth)));
    }

    private DuplicateEntry EntryOf(HouseholdDocument household) =>
        new(stand.Of<ClaimRepository>().NikId(household.State.Members[0].Person.Nik), household.Village, household.State.Id, household.State.Members[0].Id);

    private async Task<string> ClaimAsync(HouseholdDocument household)
    {
        var id = EntryOf(household).Person;
        await stand.KeepAsync(Partitions.Identities(id), new ClaimDocument { Id = id, Village = household.Village, Proposal = household.State.Id, ProposedBy = "officer" });
        return id;
    }

    private static (DuplicateStatus, SettledReason?) Standing(DuplicateDocument pair) => (pair.Status, pair.State.Settled);

    private async Task<DuplicateDocument> PairOfAsync(HouseholdDocument household) => Assert.Single(
        await stand.PairsAsync(household.Village[..4]), p => p.State.First.Household == household.State.Id || p.State.Second.Household == household.State.Id);

    private async Task DecideAsync(DuplicateDocument pair, string outcome, string? stays = null)
    {
        var (policy, now) = stand.Of<DuplicateRepository>().Today(pair.State.Regency);
        var by = new Domain.Kernel.Actor("regency-officer-1", Domain.Kernel.Role.RegencyOfficer, pair.State.Regency);
        var decided = Accepted.Events(DuplicateDecider.Decide(new DuplicateDecisionDraft(outcome, stays, "Diperiksa"), pair.State, null, false, by, policy, now))[0];
        await stand.Of<ChangeCommit>().SaveAsync(DuplicateRepository.Change(pair, decided).Change, CancellationToken.None);
    }

    private async Task MoveAwayAsync(HouseholdDocument household) => Assert.True(
        await stand.Of<DocumentStore>().TryDeleteAsync(Partitions.Registry(household.Village), household.Id, etag: null, CancellationToken.None));

    private async Task ReplaceAsync(HouseholdDocument household, Domain.People.Member person)
    {
        var state = household.State with { Members = [household.State.Members[0] with { Person = person }] };
        await stand.Of<DocumentStore>().PutAsync(Partitions.Registry(household.Village), household with { State = state }, CancellationToken.None);
    }
}
