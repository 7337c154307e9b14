using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Registry;

namespace Dtks.Flows.Tests.Removals;

/// <summary>Of removals in families that change meanwhile: who is told what, who goes, and how they stand again when it is undone.</summary>
[Collection("notices")]
[Trait("rule", "RAT-6")]
public sealed class RemovedFamiliesTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "REG-8")]
    [Trait("rule", "GOV-3")]
    public async Task The_family_that_takes_one_in_under_notice_is_told_and_objects_and_is_told_when_it_is_taken_back()
    {
        var village = Place.Next().Village;
        var (left, joined) = (SampleFamily.Of(village, members: 3), SampleFamily.Of(village, members: 2));
        var (household, _) = await _flow.OwnHouseholdAsync(left, "PKH");
        var (there, citizen) = await _flow.OwnHouseholdAsync(joined, "PKH");
        var officer = await _flow.TokenAsync("regency-officer", village[..4]);
        var removal = await _flow.RecordRemovalAsync(village, household, officer, RemovalSteps.Removal(members: ["03"]));
        await _flow.RegisterPopulationAsync(joined with { Members = [left.Members[2] with { Relationship = "childInLaw", MaritalStatus = "married" }] });
        await new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household)
            .ChangeAsync(new { kind = "marriage", member = "03", joins = there, familyCardNumber = joined.FamilyCardNumber });
        await _flow.IdleAsync();

        var told = (string)Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "removalNoticedMembers")["text"]!;
        Assert.All(["dinilai mampu", "1 orang", "keberatan", "anggota lain tetap tercatat"], said => Assert.Contains(said, told, StringComparison.Ordinal));
        var appeal = await _flow.AppealAsync(citizen, new { household = there }, "removed");
        (await _flow.PostAsync($"/households/{village}/{household}/removals/{removal}/cancellation", officer, new { reason = "Salah orang" })).Expect(HttpStatusCode.OK);
        await _flow.AdvanceAsync("PT5M");
        await _flow.AdvanceAsync("PT5M");

        // What was objected to is no more: nobody is denied it.
        var reached = (await _flow.GetAsync($"/appeals/{appeal["village"]}/{appeal["id"]}", citizen)).Expect(HttpStatusCode.OK);
        Assert.Equal(("granted", "doneBefore", "system"), (reached["status"], reached["result"], reached["history[-1:].role"]));
        Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "appealDoneBefore");
        (await _flow.DecideAppealAsync(village, appeal["id"]!, await _flow.TokenAsync("regency-officer", village[..4]), "denied")).ExpectProblem(HttpStatusCode.Conflict, "appeal.decided", "GOV-3");
        Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "removalCancelled");
        await _flow.AdvanceAsync("P16D");
        Assert.DoesNotContain(await _flow.MessagesAsync(citizen), m => ((string)m["code"]!).StartsWith("removed", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    [Trait("rule", "REG-2")]
    public async Task Who_is_born_in_the_days_of_notice_goes_with_the_family_and_comes_back_with_it()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        var (village, officer) = (family.Village, await _flow.TokenAsync("regency-officer", family.Village[..4]));
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household);
        await _flow.RecordRemovalAsync(village, household, officer);
        await steps.ChangeAsync(new { kind = "birth", member = (await _flow.BornAsync(family)).Json() });
        await _flow.IdleAsync();
        Assert.Equal(["01", "02", "03"], (await steps.ShownAsync()).Json["removals"]![0]!["members"]!.Select(m => (string)m!));
        Assert.Contains("ikut dihapus", (string)Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "removalNoticedBorn")["text"]!, StringComparison.Ordinal);
        await _flow.AdvanceAsync("P16D");

        Assert.Equal(("removed", 0), ((await steps.ShownAsync())["ended.reason"], (await steps.MembersAsync()).Count));
        Assert.Contains("3 orang", (string)Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "removedIneligible")["text"]!, StringComparison.Ordinal);

        // Also by who was born since.
        var appeal = await _flow.AppealAsync(citizen, new { household, member = "03" }, "removed");
        (await _flow.DecideAppealAsync(village, appeal["id"]!, await _flow.TokenAsync("regency-officer", village[..4]))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal(["01 head married", "02 wife married", "03 child unmarried"], await steps.MembersAsync());
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    [Trait("rule", "VER-4")]
    public async Task What_a_death_stops_is_told_without_the_grounds_of_who_was_removed_in_the_same_month_and_an_undone_removal_leaves_a_head()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 3);
        var (village, officer) = (family.Village, await _flow.TokenAsync("regency-officer", family.Village[..4]));
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH", "PBI-JKN");
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household);
        await _flow.RecordRemovalAsync(village, household, officer, RemovalSteps.Removal(number: 5, members: ["02"]));
        await _flow.AdvanceAsync("P16D");
        var today = (await _flow.NowAsync()).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await steps.ChangeAsync(new { kind = "death", member = "03", diedOn = today });
        await _flow.IdleAsync();

        var told = (string)Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "aidStoppedByDeath")["text"]!;
        Assert.All(["Bantuan PBI-JKN untuk", "kematian", "untuk 1 orang", "(PKH, PBI-JKN) tetap berjalan"], said => Assert.Contains(said, told, StringComparison.Ordinal));
        Assert.DoesNotContain("ASN", told, StringComparison.Ordinal);

        await steps.ChangeAsync(new { kind = "death", member = "01", diedOn = today });
        await _flow.IdleAsync();
        var appeal = await _flow.AppealAsync(citizen, new { household }, "removed");
        (await _flow.DecideAppealAsync(village, appeal["id"]!, await _flow.TokenAsync("regency-officer", village[..4]))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.StartsWith("02 head", Assert.Single(await steps.MembersAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("rule", "REG-8")]
    [Trait("rule", "GOV-3")]
    public async Task Of_a_family_that_parts_in_the_days_of_notice_each_is_told_of_its_own(bool inEffect)
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 4);
        var (village, officer) = (family.Village, await _flow.TokenAsync("regency-officer", family.Village[..4]));
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var removal = await _flow.RecordRemovalAsync(village, household, officer);
        var (card, village1) = (FamilySteps.CardOf(family, 1), await _flow.TokenAsync("village-officer", village));
        await _flow.RegisterPopulationAsync(family with { FamilyCardNumber = card, Street = "Dusun Krajan 14", Members = [family.Members[1] with { Relationship = "head", MaritalStatus = "divorced" }] });
        var steps = new FamilySteps(_flow, village1, village, household);
        var own = (await steps.ChangeAsync(new { kind = "divorce", member = "02", familyCardNumber = card, address = new { street = "Dusun Krajan 14", rt = family.Rt, rw = family.Rw } }))["change.id"]!;
        await steps.ChangeAsync(new { kind = "death", member = "04", diedOn = (await _flow.NowAsync()).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        await _flow.IdleAsync();
        await _flow.AdvanceAsync(inEffect ? "P16D" : "PT5M");

        var appeal = await _flow.AppealAsync(village1, new { household = own }, "removed");
        var decided = (await _flow.DecideAppealAsync(village, appeal["id"]!, await _flow.TokenAsync("regency-officer", village[..4]))).Expect(HttpStatusCode.OK);
        Assert.Equal(inEffect ? "removalUndone" : "removalCancelled", decided["result"]);
        await _flow.AdvanceAsync(inEffect ? "PT5M" : "P16D");

        var told = (await _flow.MessagesAsync(citizen)).ToLookup(m => (string)m["code"]!, m => (string)m["text"]!);
        Assert.Empty(told["removalUndone"].Concat(told["removalCancelled"]));

        // Who has a card of their own is not reached by what was given for the other family (REG-3): they are told in person.
        var notices = (await _flow.GetAsync($"/villages/{village}/notices", village1)).Expect(HttpStatusCode.OK).Json["items"]!;
        var apart = Assert.Single(notices, n => (string?)n["code"] == (inEffect ? "removalUndone" : "removalCancelled"));
        Assert.Contains("1 orang", (string?)apart["text"], StringComparison.Ordinal);
        Assert.Equal(("kept", true), ((string?)apart["status"], (bool?)apart["unreached"]));

        // Who died, and who stands apart, was not removed with the others.
        Assert.Single(told["removedIneligible"], t => t.StartsWith("2 orang", StringComparison.Ordinal));
        Assert.Single(told["removedIneligible"]);
        var shown = await _flow.RemovalAsync(village, household, removal, officer);
        Assert.Equal(("effective", "removed"), (shown["status"], (await steps.ShownAsync())["ended.reason"]));
        Assert.Equal(["01", "03"], shown.Json["members"]!.Select(m => (string)m!));
        var death = await _flow.AppealAsync(citizen, new { household, member = "04" }, "removed");
        Assert.Equal("death", (await _flow.GetAsync($"/appeals/{village}/{death["id"]}", citizen)).Expect(HttpStatusCode.OK)["about.record"]);
    }
}
