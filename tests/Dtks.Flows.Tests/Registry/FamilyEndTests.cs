using System.Net;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Registry;

/// <summary>The end of a household, its head, and what both villages of a move are told, over HTTP (REG-8).</summary>
[Collection("open month")]
[Trait("rule", "REG-8")]
public sealed class FamilyEndTests(OpenMonth month)
{
    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "RAT-6")]
    [Trait("rule", "REG-5")]
    public async Task A_family_whose_last_member_died_is_not_taken_over_and_both_villages_see_why()
    {
        var (place, family, steps, household) = await RegisteredAsync(members: 1);
        var there = await _flow.TokenAsync("village-officer", place.Villages[1]);
        await steps.MoveAsync(place.Villages[1]);
        Assert.Equal("waiting", (await ArrivalsAsync(place.Villages[1], there))["items[0].status"]);

        await steps.ChangeAsync(new { kind = "death", member = "01", diedOn = "2026-11-09" });
        await _flow.IdleAsync();

        var here = await steps.ShownAsync();
        Assert.Equal(("deceased", "household.ended", "refused", null), (here["ended.reason"], here["pending[0].code"], here["pending[0].status"], here["departures"]));
        var told = await ArrivalsAsync(place.Villages[1], there);
        Assert.Equal((household, "refused", "household.ended"), (told["items[0].household"], told["items[0].status"], told["items[0].code"]));
        Assert.Contains("Semua anggotanya tercatat meninggal", told["items[0].detail"], StringComparison.Ordinal);
        var arrival = $"/households/{place.Villages[1]}/{household}/arrival";
        (await _flow.PostAsync(arrival, there, new { })).ExpectProblem(HttpStatusCode.Conflict, "household.ended", "REG-8");
        (await _flow.GetAsync($"/households/{place.Villages[1]}/{household}", there)).Expect(HttpStatusCode.NotFound);

        // Whoever tracks the proposal is not told that nothing is to be done.
        var code = (await _flow.ProposalAsync(place.Village, household, await _flow.TokenAsync("regency-officer", place.Regency)))["trackingCode"]!;
        var tracked = (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK);
        Assert.Equal("registered", tracked["status"]);
        Assert.Contains("keluarganya sekarang tidak ada lagi", tracked["meaning"], StringComparison.Ordinal);
        Assert.Contains("membetulkannya", tracked["next"], StringComparison.Ordinal);
        Assert.DoesNotContain("meninggal", tracked.Text, StringComparison.Ordinal);

        // Its card is free for whoever bears it.
        var bearer = SampleFamily.Of(place.Villages[1]) with { FamilyCardNumber = family.FamilyCardNumber };
        (await _flow.PostAsync("/proposals", there, bearer.Proposal())).Expect(HttpStatusCode.Created);

        // Taken note of, it is listed no more.
        (await _flow.PostAsync(arrival, there, new { outcome = "refused", note = "Sudah kami catat" })).Expect(HttpStatusCode.OK);
        Assert.Empty((await ArrivalsAsync(place.Villages[1], there)).Json["items"]!);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task A_conflict_with_a_family_that_moved_names_the_proposal_where_it_stands()
    {
        var (place, family, steps, household) = await RegisteredAsync(members: 1);
        var there = await _flow.TokenAsync("village-officer", place.Villages[1]);
        var code = (await _flow.ProposalAsync(place.Village, household, await _flow.TokenAsync("regency-officer", place.Regency)))["trackingCode"]!;
        var before = (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK);
        await steps.MoveAsync(place.Villages[1]);
        (await _flow.PostAsync($"/households/{place.Villages[1]}/{household}/arrival", there, new { })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var after = (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK);
        Assert.Equal((before["meaning"], before["next"]), (after["meaning"], after["next"]));
        Assert.NotEqual(before["with"], after["with"]);

        var claimed = (await _flow.PostAsync("/proposals", there, (family with { Village = place.Villages[1] }).Proposal())).ExpectProblem(HttpStatusCode.Conflict, "identity.claimed", "REG-5");

        Assert.Contains($"{place.Village}/{household}", claimed.Text, StringComparison.Ordinal);
        var regency = await _flow.TokenAsync("regency-officer", place.Regency);
        (await _flow.GetAsync($"/proposals/{place.Village}/{household}", regency)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("rule", "VER-2")]
    public async Task A_family_that_moves_where_the_month_has_no_sheet_is_verified_in_the_old_village_until_it_ends()
    {
        var (from, to) = (await month.NextAsync(), Place.Next().Village);
        var steps = new FamilySteps(_flow, from.Officer, from.Code, from.Household);
        var there = await _flow.TokenAsync("village-officer", to);
        await steps.MoveAsync(to);

        (await _flow.PostAsync($"/households/{to}/{from.Household}/arrival", there, new { })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var lines = await _flow.LinesAsync(OpenMonth.Period, from.Code, from.Officer);
        Assert.Equal(6, lines.Count);
        Assert.All(lines, l => Assert.Equal("line.stillHere", (string?)l["suggestion"]!["code"]));
        (await _flow.DecideAsync(OpenMonth.Period, from.Code, from.Officer, new[] { new { line = 1, outcome = "eligible" } })).Expect(HttpStatusCode.OK);
        Assert.Equal("eligible", (await _flow.LinesAsync(OpenMonth.Period, from.Code, from.Officer)).Stand(1).Trim());
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public async Task A_new_head_is_an_adult_and_a_wrong_one_is_put_right_with_the_card()
    {
        var (_, family, steps, _) = await RegisteredAsync(members: 3);
        object Died(string newHead) => new { kind = "death", member = "01", diedOn = "2026-11-09", newHead };
        var refused = (await steps.TryAsync(Died("03"))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "change.newHeadMinor", "REG-2", "/newHead");
        Assert.Contains(": 02.", refused.Text, StringComparison.Ordinal);
        await _flow.RegisterPopulationAsync(family with { Members = [family.Members[1] with { Relationship = "head" }, family.Members[0] with { Relationship = "husband" }, family.Members[2]] });

        await steps.ChangeAsync(new { kind = "card", familyCardNumber = family.FamilyCardNumber, newHead = "02" });

        Assert.Equal(["01 husband married", "02 head married", "03 child unmarried"], await steps.MembersAsync());
        (await steps.TryAsync(new { kind = "card", familyCardNumber = family.FamilyCardNumber, newHead = "03" })).ExpectProblem(HttpStatusCode.UnprocessableEntity, "change.newHeadMinor", "REG-2", "/newHead");
    }

    private async Task<Answer> ArrivalsAsync(string village, string officer) => (await _flow.GetAsync($"/villages/{village}/arrivals", officer)).Expect(HttpStatusCode.OK);

    private async Task<(Place Place, SampleFamily Family, FamilySteps Steps, string Household)> RegisteredAsync(int members)
    {
        var place = Place.Next();
        var family = SampleFamily.Of(place.Village, members);
        var household = Assert.Single(await _flow.RecipientsAsync([family], "PKH"));
        return (place, family, new FamilySteps(_flow, await _flow.TokenAsync("village-officer", place.Village), place.Village, household), household);
    }
}
