using System.Net;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Verification;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Unreadable;

/// <summary>A month opens over all that can be read, and over the rest once it is repaired. On a host of its own: months are the nation's.</summary>
public sealed class MonthNeighboursTests(FlowHost host) : IClassFixture<FlowHost>
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "VER-2")]
    public async Task A_household_and_the_lists_of_who_has_recipients()
    {
        await _flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
        var (place, other) = (Place.Next(), Place.Next());
        var families = new[] { SampleFamily.Of(place.Village, members: 2), SampleFamily.Of(place.Village, members: 3), SampleFamily.Of(place.Villages[1], members: 2) };
        var households = await _flow.RecipientsAsync(families);
        await _flow.RecipientsAsync([SampleFamily.Of(other.Village, members: 2)]);
        string? name = null;
        await host.EditAsync("registry", place.Village, $"household-{households[0]}", stored => (name, stored["state"]!["members"]![0]!["person"]!["name"]) = ((string?)stored["state"]!["members"]![0]!["person"]!["name"], "cut"));
        await host.SpoilAsync("ratifications", "ID", $"recipients-{other.Regency}");
        await host.SpoilAsync("ratifications", place.Regency, $"recipients-{place.Villages[1]}");

        var (wrong, torn) = await WrongAsync();

        (await _flow.OpenMonthAsync(OpenMonth.Period)).Expect(HttpStatusCode.Created);
        await _flow.AdvanceAsync("P1D");
        await _flow.AdvanceAsync("P1D");

        // The neighbours, and the one that is missing, marked.
        var officer = await _flow.TokenAsync("village-officer", place.Village);
        var sheet = (await _flow.GetAsync($"/cycles/{OpenMonth.Period}/villages/{place.Village}/lines", officer)).Expect(HttpStatusCode.OK).Json["items"]!;
        Assert.Equal([1, 2, 3, 4, 5], sheet.Take(5).Select(line => (int)line["line"]!));
        Assert.All(sheet.Take(5), line => Assert.Equal(households[1], (string)line["household"]!));
        Assert.Equal((households[0], true), ((string)sheet[5]!["id"]!, (bool)sheet[5]!["unreadable"]!));
        Assert.Equal(4, (await _flow.LinesAsync(OpenMonth.Period, other.Village, await _flow.TokenAsync("village-officer", other.Village))).Count);

        // One record, however many days it is tried; that the other village is listed this instance knows without its record.
        var asides = await _flow.SetAsideAsync("cycle-villages");
        Assert.Equal(torn.Skip(1).Select(id => $"households/{wrong}/{id}").Order(StringComparer.Ordinal), asides.Where(a => (string?)a["area"] == wrong).Select(a => (string?)a["subject"]).Order(StringComparer.Ordinal));
        await RepairedAsync(wrong, torn);
        var household = Assert.Single(asides, a => (string?)a["area"] == place.Village);
        Assert.Equal($"households/{place.Village}/{households[0]}", household["subject"]?.ToString());

        await host.EditAsync("registry", place.Village, $"household-{households[0]}", stored => stored["state"]!["members"]![0]!["person"]!["name"] = name);
        Assert.Equal("done", (await _flow.ReplayAsync(household["id"]!.ToString()))["status"]);

        var whole = await _flow.LinesAsync(OpenMonth.Period, place.Village, officer);
        Assert.Equal(Enumerable.Range(1, 9), whole.Select(line => (int)line["line"]!));
        Assert.All(whole.Skip(5), line => Assert.Equal(households[0], (string)line["household"]!));
        Assert.Equal(4, (await _flow.LinesAsync(OpenMonth.Period, place.Villages[1], await _flow.TokenAsync("village-officer", place.Villages[1]))).Count);
        Assert.Equal(("2", "13"), ((await _flow.ProgressAsync(OpenMonth.Period, place.Regency))["villages.opened"], (await _flow.ProgressAsync(OpenMonth.Period, place.Regency))["lines.unverified"]));
    }

    // Each but the first is not whole in a way of its own, though every member of its document can be read.
    private async Task<(string Village, IReadOnlyList<string> Households)> WrongAsync()
    {
        var village = Place.Next().Village;
        var households = await _flow.RecipientsAsync([.. Enumerable.Range(0, 6).Select(_ => SampleFamily.Of(village, members: 2))]);
        Action<JToken>[] tears =
        [
            state => state["entitlements"]![0]!["memberId"] = "09",
            state => state["members"]![1]!["id"] = "01",
            state => state["members"]![1]!["id"] = null,
            state => state["entitlements"]![0]!["since"] = null,
            state => state["id"] = households[0],
        ];
        foreach (var (household, tear) in households.Skip(1).Zip(tears))
        {
            await host.EditAsync("registry", village, $"household-{household}", stored => tear(stored["state"]!));
        }

        return (village, households);
    }

    // Each is on the sheet as missing; one is tried again too soon, and added once it is whole.
    private async Task RepairedAsync(string village, IReadOnlyList<string> torn)
    {
        var officer = await _flow.TokenAsync("village-officer", village);
        var sheet = (await _flow.GetAsync($"/cycles/{OpenMonth.Period}/villages/{village}/lines", officer)).Expect(HttpStatusCode.OK).Json["items"]!;
        Assert.Equal(4, sheet.Count(l => (string?)l["household"] == torn[0]));
        Assert.Equal(torn.Skip(1).Order(StringComparer.Ordinal), sheet.Where(l => (bool?)l["unreadable"] == true).Select(l => (string)l["id"]!).Order(StringComparer.Ordinal));
        var item = Assert.Single(await _flow.SetAsideAsync("cycle-villages"), a => (string?)a["subject"] == $"households/{village}/{torn[1]}");
        Assert.NotEqual("done", (await _flow.ReplayAsync(item["id"]!.ToString()))["status"]);
        await host.EditAsync("registry", village, $"household-{torn[1]}", stored => stored["state"]!["entitlements"]![0]!["memberId"] = "01");
        Assert.Equal("done", (await _flow.ReplayAsync(item["id"]!.ToString()))["status"]);
        Assert.Equal(8, (await _flow.LinesAsync(OpenMonth.Period, village, officer)).Count(l => l["unreadable"] is null));
    }
}
