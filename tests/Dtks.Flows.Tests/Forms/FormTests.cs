using System.Net;
using Dtks.Flows.Tests.Deliberations;

namespace Dtks.Flows.Tests.Forms;

/// <summary>The form of the home visit, as officers get it.</summary>
[Collection("deliberations")]
[Trait("rule", "RAT-2")]
public sealed class FormTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task Officers_get_the_edition_in_force_with_its_questions_and_codes_once()
    {
        var officer = await _flow.TokenAsync("village-officer", Villages.Next());

        var form = (await _flow.GetAsync("/forms/dtks-visit", officer)).Expect(HttpStatusCode.OK);
        var again = await _flow.GetAsync("/forms/dtks-visit?on=2026-11-10", officer, ("If-None-Match", form.ETag));

        Assert.Equal(("dtks-visit", "regsosek2022-k", "2024-05-08"), (form["form"], form["version"], form["from"]));
        var floor = form.Json["sections"]![2]!["questions"]!.Single(q => (string?)q["code"] == "303");
        Assert.Equal(("choice", "8", "Tanah"), ((string?)floor["type"], (string?)floor["options"]![7]!["code"], (string?)floor["options"]![7]!["label"]));
        Assert.Equal("private, no-cache", form.Headers.CacheControl?.ToString() is { } cache ? string.Join(", ", cache.Split(", ").OrderDescending()) : null);
        Assert.Equal((HttpStatusCode.NotModified, string.Empty), (again.Status, again.Text));
        (await _flow.GetAsync("/forms/dtks-visit", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_no_form_or_no_day_is_told_and_citizens_fill_in_none()
    {
        var officer = await _flow.TokenAsync("tksk", Villages.Next()[..6]);

        (await _flow.GetAsync("/forms/dtks-visits", officer)).ExpectProblem(HttpStatusCode.NotFound, "form.unknown");
        Assert.Contains("2024-05-08", (await _flow.GetAsync("/forms/dtks-visit?on=2024-05-07", officer)).ExpectProblem(HttpStatusCode.NotFound, "form.notInForce", "RAT-2")["detail"], StringComparison.Ordinal);
        (await _flow.GetAsync("/forms/dtks-visit?on=2024-05-08", officer)).Expect(HttpStatusCode.OK);
        (await _flow.GetAsync("/forms/dtks-visit?on=10-11-2026", officer)).ExpectProblem(HttpStatusCode.BadRequest, "date.format");
        (await _flow.GetAsync("/forms/dtks-visit?day=2026-11-10", officer)).Expect(HttpStatusCode.BadRequest);
        (await _flow.GetAsync("/forms/dtks-visit", await _flow.TokenAsync("citizen", Villages.Next()))).Expect(HttpStatusCode.Forbidden);
        (await _flow.GetAsync("/forms/dtks-visit")).Expect(HttpStatusCode.Unauthorized);
    }
}
