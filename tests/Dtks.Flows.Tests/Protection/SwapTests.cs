using System.Diagnostics.Metrics;
using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Telemetry;
using Dtks.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Protection;

/// <summary>What somebody who writes to the database moved from one record to another is not served as if it were right.</summary>
[Collection("audit")]
[Trait("rule", "REG-3")]
public sealed class SwapTests(FlowHost host)
{
    private const string Name = "state.family.members[0].name";

    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task Names_swapped_between_two_proposals_are_refused_and_served_again_once_they_are_back()
    {
        var village = Place.Next().Village;
        var (one, citizen) = await _flow.VerifyingAsync(SampleFamily.Of(village));
        var (two, _) = await _flow.VerifyingAsync(SampleFamily.Of(village));
        var (first, second) = (await host.StoredAsync(village, $"proposal-{one}"), await host.StoredAsync(village, $"proposal-{two}"));
        var swapped = (Newtonsoft.Json.Linq.JObject)first.DeepClone();
        swapped.SelectToken(Name)!.Replace(second.SelectToken(Name)!.DeepClone());

        await host.FalsifyAsync(village, swapped);
        var answer = (await _flow.ProposalAsync(village, one, citizen)).ExpectProblem(HttpStatusCode.InternalServerError, "document.unreadable");
        Assert.DoesNotContain("household", answer.Text, StringComparison.Ordinal);

        await host.FalsifyAsync(village, first);
        (await _flow.ProposalAsync(village, one, citizen)).ExpectStatus("verifying");
    }

    [Fact]
    public async Task In_a_list_the_neighbours_are_shown_and_the_one_is_marked_and_measured()
    {
        using var heard = new Heard(host.Services.GetRequiredService<IMeterFactory>());
        var village = Place.Next().Village;
        var families = Enumerable.Range(0, 3).Select(_ => SampleFamily.Of(village)).ToList();
        var ids = new List<string>();
        foreach (var family in families)
        {
            ids.Add((await _flow.VerifyingAsync(family)).Id);
        }

        var (first, swapped) = (await host.StoredAsync(village, $"proposal-{ids[0]}"), await host.StoredAsync(village, $"proposal-{ids[1]}"));
        swapped.SelectToken("summary.head")!.Replace(first.SelectToken("summary.head")!.DeepClone());
        await host.FalsifyAsync(village, swapped);
        var officer = await _flow.TokenAsync("village-officer", village);

        // A page that ends with it goes on behind it.
        var page = (await _flow.GetAsync($"/villages/{village}/proposals?limit=2", officer)).Expect(HttpStatusCode.OK);
        var rest = (await _flow.GetAsync($"/villages/{village}/proposals?limit=2&cursor={Uri.EscapeDataString(page["next"]!)}", officer)).Expect(HttpStatusCode.OK);

        var shown = page.Json["items"]!.Concat(rest.Json["items"]!).ToList();
        Assert.Equal(ids, shown.Select(i => (string)i["id"]!));
        Assert.Equal([families[0].Head.Name, null, families[2].Head.Name], shown.Select(i => (string?)i["head"]));
        Assert.Equal([null, true, null], shown.Select(i => (bool?)i["unreadable"]));
        Assert.Equal("verifying", (string?)shown[1]["status"]);
        Assert.Equal(1, Assert.Single(heard.Measured, m => m.Metric == Signals.Unreadable && (string)m.Tags[Signals.Container]! == "registry").Value);
    }
}
