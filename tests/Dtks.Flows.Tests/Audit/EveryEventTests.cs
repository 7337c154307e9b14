using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;

namespace Dtks.Flows.Tests.Audit;

/// <summary>Each event that a record's own history knows of has its entry in the trail, once. Each code that there is stands in <see cref="EveryCodeTests"/>.</summary>
[Collection("audit")]
[Trait("rule", "REG-3")]
public sealed class EveryEventTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task A_story_leaves_one_entry_for_each_event_of_each_record()
    {
        var place = Place.Next();
        var village = place.Village;
        var family = SampleFamily.Of(village);
        var household = await _flow.RegisteredAsync(family, "registerWithAssistance", "PKH");
        var citizen = await _flow.TokenAsync("citizen", village);
        await _flow.ProposeAssistanceAsync(family, citizen, "PKH");
        var more = await _flow.ProposeAssistanceAsync(family, citizen, "BPNT");
        await _flow.VerifyAndRegisterAsync(village, more);
        var (refused, _) = await _flow.VerifyingAsync(SampleFamily.Of(village));
        (await _flow.VerifyAsync(village, refused, await _flow.TokenAsync("regency-officer", village[..4]), "ineligible", 5)).Expect(HttpStatusCode.OK);
        await TableAsync(village);
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var officer = await _flow.TokenAsync("village-officer", deliberation.Village);
        (await _flow.PutAsync($"{deliberation.Path}/decisions", officer, Array.Empty<object>())).Expect(HttpStatusCode.OK);
        (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
        var (lapsing, _) = await _flow.VerifyingAsync(SampleFamily.Of(village));
        await _flow.AdvanceAsync("P32D");
        (await _flow.GetAsync($"/households/{village}/{household}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);

        var here = await host.TrailAsync(village);
        var there = await host.TrailAsync(deliberation.Village);
        var letters = await host.TrailAsync(Partitions.Ratifications(village[..4]));
        foreach (var id in (string[])[$"household-{household}", $"proposal-{more}", $"proposal-{refused}", $"proposal-{lapsing}"])
        {
            await ExpectHistoryAsync(village, id, here);
        }

        await ExpectHistoryAsync(deliberation.Village, $"deliberation-{deliberation.Path.Split('/')[^1]}", there);
        Assert.Equal(["proposal.ratified", "proposal.registered"], here.Where(e => e.Target == $"proposal-{more}" && e.Action is "proposal.ratified" or "proposal.registered").Select(e => e.Action).Distinct());
        Assert.All(here.Concat(there).Concat(letters), e => Assert.False(string.IsNullOrEmpty(e.TraceId), e.Action));
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public async Task The_same_decisions_again_leave_neither_event_nor_entry()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var officer = await _flow.TokenAsync("village-officer", deliberation.Village);
        for (var time = 0; time < 3; time++)
        {
            (await _flow.PutAsync($"{deliberation.Path}/decisions", officer, Array.Empty<object>())).Expect(HttpStatusCode.OK);
        }

        Assert.Single(await host.TrailAsync(deliberation.Village), e => e.Action == "deliberation.decisionsRecorded");
    }

    private async Task TableAsync(string village)
    {
        var family = SampleFamily.Of(village);
        await _flow.RegisterPopulationAsync(family);
        (await _flow.PostAsync("/proposals", await _flow.TokenAsync("village-officer", village), family.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
    }

    private async Task ExpectHistoryAsync(string village, string id, IReadOnlyList<AuditDocument> trail)
    {
        var history = (await host.StoredAsync(village, id)).SelectToken("state.history")!.Select(step => step["meta"] ?? step).ToList();
        var reads = (string[])["proposal.read", "household.read", "deliberation.read"];
        var entries = trail.Where(e => e.Target == id && !reads.Contains(e.Action)).ToList();

        Assert.NotEmpty(history);
        Assert.Equal(history.Select(m => $"{m["code"]} {m["subject"]} {m["role"]} {m["policy"]}"), entries.Select(e => $"{e.Action} {e.Subject} {Domain.Kernel.WireName.Of(e.Role)} {e.Policy}"));
    }
}
