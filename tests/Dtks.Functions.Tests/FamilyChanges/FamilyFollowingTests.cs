using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Tests.FamilyChanges;

/// <summary>What follows a change of a family follows apart from each other, and the door goes by what a family bears.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "REG-5")]
[Trait("rule", "REG-8")]
public sealed class FamilyFollowingTests(ClaimsStand stand)
{
    private const string Village = "3404022007";

    [Fact]
    public async Task One_proposal_that_cannot_be_read_keeps_neither_the_claims_nor_the_others_from_following()
    {
        var left = await stand.EnrolAsync(Village);
        foreach (var member in new[] { "03", "02", "01" })
        {
            await stand.EnterAsync(left, RegisteredFamilies.Change(FamilyChangeKind.Death) with { Member = member, DiedOn = new LocalDate(2026, 11, 20) });
        }

        var proposals = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => stand.MatchedAsync([SampleProposals.Next()], Village, SampleProposals.Citizen(Village))));
        foreach (var proposal in proposals)
        {
            await stand.EditAsync(Partitions.Registry(Village), ProposalDocument.IdOf(proposal.Id), stored => stored["about"] = left.Id);
        }

        var found = new List<string>();
        await foreach (var id in stand.Of<DocumentStore>().TextsAsync(
            Partitions.Registry(Village), new DocumentQuery("SELECT VALUE c.id FROM c WHERE c.type = 'proposal' AND c.about = @household").With("@household", left.Id), CancellationToken.None))
        {
            found.Add(id);
        }

        await stand.SpoilAsync(Partitions.Registry(Village), found[0]);
        await Assert.ThrowsAnyAsync<Exception>(() => stand.DriveFamilyAsync(left));

        var claims = stand.Of<ClaimRepository>();
        Assert.Null(await claims.FindAsync(claims.CardId(left.FamilyCardNumber), CancellationToken.None));
        Assert.Equal((Village, left.Id), (await claims.FindAsync(claims.NikId(left.Members[0].Person.Nik), CancellationToken.None))!.HeldBy());
        Assert.Equal(ProposalStatus.Refused, (await stand.KeptAsync<ProposalDocument>(Partitions.Registry(Village), found[1]))!.Status);
        Assert.True((await stand.FamilyAsync(Village, left.Id)).AwaitsChange);
        await stand.RepairAsync(Partitions.Registry(Village), found[0]);
        await stand.DriveFamilyAsync(left);
        Assert.Equal(ProposalStatus.Refused, (await stand.KeptAsync<ProposalDocument>(Partitions.Registry(Village), found[0]))!.Status);
        Assert.Null((await stand.FamilyAsync(Village, left.Id)).AwaitsChange);
    }

    [Fact]
    public async Task A_birth_that_its_own_message_carries_out_meanwhile_is_told_as_done()
    {
        var family = await stand.EnrolAsync(Village);
        var birth = RegisteredFamilies.Change(FamilyChangeKind.Birth) with { Person = RegisteredFamilies.PersonOf(Relationship.Child, 2026) };
        stand.OnceSentTo(DriveFamilies.Queue, () => stand.DriveFamilyAsync(family));

        await stand.EnterAsync(family, birth);

        var after = (await stand.FamilyAsync(Village, family.Id)).State;
        Assert.True(after.IsApplied(birth.Id));
        Assert.Equal(4, after.Members.Count);

        // The same key with another body is refused all the same.
        var other = IdempotencyKey.Of(RegisteredFamilies.Officer(family).Subject, "POST", birth.Id, "{}"u8.ToArray());
        var refused = await Assert.ThrowsAsync<ProblemException>(() => stand.Of<IdempotentAnswers>().FindAsync(Partitions.Registry(Village), other, CancellationToken.None));
        Assert.Equal("idempotency.otherBody", refused.Problem.Code);
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public async Task A_key_stands_for_what_was_noted_with_it_though_its_request_broke_off_then()
    {
        var family = await stand.EnrolAsync(Village);
        var birth = RegisteredFamilies.Change(FamilyChangeKind.Birth) with { Person = RegisteredFamilies.PersonOf(Relationship.Child, 2026) };
        using var broken = new CancellationTokenSource();
        stand.OnceSentTo(DriveFamilies.Queue, broken.CancelAsync);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stand.EnterAsync(family, birth, broken.Token));
        Assert.True(Assert.Single((await stand.FamilyAsync(Village, family.Id)).State.Pending).Confirmed);

        // Before its message came, and after: another body is refused, and nothing else is told to be done.
        var (by, card) = (RegisteredFamilies.Officer(family), RegisteredFamilies.Change(FamilyChangeKind.Card) with { Id = birth.Id });
        var other = IdempotencyKey.Of(by.Subject, "POST", birth.Id, "{}"u8.ToArray());
        await RefusedAsync();
        await stand.DriveFamilyAsync(family);
        await RefusedAsync();
        await stand.EnterAsync(family, birth);
        Assert.Equal(4, (await stand.FamilyAsync(Village, family.Id)).State.Members.Count);

        async Task RefusedAsync()
        {
            var refused = await Assert.ThrowsAsync<ProblemException>(() => stand.Of<FamilyEntry>().AnsweredAsync(Village, family.Id, card, other, CancellationToken.None));
            Assert.Equal("idempotency.otherBody", refused.Problem.Code);
        }
    }

    [Fact]
    public async Task The_door_goes_by_what_a_family_bears_and_names_it()
    {
        var (family, free) = (await stand.EnrolAsync(Village), SampleProposals.Next());
        var claims = stand.Of<ClaimRepository>();
        foreach (var id in new[] { claims.NikId(Nik.Parse(free.Nik)), claims.CardId(FamilyCardNumber.Parse(free.Card)) })
        {
            Assert.True(await claims.TryMakeAsync(new ClaimDocument { Id = id, Village = Village, Proposal = family.Id, ProposedBy = "citizen-1", Household = family.Id }, CancellationToken.None));
        }

        var officer = SampleProposals.Officer(Village);
        var door = stand.Of<IntakeDoor>();

        // Of a change that was never carried out: it holds nothing.
        await door.RefuseAsync(officer, Entering.Of(stand.Submitted([free], Village, officer)), CancellationToken.None);

        var borne = new Person(family.Members[0].Person.Nik.Value, free.Card);
        var submitted = stand.Submitted([free], Village, officer);
        var member = submitted.Family.Members[0] with { Nik = Nik.Parse(borne.Nik) };
        var refused = await Assert.ThrowsAsync<ProblemException>(() => door.RefuseAsync(officer, Entering.Of(submitted with { Family = submitted.Family with { Members = [member] } }), CancellationToken.None));
        Assert.Equal($"{Village}/{family.Id}", Assert.Single(refused.Problem.Errors!).Args!["first"]);
    }
}
