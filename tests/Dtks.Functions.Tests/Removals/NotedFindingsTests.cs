using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Functions.SheetEffects;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.FamilyChanges;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Tests.Removals;

/// <summary>What is written and read once where a ratified sheet's findings are carried out is what is written and read in steps elsewhere.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "RAT-6")]
[Trait("rule", "REG-4")]
public sealed class NotedFindingsTests(ClaimsStand stand)
{
    private const string Village = "3404022007";
    private const string Other = "3306162007";

    [Fact]
    public async Task A_household_that_is_written_with_its_removal_says_what_the_projection_would_which_writes_nothing_more()
    {
        var family = await stand.EnrolAsync(Village);
        var removal = await stand.NoticedAsync(family, ["01"]);
        var before = await stand.FamilyAsync(Village, family.Id);
        var noted = RemovalFindings.Noted(before, removal);
        Assert.True(noted.Unfollowed);
        await stand.Of<ChangeCommit>().SaveAsync(ChangeSet.Bookkeeping(Partitions.Registry(Village)).Replace(noted), CancellationToken.None);
        var written = await stand.FamilyAsync(Village, family.Id);

        await stand.New<RemovalFindings>().ApplyAsync(RemovalFindings.Of(removal).Data, CancellationToken.None);

        var after = await stand.FamilyAsync(Village, family.Id);
        Assert.Equal(written.ETag, after.ETag);
        Assert.Equal((SuggestionSourceKind.Removal, removal.Id), Assert.Single(after.State.Findings!.Select(f => (f.Kind, f.Id))));

        // Taken back, it says so no more.
        await stand.TakeBackAsync(removal);
        await stand.New<RemovalFindings>().ApplyAsync(RemovalFindings.Of(removal).Data, CancellationToken.None);
        Assert.Null((await stand.FamilyAsync(Village, family.Id)).State.Findings);
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public async Task The_way_of_a_household_is_the_same_whether_it_is_read_with_the_household_or_by_itself()
    {
        var family = await stand.EnrolAsync(Village);
        Assert.Equal(family.Id, await SameAsync(Village, family.Id));

        var there = await stand.MoveAsync(family, Other);
        Assert.Null(await SameAsync(Village, family.Id));
        Assert.Equal(there.Id, await SameAsync(Other, there.Id));

        await stand.MoveAsync(there, Village);
        Assert.Equal(family.Id, await SameAsync(Village, family.Id));
        Assert.Null(await SameAsync(Village, "00000000000000000000000000000000"));

        // One that cannot be read has its way all the same; whoever reads it where it stands fails with that.
        await stand.EditAsync(Partitions.Registry(Village), HouseholdDocument.IdOf(family.Id), stored => stored["state"]!["unknownMember"] = 1);
        Assert.Null(await SameAsync(Village, family.Id));
    }

    private async Task<string?> SameAsync(string village, string household)
    {
        var place = new FamilyPlace(AreaCode.Parse(village), household);
        var alone = await stand.Of<HouseholdPlaces>().OfAsync(place.Village, household, CancellationToken.None);
        var (way, there) = await stand.New<StandingMembers>().WayAsync(place, CancellationToken.None);
        Assert.Equal(alone.Places, way.Places);
        Assert.Equal((alone.Now, alone.Ended), (way.Now, way.Ended));
        return there?.State.Id;
    }
}
