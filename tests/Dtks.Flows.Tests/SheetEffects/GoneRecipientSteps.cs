using System.Net;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Dtks.Flows.Tests.Verification;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.SheetEffects;

/// <summary>Recipients of a village who die or go to another family in November 2026, and what is told of their lines. Those of a family of two are 1 PKH, 2 BPNT, and 3 and 4 PBI-JKN.</summary>
internal sealed class GoneRecipientSteps(Flow flow, string village)
{
    private static readonly (string, string) English = ("Accept-Language", "en");

    /// <summary>Registered once November's sheet was ratified, a widow has no line on it: whatever that has of the family which she goes to, what was hers is not paid from the first month that could have been, which December's sheet pays.</summary>
    public async Task JoinedAsync(string joins, SampleFamily there)
    {
        var alone = SampleFamily.Of(village).With(0, m => m with { MaritalStatus = "widowed" });
        var (household, _) = await flow.OwnHouseholdAsync(alone, VerificationSteps.AllProgrammes);
        await flow.RegisterPopulationAsync(there with { Members = [alone.Head with { Relationship = "relative", MaritalStatus = "married" }] });
        await (await StepsAsync(household)).ChangeAsync(new { kind = "marriage", member = "01", joins, familyCardNumber = there.FamilyCardNumber, relationship = "relative" });
        await flow.IdleAsync();
        var stopped = (await (await StepsAsync(household)).ShownAsync()).Json["entitlements"]!.Where(e => (string?)e["status"] == "stopped");
        Assert.Equal(["PKH 2027-01", "BPNT 2027-01"], stopped.Select(e => $"{e["programme"]} {e["stoppedFrom"]}"));
        Assert.Contains("stops from 2027-01", (string?)Assert.Single(await NoticesAsync(), n => (string?)n["code"] == "aidStoppedByLeaving")["text"], StringComparison.Ordinal);
    }

    /// <summary>All are found eligible, and then the head dies, whose line is not decided again.</summary>
    public async Task DiedAsync(string household)
    {
        var officer = await flow.TokenAsync("village-officer", village);
        (await flow.DecideAsync("2026-11", village, officer, Enumerable.Range(1, 4).Select(line => new { line, outcome = "eligible" }))).Expect(HttpStatusCode.OK);
        await (await StepsAsync(household)).ChangeAsync(new { kind = "death", member = "01", newHead = "02", diedOn = "2026-11-11" });
        await flow.IdleAsync();
        Assert.Contains("ground 3", (string?)(await LinesAsync())[2]["suggestion"]!["detail"], StringComparison.Ordinal);
    }

    /// <summary>Once the month is over nobody misses it: neither the family nor the village is told of a line to be verified.</summary>
    public async Task NobodyMissedAsync(string household)
    {
        var officer = await flow.TokenAsync("village-officer", village);
        var line = (await LinesAsync())[2];
        Assert.Equal(("unverified", null), ((string?)line["outcome"], (string?)line["advice"]?["code"]));
        Assert.Contains("Nothing is to be decided here any more", (string?)line["suggestion"]!["detail"], StringComparison.Ordinal);
        var sheet = (await flow.GetAsync($"/cycles/2026-11/villages/{village}", officer, English)).Expect(HttpStatusCode.OK);
        Assert.Equal(("closed", "1", null), (sheet["status"], sheet["lines.unverified"], (string?)sheet.Json["advice"]?.ToString()));
        Assert.Null((await flow.GetAsync($"/cycles/2026-11/areas/{village}", officer, English)).Expect(HttpStatusCode.OK).Json["advice"]);
        var late = await flow.DecideAsync("2026-11", village, officer, new[] { new { line = 3, outcome = "ineligible", ground = 3 } }, English);
        Assert.DoesNotContain("2026-12", late.ExpectProblem(HttpStatusCode.Conflict, "sheet.closed", "VER-7").Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await NoticesAsync(), n => (string?)n["code"] == "aidUnverified");
        Assert.Null((await (await StepsAsync(household)).ShownAsync()).Json["payments"]?["unverified"]);
    }

    private async Task<FamilySteps> StepsAsync(string household) => new(flow, await flow.TokenAsync("village-officer", village), village, household);

    private async Task<IReadOnlyList<JToken>> LinesAsync() =>
        [.. (await flow.GetAsync($"/cycles/2026-11/villages/{village}/lines", await flow.TokenAsync("village-officer", village), English)).Expect(HttpStatusCode.OK).Json["items"]!];

    private async Task<IEnumerable<JToken>> NoticesAsync() => (await flow.GetAsync($"/villages/{village}/notices", await flow.TokenAsync("village-officer", village), English)).Expect(HttpStatusCode.OK).Json["items"]!;
}
