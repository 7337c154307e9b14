using System.Net;
using Dtks.Domain.Areas;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Flows.Tests.Deliberations;

/// <summary>Recording that a deliberation was held, and reading it.</summary>
[Collection("deliberations")]
public sealed class OpeningTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "MUS-3")]
    public async Task What_was_recorded_is_read_back_by_officers_of_the_area()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);

        foreach (var (role, digits) in new[] { ("village-head", 10), ("district-head", 6), ("regency-officer", 4), ("regent", 4), ("ministry-officer", 0), ("auditor", 0) })
        {
            var token = await _flow.TokenAsync(role, digits == 0 ? "ID" : deliberation.Village[..digits]);
            var seen = (await _flow.GetAsync(deliberation.Path, token)).Expect(HttpStatusCode.OK);
            Assert.Equal(("open", "Balai Desa", "community"), (seen["status"], seen["place"], seen["attendees[2].element"]));
        }

        (await _flow.GetAsync(deliberation.Path, await _flow.TokenAsync("citizen", deliberation.Village))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await _flow.GetAsync(deliberation.Path, await _flow.TokenAsync("regent", Place.Next().Regency))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
    }

    [Theory]
    [InlineData("/villages/V/deliberations/00000000000000000000000000000000")]
    [InlineData("/villages/V/deliberations/none")]
    [InlineData("/villages/V/deliberations/..%5cx%23")]
    public async Task What_is_not_there_is_404(string path)
    {
        var village = Villages.Next();

        (await _flow.GetAsync(path.Replace("V", village, StringComparison.Ordinal), await _flow.TokenAsync("auditor", "ID"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
    }

    [Theory]
    [Trait("rule", "MUS-3")]
    [InlineData("kind", "\"other\"", "input.unknownValue", "/kind")]
    [InlineData("kind", null, "input.required", "/kind")]
    [InlineData("heldOn", "\"2026-02-30\"", "date.format", "/heldOn")]
    [InlineData("place", "\"\"", "text.length", "/place")]
    [InlineData("attendees", "[]", "list.size", "/attendees")]
    [InlineData("attendees[0].name", "\"a\\u0007b\"", "text.characters", "/attendees/0/name")]
    [InlineData("attendees[1].element", "\"guest\"", "input.unknownValue", "/attendees/1/element")]
    [InlineData("attendees[2].element", "\"householdRepresentative\"", "deliberation.attendeeUnit", "/attendees/2/unit")]
    [InlineData("extra", "1", "json.unknownMember", "/extra")]
    public async Task What_is_wrong_is_named_and_leaves_nothing(string path, string? value, string code, string pointer)
    {
        var village = Villages.Next();
        var officer = await _flow.TokenAsync("village-officer", village);
        var key = ("Idempotency-Key", "open-1");

        (await _flow.PostAsync($"/villages/{village}/deliberations", officer, Changed(path, value), key)).ExpectProblem(HttpStatusCode.BadRequest, code, pointer: pointer);

        (await _flow.PostAsync($"/villages/{village}/deliberations", officer, DeliberationFlow.Draft(), key)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    [Trait("rule", "MUS-1")]
    public async Task It_was_held_on_a_day_since_2014_that_has_come_in_the_village()
    {
        var village = Villages.Next();
        var officer = await _flow.TokenAsync("village-officer", village);
        var today = TimeZones.DateIn(AreaCode.Parse(village), Instant.FromDateTimeOffset(await _flow.NowAsync()));
        var tomorrow = LocalDatePattern.Iso.Format(today.PlusDays(1));

        (await HeldOnAsync(tomorrow)).ExpectProblem(HttpStatusCode.BadRequest, "date.future", "MUS-1", "/heldOn");
        (await HeldOnAsync("2013-12-31")).ExpectProblem(HttpStatusCode.BadRequest, "date.tooEarly", "MUS-1", "/heldOn");
        (await HeldOnAsync(LocalDatePattern.Iso.Format(today))).Expect(HttpStatusCode.Created);
        (await HeldOnAsync("2014-01-01")).Expect(HttpStatusCode.Created);

        Task<Answer> HeldOnAsync(string day) => _flow.PostAsync($"/villages/{village}/deliberations", officer, Changed("heldOn", $"\"{day}\""));
    }

    [Fact]
    public async Task The_same_request_records_one_and_is_answered_the_same()
    {
        var village = Villages.Next();
        var officer = await _flow.TokenAsync("village-officer", village);
        var key = ("Idempotency-Key", "open-2");
        var first = (await _flow.PostAsync($"/villages/{village}/deliberations", officer, DeliberationFlow.Draft(), key)).Expect(HttpStatusCode.Created);

        var again = (await _flow.PostAsync($"/villages/{village}/deliberations", officer, DeliberationFlow.Draft(), key)).Expect(HttpStatusCode.Created);

        Assert.Equal((first.Text, first.Headers.Location), (again.Text, again.Headers.Location));
        Assert.Equal($"/api/villages/{village}/deliberations/{first["id"]}", first.Headers.Location!.OriginalString);
        (await _flow.PostAsync($"/villages/{village}/deliberations", officer, DeliberationFlow.Draft("cards"), key)).ExpectProblem(HttpStatusCode.Conflict, "idempotency.otherBody");
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Only_an_officer_of_that_village_records_one()
    {
        var village = Villages.Next();
        var path = $"/villages/{village}/deliberations";

        (await _flow.PostAsync(path, await _flow.TokenAsync("village-head", village), DeliberationFlow.Draft())).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await _flow.PostAsync(path, await _flow.TokenAsync("village-officer", Villages.Next()), DeliberationFlow.Draft())).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        var unknown = "3306019999";
        (await _flow.PostAsync($"/villages/{unknown}/deliberations", await _flow.TokenAsync("village-officer", unknown), DeliberationFlow.Draft())).ExpectProblem(HttpStatusCode.NotFound, "notFound");
    }

    private static string Changed(string path, string? value)
    {
        var body = DeliberationFlow.Draft();
        var dot = path.LastIndexOf('.');
        var owner = (JObject)(dot < 0 ? body : body.SelectToken(path[..dot])!);
        owner.Remove(path[(dot + 1)..]);
        if (value is not null)
        {
            owner[path[(dot + 1)..]] = JToken.Parse(value);
        }

        return body.ToString();
    }
}
