using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Operations;
using Microsoft.Azure.Cosmos;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>The front office's trail is its regency's, beside that of the regency's letters: read, sealed and verified with it.</summary>
[Collection("audit")]
[Trait("rule", "REG-3")]
public sealed class DeskTrailTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task A_regencys_trails_are_read_and_verified_as_one()
    {
        var regency = Place.Next().Regency;
        var (desk, auditor) = (await _flow.TokenAsync("desk-officer", regency), await _flow.TokenAsync("auditor", regency));
        foreach (var read in new[] { true, true, false })
        {
            (await _flow.PostAsync($"/desk/{regency}/visits", desk, new { name = "CONTOH", purpose = "Tanya bantuan" })).Expect(HttpStatusCode.Created);
            await _flow.AdvanceAsync("PT1S");
            if (read) (await _flow.GetAsync($"/audit?area={regency}", auditor)).Expect(HttpStatusCode.OK);
            await _flow.AdvanceAsync("PT1S");
        }

        // The reading stands in the trail of the letters, the visits in that of the front office.
        var (shown, next) = (new List<string>(), string.Empty);
        for (var pages = 0; pages < 5 && shown.Count < 5; pages++)
        {
            var page = (await _flow.GetAsync($"/audit?area={regency}&limit=2{next}", auditor)).Expect(HttpStatusCode.OK);
            shown.AddRange(page.Json.SelectTokens("items[*].action").Select(a => (string)a!));
            next = $"&cursor={Uri.EscapeDataString(page["next"] ?? string.Empty)}";
        }

        Assert.Equal(["desk.visited", "audit.read", "desk.visited", "audit.read", "desk.visited"], shown.Take(5));
        var about = (await _flow.GetAsync($"/audit?area={regency}&about=audit", auditor)).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain("desk.visited", about.Text, StringComparison.Ordinal);

        await _flow.AdvanceAsync("PT2H");
        await _flow.FireAsync("SealAudit");
        var whole = await VerifyAsync(regency);
        Assert.Equal(("intact", true), (whole["status"], (int)whole.Json["seals"]! >= 2 && (int)whole.Json["entries"]! >= 8));

        var visited = (await host.TrailAsync(Functions.Data.Partitions.ServiceDesk(regency))).First(e => e.Action == "desk.visited");
        using (await host.ContainerOf("serviceDesk").DeleteItemStreamAsync(visited.Id, new PartitionKey(regency)))
        {
            var broken = await VerifyAsync(regency);
            Assert.Equal(("broken", "entryDeleted", visited.Id, "serviceDesk"), (broken["status"], broken["firstBreak.kind"], broken["firstBreak.entry"], broken["firstBreak.trail"]));
        }
    }

    private async Task<Answer> VerifyAsync(string regency) =>
        (await _flow.PostAsync($"/operations/audit/{regency}/verification", await _flow.TokenAsync("operator", "ID"), body: null)).Expect(HttpStatusCode.OK);
}
