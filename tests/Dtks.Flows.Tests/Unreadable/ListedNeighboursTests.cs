using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Functions.Audit;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Unreadable;

/// <summary>One record that cannot be read is marked where a list is shown, and its neighbours are shown.</summary>
public sealed class ListedNeighboursTests(FlowHost host) : IClassFixture<FlowHost>
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task A_letter()
    {
        var place = Place.Next();
        var regent = await _flow.TokenAsync("regent", place.Regency);
        var letters = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            await host.AddRowsAsync(place.Villages[i], 1);
            letters.Add((await _flow.SignAsync(place.Regency, regent)).Expect(HttpStatusCode.Created)["id"]!);
            await _flow.AdvanceAsync("PT1S");
        }

        await host.SpoilAsync("ratifications", place.Regency, $"letter-{letters[1]}");

        // A page that ends with it goes on behind it.
        var page = (await _flow.GetAsync($"/regencies/{place.Regency}/ratifications?limit=2", regent, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        var rest = (await _flow.GetAsync($"/regencies/{place.Regency}/ratifications?limit=2&cursor={Uri.EscapeDataString(page["next"]!)}", regent)).Expect(HttpStatusCode.OK);
        ExpectMarked(page.Json["items"]![1]!, letters[1]);
        Assert.StartsWith("This record cannot be read", page["items[1].detail"], StringComparison.Ordinal);
        Assert.Equal([letters[2], letters[1], letters[0]], page.Json["items"]!.Concat(rest.Json["items"]!).Select(i => (string)i["id"]!));

        await host.RepairAsync("ratifications", place.Regency, $"letter-{letters[1]}");
        Assert.All((await _flow.GetAsync($"/regencies/{place.Regency}/ratifications", regent)).Json["items"]!, item => Assert.Null(item["unreadable"]));
    }

    [Theory]
    [InlineData("createdOn", "7")]
    [InlineData("status", "7")]
    [InlineData("status", "1e300")]
    public async Task A_proposal_with_a_member_of_another_kind(string member, string value)
    {
        var village = Place.Next().Village;
        var (one, two) = ((await _flow.VerifyingAsync(SampleFamily.Of(village))).Id, (await _flow.VerifyingAsync(SampleFamily.Of(village))).Id);
        await host.EditAsync("registry", village, $"proposal-{one}", proposal => proposal[member] = JToken.Parse(value));

        var items = (await _flow.GetAsync($"/villages/{village}/proposals", await _flow.TokenAsync("village-officer", village))).Expect(HttpStatusCode.OK).Json["items"]!;

        ExpectMarked(Assert.Single(items, i => (string)i["id"]! == one), one);
        Assert.Null(Assert.Single(items, i => (string)i["id"]! == two)["unreadable"]);
    }

    [Fact]
    public async Task What_was_set_aside()
    {
        var messages = Enumerable.Range(0, 3).Select(_ => $"{{\"village\":\"3306162006\",\"proposal\":\"{Guid.NewGuid():N}\"}}").ToList();
        foreach (var message in messages)
        {
            await host.SendAsync("proposals-matching", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(message)));
        }

        await _flow.IdleAsync();
        var kept = (await _flow.SetAsideAsync("proposals-matching")).Where(k => messages.Contains(k["message"]!.ToString())).Select(k => k["id"]!.ToString()).ToList();
        var day = $"{kept[1][..4]}-{kept[1][4..6]}-{kept[1][6..8]}";
        await host.SpoilAsync("operations", day, kept[1]);

        var listed = await _flow.SetAsideAsync("proposals-matching");

        ExpectMarked(Assert.Single(listed, i => (string)i["id"]! == kept[1]), kept[1]);
        Assert.All([kept[0], kept[2]], id => Assert.Null(Assert.Single(listed, i => (string)i["id"]! == id)["unreadable"]));
        Assert.True((int)(await _flow.SendAsync(HttpMethod.Post, "/dev/idle?timeout=60")).Expect(HttpStatusCode.OK).Json["setAside"]! >= 3);
        await host.RepairAsync("operations", day, kept[1]);
        Assert.All(await _flow.SetAsideAsync("proposals-matching"), item => Assert.Null(item["unreadable"]));
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task An_audit_entry_before_its_hour_is_sealed_and_another_after()
    {
        var village = Place.Next().Village;
        await _flow.EligibleAsync(SampleFamily.Of(village));
        var trail = await host.TrailAsync(village);
        await host.SpoilAsync("registry", village, trail[0].Id);

        await _flow.AdvanceAsync("PT2H");
        await _flow.FireAsync("SealAudit");

        Assert.Equal("intact", (await VerifyAsync(village))["status"]);
        var path = $"/audit?area={village}&from=2020-01-01";
        var items = (await _flow.GetAsync(path, await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK).Json["items"]!;
        ExpectMarked(items[0]!, trail[0].Id);
        Assert.Equal(trail.Skip(1).Select(e => e.Id), items.Skip(1).Take(trail.Count - 1).Select(i => (string)i["id"]!));

        await host.SpoilAsync("registry", village, trail[1].Id);
        var broken = await VerifyAsync(village);
        Assert.Equal(("broken", "entryAltered", trail[1].Id), (broken["status"], broken["firstBreak.kind"], broken["firstBreak.entry"]));
        await host.RepairAsync("registry", village, trail[1].Id);
        Assert.Equal("intact", (await VerifyAsync(village))["status"]);

        // That the last seal is the last is told by the head alone.
        await host.SpoilAsync("registry", village, SealHeadDocument.TheId);
        broken = await VerifyAsync(village);
        Assert.Equal(("broken", "sealAltered", SealHeadDocument.TheId), (broken["status"], broken["firstBreak.kind"], broken["firstBreak.entry"]));

        // The next sealing goes through all again, keeps the seals that stand, and writes the head anew.
        await _flow.EligibleAsync(SampleFamily.Of(village));
        await _flow.AdvanceAsync("PT2H");
        await _flow.FireAsync("SealAudit");
        Assert.Equal("intact", (await VerifyAsync(village))["status"]);
    }

    private async Task<Answer> VerifyAsync(string village) =>
        (await _flow.PostAsync($"/operations/audit/{village}/verification", await _flow.TokenAsync("operator", "ID"), body: null)).Expect(HttpStatusCode.OK);

    // Which it is, that it cannot be read, and why: nothing of what it holds, but where it stands.
    private static void ExpectMarked(JToken item, string id)
    {
        Assert.Equal((id, true, "list.unreadable"), ((string)item["id"]!, (bool)item["unreadable"]!, (string)item["code"]!));
        Assert.Empty(((JObject)item).Properties().Select(p => p.Name).Except(["id", "unreadable", "code", "detail", "status"]));
    }
}
