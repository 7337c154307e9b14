using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Tests.FamilyChanges;

/// <summary>Numbers follow a person through several families, in whatever order what follows each change is done.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "REG-5")]
[Trait("rule", "REG-8")]
public sealed class HandedOnTests(ClaimsStand stand)
{
    private const string Village = "3404022007";
    private const string Other = "3306162007";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_goes_on_before_the_first_change_was_followed_has_their_number_with_them(bool lastFirst)
    {
        var (left, joined) = (await stand.EnrolAsync(Village), await stand.EnrolAsync(Village));
        await stand.EnterAsync(left, Marriage(joined));
        var own = Divorce();
        await stand.EnterAsync(joined, own);

        await DriveAsync(lastFirst ? [joined, left, joined] : [left, joined, left]);

        var alone = await stand.FamilyAsync(Village, own.Id);
        Assert.Equal(left.Members[1].Person.Nik, Assert.Single(alone.State.Members).Person.Nik);
        await stand.ExpectClaimsAsync([alone.State, (await stand.FamilyAsync(Village, left.Id)).State, (await stand.FamilyAsync(Village, joined.Id)).State]);
        Assert.Null((await stand.FamilyAsync(Village, left.Id)).Loose);
    }

    [Fact]
    public async Task A_claim_that_was_brought_where_the_number_stood_no_more_by_a_process_that_died_then_is_brought_on()
    {
        var (left, joined) = (await stand.EnrolAsync(Village), await stand.EnrolAsync(Village));
        await stand.EnterAsync(left, Marriage(joined));
        var own = Divorce();
        await stand.EnterAsync(joined, own);
        await DriveAsync([joined]);
        var claim = (await ClaimAsync(left.Members[1].Person.Nik))!;
        Assert.Equal((Village, left.Id), claim.HeldBy());
        Assert.True(await stand.Of<ClaimRepository>().TryReplaceAsync(claim with { Household = joined.Id }, CancellationToken.None));

        await DriveAsync([left]);

        await stand.ExpectClaimsAsync([(await stand.FamilyAsync(Village, own.Id)).State]);
    }

    [Fact]
    public async Task The_number_of_one_who_came_back_and_bears_another_since_is_nobodys()
    {
        var (left, joined) = (await stand.EnrolAsync(Village), await stand.EnrolAsync(Village));
        await stand.EnterAsync(left, Marriage(joined));
        var own = Divorce();
        await stand.EnterAsync(joined, own);
        var alone = (await stand.FamilyAsync(Village, own.Id)).State;
        await stand.EnterAsync(alone, RegisteredFamilies.Change(FamilyChangeKind.Marriage) with { Member = "01", Joins = left.Id, Card = left.FamilyCardNumber });
        var came = (await stand.FamilyAsync(Village, left.Id)).State.Members[^1];
        var other = RegisteredFamilies.PersonOf(Relationship.Relative, 1995).Nik;
        await stand.EnterAsync(left, RegisteredFamilies.Change(FamilyChangeKind.Correction) with { Member = came.Id, Fields = new MemberCorrection(other, null, null, null, null, null, null, null) });

        await DriveAsync([joined, alone, left, joined]);

        Assert.Equal(left.Members[1].Person.Nik, came.Person.Nik);
        Assert.Null(await ClaimAsync(came.Person.Nik));
        await stand.ExpectClaimsAsync([(await stand.FamilyAsync(Village, left.Id)).State, (await stand.FamilyAsync(Village, joined.Id)).State]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_number_of_one_who_went_on_and_died_stays_with_the_family_in_which_they_died(bool lastFirst)
    {
        var (left, joined) = (await stand.EnrolAsync(Village), await stand.EnrolAsync(Village));
        await stand.EnterAsync(left, Marriage(joined));
        await stand.EnterAsync(joined, RegisteredFamilies.Change(FamilyChangeKind.Death) with { Member = "04", DiedOn = new LocalDate(2026, 11, 20) });

        await DriveAsync(lastFirst ? [joined, left, joined] : [left, joined, left]);

        Assert.Equal((Village, joined.Id), (await ClaimAsync(left.Members[1].Person.Nik))!.HeldBy());
        Assert.Null((await stand.FamilyAsync(Village, left.Id)).Loose);
    }

    [Fact]
    public async Task Who_goes_on_in_the_other_village_before_they_are_taken_out_of_the_first_has_their_number_with_them()
    {
        var (left, joined) = (await stand.EnrolAsync(Village), await stand.EnrolAsync(Other));
        var marriage = Marriage(joined);
        await StandThereAsync(left, joined, marriage);
        var own = Divorce();
        await stand.EnterAsync(joined, own);

        await DriveAsync([joined, left, joined]);

        var alone = await stand.FamilyAsync(Other, own.Id);
        await stand.ExpectClaimsAsync([alone.State, (await stand.FamilyAsync(Village, left.Id)).State, (await stand.FamilyAsync(Other, joined.Id)).State]);
        Assert.DoesNotContain((await stand.FamilyAsync(Village, left.Id)).State.Members, m => m.Id == "02");
    }

    [Fact]
    public async Task Who_was_on_the_way_before_the_other_village_was_asked_goes_on_unasked()
    {
        var (left, joined) = (await stand.EnrolAsync(Village), await stand.EnrolAsync(Other));
        var marriage = Marriage(joined);
        await stand.EnterAsync(left, marriage);
        Assert.Equal(3, (await stand.FamilyAsync(Village, left.Id)).State.Members.Count);
        Assert.Null((await stand.FamilyAsync(Village, left.Id)).AwaitsChange);
        await stand.EditAsync(Partitions.Registry(Village), HouseholdDocument.IdOf(left.Id), stored => ((Newtonsoft.Json.Linq.JObject)stored["state"]!["departures"]![0]!).Remove("asks"));

        await DriveAsync([left, joined]);

        Assert.Equal(2, (await stand.FamilyAsync(Village, left.Id)).State.Members.Count);
        Assert.Equal(4, (await stand.FamilyAsync(Other, joined.Id)).State.Members.Count);
    }

    [Fact]
    public async Task A_marriage_into_another_village_that_was_agreed_to_by_a_process_that_died_then_is_carried_out()
    {
        var (left, joined) = (await stand.EnrolAsync(Village), await stand.EnrolAsync(Other));
        await stand.EnterAsync(left, Marriage(joined));
        await DriveAsync([left, joined]);
        Assert.Equal(3, (await stand.FamilyAsync(Other, joined.Id)).State.Members.Count);
        await stand.TakeOverAsync(left);
        Assert.True((await stand.FamilyAsync(Village, left.Id)).AwaitsChange);

        await DriveAsync([left, joined]);

        var there = (await stand.FamilyAsync(Other, joined.Id)).State;
        Assert.Equal((4, "village-officer-2"), (there.Members.Count, there.History[^1].Subject));
        await stand.ExpectClaimsAsync([(await stand.FamilyAsync(Village, left.Id)).State, there]);
    }

    [Fact]
    public async Task Nobody_marries_into_a_family_that_goes_over_to_another_village()
    {
        var (left, joined) = (await stand.EnrolAsync(Village), await stand.EnrolAsync(Village));
        await stand.EnterAsync(joined, RegisteredFamilies.Change(FamilyChangeKind.Move) with { To = AreaCode.Parse(Other), Address = RegisteredFamilies.Home });
        await stand.TakeOverAsync(joined);

        var refused = await Assert.ThrowsAsync<ProblemException>(() => stand.EnterAsync(left, Marriage(joined)));

        Assert.Equal((409, FamilyChangeViolations.UnderWay), (refused.Problem.Status, refused.Problem.Code));
        await DriveAsync([joined]);
        Assert.Equal(3, (await stand.FamilyAsync(Village, left.Id)).State.Members.Count);
        Assert.Equal(3, (await stand.FamilyAsync(Other, joined.Id)).State.Members.Count);
    }

    private static FamilyChange Marriage(HouseholdState joined) =>
        RegisteredFamilies.Change(FamilyChangeKind.Marriage) with { Member = "02", Joins = joined.Id, Card = joined.FamilyCardNumber };

    // Of who came to a family of three.
    private static FamilyChange Divorce() =>
        RegisteredFamilies.Change(FamilyChangeKind.Divorce) with { Member = "04", Card = RegisteredFamilies.CardOf(), Address = RegisteredFamilies.Home };

    private async Task DriveAsync(HouseholdState[] families)
    {
        foreach (var family in families)
        {
            await stand.DriveFamilyAsync(family);
        }
    }

    private Task<ClaimDocument?> ClaimAsync(Nik nik) => stand.Of<ClaimRepository>().FindAsync(stand.Of<ClaimRepository>().NikId(nik), CancellationToken.None);

    // As far as a process came that died once they stood in the other village.
    private async Task StandThereAsync(HouseholdState left, HouseholdState joined, FamilyChange marriage)
    {
        var (carrying, by) = (stand.Of<FamilyCarrying>(), RegisteredFamilies.Officer(left));
        Assert.Empty(await carrying.CarryOutAsync(await stand.FamilyAsync(Village, left.Id), marriage, by, change => change, CancellationToken.None));
        await stand.TakeOverAsync(left);
        var (from, there) = (await stand.FamilyAsync(Village, left.Id), await stand.FamilyAsync(Other, joined.Id));
        var (policy, now) = carrying.Today(joined.Village);
        var going = FamilyChangeRules.Judge(marriage, from.State, there.State, policy, now).Value!.Going!;
        await stand.SaveAsync(there, FamilyChangeDecider.TakeIn(marriage, going, by, from.State, there.State, policy, now));
    }
}
