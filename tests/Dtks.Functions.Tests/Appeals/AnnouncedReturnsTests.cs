using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.Appeals;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Registry;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.Tests.Appeals;

/// <summary>Who comes back by an objection that is granted, and a proposal of them that is registered at the same moment: one of the two sees the other.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "GOV-3")]
[Trait("rule", "REG-5")]
public sealed class AnnouncedReturnsTests(ClaimsStand stand)
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 26, 3, 0);

    [Fact]
    public async Task A_grant_that_read_the_proposal_before_it_is_registered_is_not_saved_and_a_registration_that_read_it_before_it_was_announced_is_neither()
    {
        const string Village = "3404022010";
        var message = await stand.SubmitAsync([SampleProposals.Next()], Village);
        var appeal = Appeal(Village, AppealStatus.Open, new AppealSubject(AppealRecord.Removal, "r-1"));
        await stand.KeepAsync(Partitions.Registry(Village), appeal);
        var (appeals, proposals, commit) = (stand.Of<AppealReading>(), stand.Of<ProposalRepository>(), stand.Of<ChangeCommit>());
        var (grants, registers) = ((await appeals.FindAsync(Village, appeal.State.Id, CancellationToken.None))!, (await proposals.FindAsync(Village, message.Proposal, CancellationToken.None))!);

        await stand.Of<GivingWay>().AnnounceAsync([(Village, message.Proposal)], appeal.State, CancellationToken.None);

        await Assert.ThrowsAsync<StaleException>(() => commit.SaveAsync(ChangeSet.Bookkeeping(Partitions.Registry(Village)).Replace(registers), CancellationToken.None));
        var announced = (await proposals.FindAsync(Village, message.Proposal, CancellationToken.None))!;
        Assert.Equal(new ObjectionPlace(Village, appeal.State.Id), announced.Undoing);
        await stand.Of<IComingBack>().BeforeRegistrationAsync(announced, CancellationToken.None);
        await Assert.ThrowsAsync<StaleException>(() => commit.SaveAsync(ChangeSet.Bookkeeping(Partitions.Registry(Village)).Replace(grants), CancellationToken.None));
        await stand.Of<IComingBack>().BeforeRegistrationAsync(registers, CancellationToken.None);
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public async Task What_was_granted_of_a_death_where_nobody_could_stand_again_before_is_carried_out_once_the_family_does()
    {
        const string Village = "3404022011";
        var sample = SampleHouseholds.Of(2, 2, Now);
        var (dead, lives) = (sample.State.Members[1], sample.State.Members[0]);
        const string Household = "00000000000000000000000000000012";
        var state = sample.State with
        {
            Id = Household,
            Village = AreaCode.Parse(Village),
            Members = [lives],
            Former = [new FormerMember(dead with { Person = dead.Person with { Nik = Domain.People.Nik.Parse("3404020101800012"), Relationship = Domain.People.Relationship.Relative } }, FormerReason.Deceased, new LocalDate(2026, 11, 1), To: null) { By = "c-1" }],
            Changes = [new AppliedChange("c-1", FamilyChangeKind.Death, Now, Other: null), new AppliedChange("r-1-undone", FamilyChangeKind.Reinstatement, Now, Other: null, [lives.Id])],
        };
        await stand.KeepAsync(Partitions.Registry(Village), sample with { Id = HouseholdDocument.IdOf(Household), Village = Village, State = state });
        await stand.KeepAsync(Partitions.Registry(Village), Appeal(Village, AppealStatus.Granted, new AppealSubject(AppealRecord.Death, state.Id) { Member = dead.Id, Change = "c-1" }));

        foreach (var _ in Enumerable.Range(0, 2))
        {
            await stand.Of<IEnumerable<IFamilyFollower>>().OfType<GoneHouseholds>().Single().FollowAsync(state, CancellationToken.None);
            var back = (await stand.Of<HouseholdRepository>().FindAsync(Village, state.Id, CancellationToken.None))!.State;
            Assert.Equal([lives.Id, dead.Id], back.Members.Select(m => m.Id));
            Assert.Equal(3, back.Changes.Count);
        }
    }

    private static AppealDocument Appeal(string village, AppealStatus status, AppealSubject about)
    {
        var id = Guid.NewGuid().ToString("N");
        return new AppealDocument
        {
            Id = AppealDocument.IdOf(id),
            Village = village,
            State = new AppealState
            {
                Id = id,
                Village = AreaCode.Parse(village),
                Kind = AppealKind.Removed,
                About = about,
                Reason = "Tidak benar",
                Phone = "+6281200000001",
                By = "citizen-1",
                ByRole = Role.Citizen,
                DecidedBefore = [],
                DueOn = new LocalDate(2026, 12, 26),
                Status = status,
                Note = status == AppealStatus.Granted ? "Diperiksa ulang" : null,
                Result = status == AppealStatus.Granted ? AppealResult.NobodyThere : null,
                History = [new EventMeta(Now, Role.RegencyOfficer, "regency-1", status == AppealStatus.Granted ? AppealEventCodes.Granted : AppealEventCodes.Made, "GOV-3", "2024-05-08/1")],
            },
        };
    }
}
