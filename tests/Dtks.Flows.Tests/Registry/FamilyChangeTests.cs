using System.Net;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Registry;

/// <summary>What changes in registered families, over HTTP, and what follows (REG-8).</summary>
[Collection("open month")]
[Trait("rule", "REG-8")]
public sealed class FamilyChangeTests(OpenMonth month)
{
    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "REG-5")]
    [Trait("rule", "PRO-2")]
    public async Task A_newborn_joins_the_family_and_then_assistance_is_asked_for_them()
    {
        var (family, steps) = await RegisteredAsync();
        var child = Newborns.Of(family);
        var birth = new { kind = "birth", member = child.Json() };
        (await steps.TryAsync(birth)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "change.unconfirmed", "REG-5", "/member/nik");
        await _flow.BornAsync(family);
        var grown = family with { Members = [.. family.Members, child] };
        var citizen = await _flow.TokenAsync("citizen", family.Village);
        var early = (await _flow.ProposalAsync(family.Village, await _flow.ProposeAssistanceAsync(grown, citizen, "PBI-JKN"), citizen)).ExpectStatus("refused");
        Assert.Equal("proposal.refusedFamilyChanged REG-8", $"{early["history[-1:].code"]} {early["history[-1:].rule"]}");
        Assert.Contains("kantor desa", early["explanation"], StringComparison.Ordinal);

        var first = await steps.ChangeAsync(birth, ("Idempotency-Key", "birth"));
        var again = await steps.ChangeAsync(birth, ("Idempotency-Key", "birth"));

        Assert.Equal(("applied", first.Text, first.ETag), (first["change.status"], again.Text, again.ETag));
        (await steps.TryAsync(new { kind = "birth", member = (child with { Name = "Contoh Lain" }).Json() }, ("Idempotency-Key", "birth"))).ExpectProblem(HttpStatusCode.Conflict, "idempotency.otherBody");
        (await steps.TryAsync(birth)).ExpectProblem(HttpStatusCode.Conflict, "change.alreadyMember", "REG-5", "/member/nik");
        Assert.Equal("05 child unmarried", (await steps.MembersAsync())[^1]);
        (await _flow.ProposalAsync(family.Village, await _flow.ProposeAssistanceAsync(grown, citizen, "PBI-JKN"), citizen)).ExpectStatus("verifying");

        // Nobody else enters or proposes the child.
        var (another, other) = await RegisteredAsync();
        await _flow.RegisterPopulationAsync(another with { Members = [child] });
        (await other.TryAsync(birth)).ExpectProblem(HttpStatusCode.Conflict, "change.claimed", "REG-5", "/member/nik");
        Assert.Equal("household.changeRefused", (await other.ShownAsync())["history[-1:].code"]);
        Assert.Equal(4, (await other.MembersAsync()).Count);
    }

    [Fact]
    [Trait("rule", "VER-2")]
    [Trait("rule", "VER-4")]
    public async Task The_head_dies_and_card_programmes_and_sheet_go_on_with_the_family()
    {
        var village = await month.NextAsync();
        var family = village.Family;
        var steps = new FamilySteps(_flow, village.Officer, village.Code, village.Household);
        var carded = family with { FamilyCardNumber = FamilySteps.CardOf(family, 1), Members = [family.Members[1] with { Relationship = "head", MaritalStatus = "widowed" }, .. family.Members.Skip(2)] };
        await _flow.RegisterPopulationAsync(carded);
        var stale = (await steps.ShownAsync()).ETag;
        var death = new { kind = "death", member = "01", diedOn = "2026-11-09", newHead = "02", familyCardNumber = carded.FamilyCardNumber };
        (await steps.TryAsync(death, ("If-Match", "\"9\""))).ExpectProblem(HttpStatusCode.PreconditionFailed, "stale");

        await steps.ChangeAsync(death, ("If-Match", stale));
        await _flow.IdleAsync();

        Assert.Equal(["02 head widowed", "03 child unmarried", "04 child unmarried"], await steps.MembersAsync());
        var lines = await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer);
        Assert.Equal(["line.recipientDied 3"], lines.Where(l => l["suggestion"] is not null).Select(l => $"{l["suggestion"]!["code"]} {l["suggestion"]!["ground"]}"));
        var dead = lines.Number(family.Head.Name, "PBI-JKN");
        Assert.Equal(2, lines.Count(l => (string)l["name"]! == family.Members[1].Name && (string)l["programme"]! != "PBI-JKN"));

        // The dead one's line no longer takes the family's programmes along (VER-4).
        (await _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, new[] { new { line = dead, outcome = "ineligible", ground = 3 } })).Expect(HttpStatusCode.OK);
        lines = await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer);
        Assert.Equal(1, lines.Count(l => (string)l["outcome"]! == "ineligible"));
        var citizen = await _flow.TokenAsync("citizen", village.Code);
        var asked = await _flow.ProposeAssistanceAsync(carded, citizen, "PKH");
        Assert.Equal("proposal.refusedAlreadyReceiving", (await _flow.ProposalAsync(village.Code, asked, citizen))["history[-1:].code"]);
    }

    [Fact]
    public async Task Two_changes_at_once_are_both_carried_out_and_one_that_names_its_version_is_not()
    {
        var (_, steps) = await RegisteredAsync();
        var tag = (await steps.ShownAsync()).ETag;
        object Died(string member) => new { kind = "death", member, diedOn = "2026-11-09" };

        var both = await Task.WhenAll(steps.TryAsync(Died("03")), steps.TryAsync(Died("04")));
        var one = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => steps.TryAsync(Died("02"), ("If-Match", tag))));

        Assert.All(both, answer => answer.Expect(HttpStatusCode.OK));
        Assert.All(one, answer => answer.ExpectProblem(HttpStatusCode.PreconditionFailed, "stale"));
        Assert.Equal(["01 head married", "02 wife married"], await steps.MembersAsync());
    }

    [Theory]
    [Trait("rule", "REG-2")]
    [InlineData("{\"kind\":\"x\"}", 400, "input.unknownValue", "/kind")]
    [InlineData("{\"kind\":1}", 400, "json.wrongType", "/kind")]
    [InlineData("{}", 400, "json.missingMember", "/kind")]
    [InlineData("[]", 400, "json.wrongType", "")]
    [InlineData("{", 400, "json.malformed", "")]
    [InlineData("{\"kind\":\"card\",\"familyCardNumber\":\"1\",\"x\":1}", 400, "json.unknownMember", "/x")]
    [InlineData("{\"kind\":\"death\",\"member\":\"77\",\"diedOn\":\"2026-11-01\"}", 400, "change.memberUnknown", "/member")]
    [InlineData("{\"kind\":\"death\",\"member\":\"01\",\"diedOn\":\"2026-12-01\",\"newHead\":\"02\"}", 400, "date.future", "/diedOn")]
    [InlineData("{\"kind\":\"death\",\"member\":\"01\",\"diedOn\":\"2026-11-01\"}", 400, "change.newHeadRequired", "/newHead")]
    [InlineData("{\"kind\":\"divorce\",\"member\":\"03\",\"familyCardNumber\":\"3306010101109999\",\"address\":{\"street\":\"A1\",\"rt\":\"1\",\"rw\":\"1\"}}", 422, "change.notMarried", "/member")]
    [InlineData("{\"kind\":\"marriage\",\"member\":\"01\",\"familyCardNumber\":\"3306010101109999\",\"newHead\":\"02\"}", 422, "change.alreadyMarried", "/member")]
    [InlineData("{\"kind\":\"marriage\",\"member\":\"03\",\"joins\":\"h\",\"familyCardNumber\":\"3306010101109999\"}", 400, "change.joinsUnknown", "/joins")]
    [InlineData("{\"kind\":\"move\",\"to\":\"3306019999\",\"address\":{\"street\":\"A1\",\"rt\":\"1\",\"rw\":\"1\"}}", 400, "area.unknown", "/to")]
    [InlineData("{\"kind\":\"correction\",\"member\":\"02\",\"fields\":{\"nik\":\"3306014101820099\"}}", 422, "change.unconfirmed", "/fields/nik")]
    [InlineData("{\"kind\":\"correction\",\"member\":\"03\",\"fields\":{\"maritalStatus\":\"widowed\"}}", 422, "change.unconfirmed", "/fields/maritalStatus")]
    public async Task What_cannot_be_is_told_where_and_changes_nothing(string body, int status, string code, string pointer)
    {
        var village = month.Untouched;
        var steps = new FamilySteps(_flow, village.Officer, village.Code, village.Household);
        var before = await steps.ShownAsync();

        (await steps.TryAsync(body)).ExpectProblem((HttpStatusCode)status, code, null, pointer);

        Assert.Equal(before.ETag, (await steps.ShownAsync()).ETag);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    [Trait("rule", "PRO-5")]
    public async Task Whose_data_a_new_card_brings_otherwise_is_told_and_after_so_many_attempts_with_whom_to_speak()
    {
        var (family, steps) = await RegisteredAsync();
        var card = FamilySteps.CardOf(family, 1);
        await _flow.RegisterPopulationAsync((family with { FamilyCardNumber = card }).With(1, m => m with { Name = "Contoh Lain" }));
        var change = new { kind = "card", familyCardNumber = card };

        var told = (await steps.TryAsync(change)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "change.unconfirmed", "REG-5", "");
        Assert.Contains("nama (anggota 02)", told["detail"], StringComparison.Ordinal);
        (await steps.TryAsync(new { kind = "card", familyCardNumber = FamilySteps.CardOf(family, 2) })).ExpectProblem(HttpStatusCode.UnprocessableEntity, "change.unconfirmed", "REG-5", "/familyCardNumber");
        (await steps.TryAsync(change)).Expect(HttpStatusCode.UnprocessableEntity);

        var spent = (await steps.TryAsync(change)).ExpectProblem(HttpStatusCode.TooManyRequests, "attempts.change", "PRO-5");
        var village = (await _flow.GetAsync($"/areas/{family.Village}")).Expect(HttpStatusCode.OK)["name"]!;
        Assert.Contains(village, spent["detail"], StringComparison.Ordinal);
        Assert.Contains("perubahan keluarga", spent["detail"], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task While_the_population_register_is_away_a_change_waits_and_can_be_taken_back()
    {
        var (family, steps) = await RegisteredAsync();
        var child = await _flow.BornAsync(family);
        await _flow.RegisterPopulationAsync(family with { FamilyCardNumber = FamilySteps.CardOf(family, 1) });
        (await _flow.SendAsync(HttpMethod.Post, "/dev/faults", body: new { service = "population", kind = "outage" })).Expect(HttpStatusCode.OK);
        Answer waits, card;
        try
        {
            waits = (await steps.TryAsync(new { kind = "birth", member = child.Json() }, ("Idempotency-Key", "w"))).Expect(HttpStatusCode.Accepted);
            card = (await steps.TryAsync(new { kind = "card", familyCardNumber = FamilySteps.CardOf(family, 1) })).Expect(HttpStatusCode.Accepted);
            await steps.ChangeAsync(new { kind = "death", member = "04", diedOn = "2026-11-09" });
            await steps.WithdrawAsync(card["change.id"]!);
        }
        finally
        {
            await _flow.SendAsync(HttpMethod.Delete, "/dev/faults");
        }

        Assert.Equal(("waiting", "waiting", 4), (waits["change.status"], waits["pending[0].status"], waits.Json["members"]!.Count()));
        await _flow.IdleAsync();
        Assert.Equal(["01 head married", "02 wife married", "03 child unmarried", "05 child unmarried"], await steps.MembersAsync());
        Assert.Equal("applied", (await steps.TryAsync(new { kind = "birth", member = child.Json() }, ("Idempotency-Key", "w"))).Expect(HttpStatusCode.OK)["change.status"]);
        Assert.Equal(family.FamilyCardNumber, (await steps.ShownAsync())["familyCardNumber"]);
        (await _flow.PostAsync(steps.Path + "/withdrawal", (await _flow.TokenAsync("village-officer", family.Village)), new { change = card["change.id"] })).ExpectProblem(HttpStatusCode.Conflict, "change.notWaiting", "REG-8", "/change");
    }

    private async Task<(SampleFamily Family, FamilySteps Steps)> RegisteredAsync()
    {
        var place = Place.Next();
        var family = SampleFamily.Of(place.Village, members: 4);
        var household = Assert.Single(await _flow.RecipientsAsync([family], "PKH"));
        var officer = await _flow.TokenAsync("village-officer", place.Village);
        return (family, new FamilySteps(_flow, officer, place.Village, household));
    }
}
