using System.Net;
using Dtks.Domain.Dossiers;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Visits;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Functions.Dossiers;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Dossiers;

/// <summary>A row of a dossier that cannot be read stops no other, and what comes twice or late is done once.</summary>
[Collection("deliberations")]
[Trait("rule", "RAT-1")]
public sealed class DossierFaultTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task An_unreadable_proposal_is_set_aside_its_neighbours_go_on_and_it_follows_after_repair_and_replay()
    {
        var (deliberation, proposals, dossier) = await _flow.DossierAsync(3);
        var village = deliberation.Village;
        await host.SpoilAsync("registry", village, $"proposal-{proposals[1]}");

        (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal(["endorsed", "endorsed"], await Task.WhenAll(deliberation.StatusOfAsync(proposals[0]), deliberation.StatusOfAsync(proposals[2])));
        var kept = Assert.Single(await _flow.SetAsideAsync("dossiers-single"), k => k["message"]!.ToString().Contains(dossier, StringComparison.Ordinal));
        Assert.Equal((village, $"dossiers/{village}/{dossier}"), (kept["area"]!.ToString(), kept["subject"]!.ToString()));

        // Received meanwhile: a replay does both steps.
        (await _flow.ReviewAsync(village, dossier, "receipt", "received")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await host.RepairAsync("registry", village, $"proposal-{proposals[1]}");
        Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);
        Assert.Equal(["received", "received", "received"], await Task.WhenAll(proposals.Select(deliberation.StatusOfAsync)));
    }

    [Fact]
    [Trait("rule", "RAT-2")]
    public async Task What_cannot_be_read_stays_behind_and_goes_with_the_next()
    {
        var (deliberation, proposals) = await _flow.AdmittedAsync(2);
        await _flow.VisitAllAsync(deliberation, proposals);
        await host.SpoilAsync("registry", deliberation.Village, $"proposal-{proposals[0]}");
        Assert.Equal("1", (await _flow.SubmitAsync(deliberation)).Expect(HttpStatusCode.Created)["rows"]);

        await host.RepairAsync("registry", deliberation.Village, $"proposal-{proposals[0]}");
        var next = (await _flow.SubmitAsync(deliberation)).Expect(HttpStatusCode.Created);
        Assert.Equal(proposals[0], (await _flow.GetAsync($"/villages/{deliberation.Village}/dossiers/{next["id"]}/rows", deliberation.Officer))["items[0].proposal"]);
    }

    [Fact]
    public async Task A_dossier_that_cannot_be_read_holds_what_it_holds_and_the_rest_of_its_deliberation_goes_on()
    {
        var (deliberation, proposals) = await _flow.AdmittedAsync(2);
        var (village, officer) = (deliberation.Village, deliberation.Officer);
        await _flow.VisitAllAsync(deliberation, proposals[0]);
        var dossier = (await _flow.SubmitAsync(deliberation)).Expect(HttpStatusCode.Created)["id"]!;
        await host.SpoilAsync("registry", village, $"dossier-{dossier}");

        (await _flow.RecordVisitAsync(village, proposals[1], officer, await _flow.VisitAsync())).Expect(HttpStatusCode.OK);
        (await _flow.RecordVisitAsync(village, proposals[0], officer, await _flow.VisitAsync("7"))).ExpectProblem(HttpStatusCode.Conflict, "visit.inDossier");
        var next = (await _flow.SubmitAsync(deliberation)).Expect(HttpStatusCode.Created);
        Assert.Equal(("1", proposals[1]), (next["rows"], (await _flow.GetAsync($"/villages/{village}/dossiers/{next["id"]}/rows", officer))["items[0].proposal"]));
        await host.RepairAsync("registry", village, $"dossier-{dossier}");
    }

    [Fact]
    public async Task Of_a_bulk_a_dossier_that_cannot_be_read_is_its_own_row_and_no_other()
    {
        var villages = Place.Next(villages: 20).Villages.GroupBy(v => v[..6]).First(g => g.Count() > 1).Take(2).ToList();
        var (bad, good) = (await _flow.DossierAsync(village: villages[0]), await _flow.DossierAsync(village: villages[1]));
        await host.SpoilAsync("registry", villages[0], $"dossier-{bad.Dossier}");
        var rows = new[] { new { village = villages[0], dossier = bad.Dossier, outcome = "endorsed" }, new { village = villages[1], dossier = good.Dossier, outcome = "endorsed" } };

        var answer = (await _flow.PostAsync($"/districts/{villages[0][..6]}/endorsements", await _flow.TokenAtAsync("district-head", villages[0]), rows)).Expect(HttpStatusCode.OK);

        Assert.Equal(["refused list.unreadable", "applied "], answer.Json["results"]!.Select(r => $"{r["result"]} {r["code"]}"));
        await host.RepairAsync("registry", villages[0], $"dossier-{bad.Dossier}");
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task A_visit_that_is_corrected_while_a_dossier_is_handed_in_has_one_of_them_begin_anew()
    {
        var (deliberation, proposals) = await _flow.AdmittedAsync(2);
        var (village, store) = (deliberation.Village, host.Services.GetRequiredService<DocumentStore>());
        await _flow.VisitAllAsync(deliberation, proposals[0]);
        var found = (await host.Services.GetRequiredService<DeliberationRepository>().FindAsync(village, deliberation.Id, CancellationToken.None))!;

        // A first visit is in no dossier that is on its way.
        await _flow.VisitAllAsync(deliberation, proposals[1]);
        Assert.Equal(found.ETag, (string)(await host.StoredAsync(village, found.Id))["_etag"]!);
        (await _flow.RecordVisitAsync(village, proposals[0], await _flow.TokenAtAsync("tksk", village), await _flow.VisitAsync("7"))).Expect(HttpStatusCode.OK);

        Assert.False(await store.TrySaveAsync(Partitions.Registry(village), found with { Dossiers = ["x"] }, CancellationToken.None));
        Assert.Equal("2", (await _flow.SubmitAsync(deliberation)).Expect(HttpStatusCode.Created)["rows"]);
    }

    [Fact]
    public async Task What_was_admitted_anew_after_a_correction_follows_no_dossier_of_before()
    {
        var (deliberation, proposals, dossier) = await _flow.DossierAsync(2);
        var village = deliberation.Village;
        await host.EditAsync("registry", village, $"proposal-{proposals[0]}", document => document["state"]!["deliberationId"] = new string('0', 32));

        (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        Assert.Equal(["eligible", "endorsed"], await Task.WhenAll(proposals.Select(deliberation.StatusOfAsync)));
    }

    [Fact]
    public async Task Messages_that_come_twice_and_a_place_that_is_told_late_change_nothing()
    {
        var (deliberation, proposals, dossier) = await _flow.DossierAsync();
        var village = deliberation.Village;
        (await _flow.SendAsync(HttpMethod.Post, "/dev/faults", body: new { service = "queues", kind = "twice", path = "/dossiers-effects/" })).Expect(HttpStatusCode.OK);
        (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        (await _flow.ReviewAsync(village, dossier, "receipt", "received")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await _flow.SendAsync(HttpMethod.Delete, "/dev/faults");

        var history = (await host.StoredAsync(village, $"proposal-{proposals[0]}")).SelectToken("state.history")!;
        Assert.Equal(["proposal.endorsed", "proposal.received"], history.Select(h => (string)h["meta"]!["code"]!).TakeLast(2));
        var places = host.Services.GetRequiredService<DossierPlaces>();
        var now = await _flow.NowAsync();
        var late = new DossierPlace(village, dossier, "2026-11", DossierSubject.Proposals, 1, DossierStatus.Endorsed, now, now, Step: 2);
        await places.ApplyAsync(JObject.Parse(JsonText.Write(late)), CancellationToken.None);
        Assert.Equal("received", (await _flow.GetAsync($"/villages/{village}/dossiers", deliberation.Head))["items[0].status"]);
    }
}
