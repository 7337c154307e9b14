using System.Net;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Registry;

[Collection("open month")]
public sealed class HouseholdTests(OpenMonth month)
{
    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "REG-1")]
    [Trait("rule", "RAT-3")]
    public async Task A_registered_proposal_is_a_household_with_what_was_granted()
    {
        var village = month.Untouched;

        var answer = (await _flow.GetAsync($"/households/{village.Code}/{village.Household}", village.Officer)).Expect(HttpStatusCode.OK);

        Assert.Equal(village.Household, answer["id"]);
        Assert.Equal(village.Family.FamilyCardNumber, answer["familyCardNumber"]);
        Assert.Equal(village.Family.Members.Select(m => m.Nik), answer.Json.SelectTokens("members[*].person.nik").Select(t => t.ToString()));
        Assert.Equal(["BPNT", "PBI-JKN", "PBI-JKN", "PBI-JKN", "PBI-JKN", "PKH"], answer.Json.SelectTokens("entitlements[*].programme").Select(t => t.ToString()).Order(StringComparer.Ordinal));
        Assert.All(answer.Json.SelectTokens("entitlements[*].since"), since => Assert.Equal(OpenMonth.Period, since.ToString()));
        Assert.Equal("household.enrolled", answer["history[0].code"]);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.NotEmpty(answer.ETag);
    }

    [Theory]
    [Trait("rule", "GOV-2")]
    [InlineData("village-head", 10, HttpStatusCode.OK)]
    [InlineData("tksk", 6, HttpStatusCode.OK)]
    [InlineData("district-head", 6, HttpStatusCode.OK)]
    [InlineData("regency-officer", 4, HttpStatusCode.OK)]
    [InlineData("regent", 4, HttpStatusCode.OK)]
    [InlineData("ministry-officer", 0, HttpStatusCode.OK)]
    [InlineData("auditor", 2, HttpStatusCode.OK)]
    [InlineData("citizen", 10, HttpStatusCode.Forbidden)]
    [InlineData("post-officer", 4, HttpStatusCode.Forbidden)]
    [InlineData("desk-officer", 4, HttpStatusCode.Forbidden)]
    public async Task Officers_of_the_area_read_it_and_nobody_else(string role, int digits, HttpStatusCode expected)
    {
        var village = month.Untouched;
        var token = await _flow.TokenAsync(role, digits == 0 ? "ID" : village.Code[..digits]);

        (await _flow.GetAsync($"/households/{village.Code}/{village.Household}", token)).Expect(expected);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Another_area_is_403_and_what_is_not_there_404()
    {
        var village = month.Untouched;
        var other = village.Code[..9] + (village.Code[9] == '9' ? '8' : '9');

        (await _flow.GetAsync($"/households/{village.Code}/{village.Household}", await _flow.TokenAsync("village-officer", other))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.GetAsync($"/households/{village.Code}/{new string('0', 32)}", village.Officer)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.GetAsync($"/households/{other}/{village.Household}", await _flow.TokenAsync("auditor", "ID"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.GetAsync($"/households/1/{village.Household}", village.Officer)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.GetAsync($"/households/{village.Code}/{village.Household}", token: null)).ExpectProblem(HttpStatusCode.Unauthorized, "token.missing");
    }

    [Fact]
    [Trait("rule", "PRO-2")]
    public async Task Assistance_is_added_to_the_household_that_holds_the_family_card()
    {
        var place = Place.Next();
        var family = SampleFamily.Of(place.Village, members: 2);
        var household = Assert.Single(await _flow.RecipientsAsync([family], "PBI-JKN"));
        var citizen = await _flow.TokenAsync("citizen", place.Village);

        var again = await _flow.ProposeAssistanceAsync(family, citizen, "PBI-JKN");
        var more = await _flow.ProposeAssistanceAsync(family, citizen, "PKH");

        Assert.Equal("refused", (await _flow.GetAsync($"/proposals/{place.Village}/{again}", citizen))["status"]);
        Assert.Equal("verifying", (await _flow.GetAsync($"/proposals/{place.Village}/{more}", citizen))["status"]);
        await _flow.VerifyAndRegisterAsync(place.Village, more);
        var answer = (await _flow.GetAsync($"/households/{place.Village}/{household}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);
        Assert.Equal(["PBI-JKN 01", "PBI-JKN 02", "PKH 01"], answer.Json["entitlements"]!.Select(e => $"{e["programme"]} {e["memberId"]}").Order(StringComparer.Ordinal));
        Assert.Equal(2, answer.Json["proposals"]!.Count());
    }
}
