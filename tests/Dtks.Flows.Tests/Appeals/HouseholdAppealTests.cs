using System.Net;
using Dtks.Flows.Tests.Citizens;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>Appeals against a removal, and against another's entitlement, whose maker nobody learns of.</summary>
[Collection("notices")]
[Trait("rule", "GOV-3")]
public sealed class HouseholdAppealTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [InlineData(false, "removalCancelled")]
    [InlineData(true, "removalUndone")]
    public async Task A_removal_is_taken_back_before_it_takes_effect_and_undone_after(bool inEffect, string result)
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        var village = family.Village;
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH", "PBI-JKN");
        var (officer, other) = (await _flow.TokenAsync("regency-officer", village[..4]), await _flow.TokenAsync("regency-officer", village[..4]));
        (await _flow.PostAsync("/appeals", citizen, AppealSteps.Appeal(new { household }, "removed"))).ExpectProblem(HttpStatusCode.Conflict, "appeal.notRemoved", "GOV-3");
        var before = await _flow.HouseholdAsync(village, household, officer);
        var removal = await _flow.RecordRemovalAsync(village, household, officer);
        if (inEffect)
        {
            await _flow.AdvanceAsync("P16D");
        }

        // Whoever is of the family, and did not propose it, objects as well.
        var spouse = await _flow.TokenAsync("citizen", village);
        (await _flow.PostAsync("/appeals", spouse, AppealSteps.Appeal(new { household }, "removed"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        await _flow.ConfirmedAsync(spouse, family, 1);
        var me = (await _flow.GetAsync("/me", spouse)).Expect(HttpStatusCode.OK);
        Assert.Equal((village, household), (me["family.village"], me["family.household"]));
        Assert.Contains("hapus", me["family.explanation"], StringComparison.Ordinal);
        var appeal = await _flow.AppealAsync(inEffect ? spouse : citizen, new { household }, "removed");
        (await _flow.GetAsync($"/appeals/{village}/{appeal["id"]}", inEffect ? citizen : spouse)).Expect(HttpStatusCode.OK);
        (await _flow.PostAsync("/appeals", await _flow.TokenAsync("citizen", village), AppealSteps.Appeal(new { household }, "removed"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.DecideAppealAsync(village, appeal["id"]!, officer)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "appeal.decidedBefore", "GOV-3");
        Assert.Equal(result, (await _flow.DecideAppealAsync(village, appeal["id"]!, other)).Expect(HttpStatusCode.OK)["result"]);
        await _flow.AdvanceAsync("P16D");

        var after = await _flow.HouseholdAsync(village, household, officer);
        Assert.Equal(before.Json["members"]!.ToString(), after.Json["members"]!.ToString());
        Assert.Equal(before.Json["entitlements"]!.ToString(), after.Json["entitlements"]!.ToString());
        Assert.Null(after["ended.reason"]);
        Assert.Equal(inEffect ? "undone" : "cancelled", (await _flow.RemovalAsync(village, household, removal, officer))["status"]);

        // Their numbers are theirs.
        (await _flow.PostAsync("/proposals", await _flow.TokenAsync("citizen", village), family.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        Assert.Contains((await _flow.GetAsync($"/villages/{village}/proposals", officer)).Json["items"]!, p => (string?)p["status"] == "refused");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_objected_is_not_told_to_object_again(bool removed)
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var village = family.Village;
        var (proposal, citizen) = removed ? await _flow.OwnHouseholdAsync(family, "PKH") : await _flow.VerifyingAsync(family);
        var (officer, other) = (await _flow.TokenAsync("regency-officer", village[..4]), await _flow.TokenAsync("regency-officer", village[..4]));
        if (removed)
        {
            await _flow.RecordRemovalAsync(village, proposal, officer);
        }
        else
        {
            (await _flow.VerifyAsync(village, proposal, officer, "ineligible", 11)).Expect(HttpStatusCode.OK);
        }

        await _flow.IdleAsync();
        var before = await ToldAsync();
        Assert.All(before, text => Assert.Contains("ajukan keberatan", text, StringComparison.Ordinal));
        var appeal = await _flow.AppealAsync(citizen, removed ? new { household = proposal } : new { proposal }, removed ? "removed" : "refused");
        Assert.All(await ToldAsync(), text => Assert.Contains($"paling lambat {appeal["dueOn"]}", text, StringComparison.Ordinal));
        (await _flow.DecideAppealAsync(village, appeal["id"]!, other, "denied")).Expect(HttpStatusCode.OK);
        Assert.All(await ToldAsync(), text => Assert.Contains("tidak diputuskan dua kali", text, StringComparison.Ordinal));
        Assert.Equal(removed ? 1 : 3, before.Count);

        async Task<IReadOnlyList<string>> ToldAsync()
        {
            var shown = await _flow.ProposalAsync(village, proposal, citizen);
            var tracked = (await _flow.GetAsync($"/tracking/{shown["trackingCode"]}")).Expect(HttpStatusCode.OK)["next"]!;
            var own = (await _flow.GetAsync("/me", citizen)).Expect(HttpStatusCode.OK)["proposals.items[0].explanation"];
            return removed ? [tracked] : [tracked, shown["explanation"]!, own!];
        }
    }

    [Fact]
    public async Task Numbers_that_another_holds_by_now_are_settled_first()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var village = family.Village;
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        await _flow.RecordRemovalAsync(village, household, await _flow.TokenAsync("regency-officer", village[..4]));
        await _flow.AdvanceAsync("P16D");
        var appeal = await _flow.AppealAsync(citizen, new { household }, "removed");
        await _flow.VerifyingAsync(SampleFamily.Of(village) with { FamilyCardNumber = family.FamilyCardNumber });

        (await _flow.DecideAppealAsync(village, appeal["id"]!, await _flow.TokenAsync("regency-officer", village[..4]))).ExpectProblem(HttpStatusCode.Conflict, "appeal.numberHeld", "REG-5");
        Assert.Equal("open", (await _flow.GetAsync($"/appeals/{village}/{appeal["id"]}", citizen))["status"]);
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task Who_objects_to_anothers_entitlement_is_shown_to_nobody_and_their_words_to_nobody_in_the_village()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var village = family.Village;
        var (household, concerned) = await _flow.VerifyingAsync(family, "registerWithAssistance", "PKH");
        var verifier = await _flow.TokenAsync("regency-officer", village[..4]);
        (await _flow.VerifyAsync(village, household, verifier)).Expect(HttpStatusCode.OK);
        await _flow.RatifyAsync(village[..4]);
        var subject = $"citizen-{Guid.NewGuid():N}";
        var objector = await _flow.TokenAsync("citizen", village, subject);
        var appeal = await _flow.AppealAsync(objector, new { household }, "notEntitled");
        var path = $"/appeals/{village}/{appeal["id"]}";

        foreach (var role in (string[])["village-officer", "village-head", "tksk", "district-head"])
        {
            var shown = (await _flow.GetAsync(path, await _flow.TokenAtAsync(role, village))).Expect(HttpStatusCode.OK);
            Assert.Null(shown["reason"]);
            Assert.Null(shown["phone"]);
            Assert.DoesNotContain(subject, shown.Text, StringComparison.Ordinal);
        }

        var listed = (await _flow.GetAsync($"/villages/{village}/appeals", await _flow.TokenAsync("village-officer", village))).Expect(HttpStatusCode.OK);
        Assert.Equal((appeal["id"], household), ((string)Assert.Single(listed.Json["items"]!)["id"]!, (string)listed.Json["items"]![0]!["about"]!["id"]!));
        Assert.DoesNotContain(subject, listed.Text, StringComparison.Ordinal);
        var officer = await _flow.TokenAsync("regency-officer", village[..4]);
        var above = (await _flow.GetAsync(path, officer)).Expect(HttpStatusCode.OK);
        Assert.NotNull(above["reason"]);
        Assert.DoesNotContain(subject, above.Text, StringComparison.Ordinal);
        (await _flow.GetAsync(path, concerned)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        var trail = (await _flow.GetAsync($"/audit?area={village}&about=household-{household}", concerned)).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain(subject, trail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("appeal", (await _flow.GetAsync($"/households/{village}/{household}", officer)).Text, StringComparison.Ordinal);

        (await _flow.DecideAppealAsync(village, appeal["id"]!, verifier)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "appeal.decidedBefore", "GOV-3");
        Assert.Equal("forDeliberation", (await _flow.DecideAppealAsync(village, appeal["id"]!, officer)).Expect(HttpStatusCode.OK)["result"]);
        Assert.Single((await _flow.GetAsync($"/regencies/{village[..4]}/appeals?status=granted", officer)).Expect(HttpStatusCode.OK).Json["items"]!);
        Assert.Empty((await _flow.GetAsync($"/regencies/{village[..4]}/appeals?status=open", officer)).Expect(HttpStatusCode.OK).Json["items"]!);
        (await _flow.GetAsync($"/regencies/{village[..4]}/appeals?status=lost", officer)).ExpectProblem(HttpStatusCode.BadRequest, "list.status");
        Assert.DoesNotContain(subject, (await _flow.SendAsync(HttpMethod.Get, $"/dev/events?subject=appeals/{village}/{appeal["id"]}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Whoever_had_a_part_in_what_the_household_came_to_since_or_in_what_brought_it_decides_nothing_about_it()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var village = family.Village;
        var (household, concerned) = await _flow.VerifyingAsync(family, "registerWithAssistance", "PKH");
        var (first, later, refuser) = (await _flow.TokenAsync("regency-officer", village[..4]), await _flow.TokenAsync("regency-officer", village[..4]), await _flow.TokenAsync("regency-officer", village[..4]));
        (await _flow.VerifyAsync(village, household, first)).Expect(HttpStatusCode.OK);
        await _flow.RatifyAsync(village[..4]);
        var against = await _flow.AppealAsync(await _flow.TokenAsync("citizen", village), new { household }, "notEntitled");
        (await _flow.VerifyAsync(village, await _flow.ProposeAssistanceAsync(family, concerned, "BPNT"), later)).Expect(HttpStatusCode.OK);
        await _flow.RatifyAsync(village[..4]);
        (await _flow.DecideAppealAsync(village, against["id"]!, later)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "appeal.decidedBefore", "GOV-3");

        var refused = await _flow.ProposeAssistanceAsync(family, concerned, "PBI-JKN");
        (await _flow.VerifyAsync(village, refused, refuser, "ineligible", 11)).Expect(HttpStatusCode.OK);
        var appeal = await _flow.AppealAsync(concerned, new { proposal = refused });
        foreach (var token in (string[])[first, refuser])
        {
            (await _flow.DecideAppealAsync(village, appeal["id"]!, token)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "appeal.decidedBefore", "GOV-3");
        }

        Assert.Equal("reopened", await _flow.GrantAppealAsync(appeal));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Whoever_brought_the_household_in_decides_neither_about_its_removal_nor_about_a_death_of_it()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 3);
        var village = family.Village;
        var (proposal, citizen) = await _flow.VerifyingAsync(family, "registerWithAssistance", "PKH");
        var first = await _flow.TokenAsync("regency-officer", village[..4]);
        (await _flow.VerifyAsync(village, proposal, first)).Expect(HttpStatusCode.OK);
        await _flow.RatifyAsync(village[..4]);
        var household = (await _flow.ProposalAsync(village, proposal, citizen)).ExpectStatus("registered")["registeredAs"]!;

        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household);
        await steps.ChangeAsync(new { kind = "death", member = "03", diedOn = (await _flow.NowAsync()).AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
        await _flow.IdleAsync();
        var death = await _flow.AppealAsync(citizen, new { household, member = "03" }, "removed");
        (await _flow.DecideAppealAsync(village, death["id"]!, first)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "appeal.decidedBefore", "GOV-3");
        Assert.Equal("deathUndone", await _flow.GrantAppealAsync(death));

        await _flow.RecordRemovalAsync(village, household, await _flow.TokenAsync("regency-officer", village[..4]));
        var removal = await _flow.AppealAsync(citizen, new { household }, "removed");
        (await _flow.DecideAppealAsync(village, removal["id"]!, first)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "appeal.decidedBefore", "GOV-3");
        Assert.Equal("removalCancelled", await _flow.GrantAppealAsync(removal));
    }
}
