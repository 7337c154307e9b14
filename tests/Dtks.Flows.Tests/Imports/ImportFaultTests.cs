using System.Net;
using System.Text;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Faults;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Imports;

/// <summary>A prelist of which a part cannot be read, or whose requests fail for a moment: every row is worked once.</summary>
[Collection("imports")]
public sealed class ImportFaultTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task Rows_that_cannot_be_read_are_set_aside_and_worked_once_they_are_repaired()
    {
        var (village, officer) = await _flow.VillageOfficerAsync();
        var file = SampleFile.EveryTenthRight(village, rows: 170);
        await SlowDownAsync("registry", "batch");
        var id = await _flow.SendImportAsync(village, officer, Encoding.UTF8.GetBytes(file));
        var rows = $"importRows-{id}-0003";

        // Two parts come before, of which the second is looked at while the first is saved.
        await UntilWorkingAsync(village, id, officer);
        await host.SpoilAsync("registry", village, rows);
        await _flow.SendAsync(HttpMethod.Delete, "/dev/cosmos/faults");
        await _flow.IdleAsync();

        var left = await _flow.ImportedAsync(village, id, officer);
        Assert.Equal(("working", "170", "130", "13", "1"), (left["status"], left["rows"], left["done"], left["accepted"], left["passedOver"]));
        Assert.Single(await _flow.ResultsAsync(village, id, officer), r => (string?)r["outcome"] == "unreadable");
        var kept = Assert.Single(await _flow.SetAsideAsync("imports"), k => k["subject"]!.ToString() == $"imports/{village}/{id}");

        await host.RepairAsync("registry", village, rows);
        Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);

        var done = await _flow.ImportedAsync(village, id, officer);
        Assert.Equal(("done", "170", "17", null), (done["status"], done["done"], done["accepted"], done["passedOver"]));
        var results = await _flow.ResultsAsync(village, id, officer);
        Assert.Equal(Enumerable.Range(2, 170), results.Select(r => (int)r["row"]!).Order());
        Assert.Equal(17, results.Select(r => (string?)r["proposal"]).OfType<string>().Distinct().Count());
    }

    // Of forty look-ups for each part all at once hardly ever succeed.
    [Fact]
    [Trait("rule", "RAT-2")]
    public async Task Where_one_request_of_ten_fails_every_row_is_worked_once_and_nothing_is_set_aside()
    {
        var (village, officer) = await _flow.VillageOfficerAsync();
        var file = Encoding.UTF8.GetBytes(SampleFile.Of(Enumerable.Range(0, 120).Select(_ => SampleFamily.Of(village))));
        var declared = (await _flow.DeclareImportAsync(village, officer, file)).Expect(HttpStatusCode.Created);
        var (id, path) = (declared["id"]!, $"/villages/{village}/imports/{declared["id"]}");
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, file));
        foreach (var container in new[] { "registry", "identities" })
        {
            await _flow.FailAsync(new { kind = "503", container, share = 0.1, seed = 7 });
        }

        await UntilAsync(() => _flow.PostAsync($"{path}/completion", officer, body: null), answer => answer.Status == HttpStatusCode.Accepted);
        var done = await UntilAsync(() => _flow.GetAsync(path, officer), answer => answer.Status == HttpStatusCode.OK && answer["status"] == "done");
        await _flow.MendAsync();
        await _flow.IdleAsync();

        Assert.Equal(("120", "120"), (done["rows"], done["accepted"]));
        var results = await _flow.ResultsAsync(village, id, officer);
        Assert.Equal(Enumerable.Range(2, 120), results.Select(r => (int)r["row"]!).Order());
        Assert.Equal(120, results.Select(r => (string?)r["proposal"]).Distinct().Count());
        Assert.DoesNotContain(await _flow.SetAsideAsync("imports"), k => k["subject"]!.ToString() == $"imports/{village}/{id}");
    }

    private static async Task<Answer> UntilAsync(Func<Task<Answer>> ask, Func<Answer, bool> so)
    {
        var until = TimeProvider.System.GetUtcNow().AddMinutes(2);
        Answer answer;
        while (!so(answer = await ask()))
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, answer.Text);
        }

        return answer;
    }

    private async Task UntilWorkingAsync(string village, string id, string officer)
    {
        var until = TimeProvider.System.GetUtcNow().AddMinutes(1);
        while ((await _flow.ImportedAsync(village, id, officer))["status"] != "working")
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, $"The import {id} is not working.");
        }
    }

    private async Task SlowDownAsync(string container, string operation) =>
        Assert.True((int)(await _flow.SendAsync(HttpMethod.Post, "/dev/cosmos/faults", body: new { kind = "delay", container, operation, delayMilliseconds = 700 })).Status is >= 200 and < 300);
}
