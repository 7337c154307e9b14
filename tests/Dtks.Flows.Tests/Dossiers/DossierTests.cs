using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Visits;
using Dtks.Functions.Dossiers;
using Dtks.Platform.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Dossiers;

/// <summary>Dossiers of what a deliberation admitted, from the village to dinas sosial.</summary>
[Collection("deliberations")]
[Trait("rule", "RAT-1")]
public sealed class DossierTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "RAT-2")]
    public async Task What_was_admitted_and_visited_goes_up_and_each_place_is_seen()
    {
        var (deliberation, proposals) = await _flow.AdmittedAsync(2);
        var village = deliberation.Village;
        (await _flow.SubmitAsync(deliberation)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.empty", "RAT-2", "/deliberation");
        await _flow.VisitAllAsync(deliberation, proposals[0]);

        var first = (await _flow.SubmitAsync(deliberation, headers: ("Idempotency-Key", "a"))).Expect(HttpStatusCode.Created);
        var again = (await _flow.SubmitAsync(deliberation, headers: ("Idempotency-Key", "a"))).Expect(HttpStatusCode.Created);
        Assert.Equal((first.Text, "submitted", "1"), (again.Text, first["status"], first["rows"]));
        (await _flow.SubmitAsync(deliberation)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.empty", "RAT-2");
        await ExpectPlaceAsync(village, first["id"]!, "submitted", "district");
        (await _flow.RecordVisitAsync(village, proposals[0], deliberation.Officer, await _flow.VisitAsync("7"))).ExpectProblem(HttpStatusCode.Conflict, "visit.inDossier", "RAT-1");
        (await _flow.RecordVisitAsync(village, proposals[0], deliberation.Officer, await _flow.VisitAsync())).Expect(HttpStatusCode.OK);
        (await _flow.ReviewAsync(village, first["id"]!, "receipt", "received")).ExpectProblem(HttpStatusCode.Conflict, "dossier.notAwaiting", "RAT-1");

        (await _flow.ReviewAsync(village, first["id"]!, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        await ExpectPlaceAsync(village, first["id"]!, "endorsed", "regency");
        Assert.Equal(["endorsed", "eligible"], await Task.WhenAll(proposals.Select(deliberation.StatusOfAsync)));
        (await _flow.RecordVisitAsync(village, proposals[0], deliberation.Officer, await _flow.VisitAsync("7"))).ExpectProblem(HttpStatusCode.Conflict, "proposal.notAdmitted");

        (await _flow.ReviewAsync(village, first["id"]!, "receipt", "received")).Expect(HttpStatusCode.OK);
        await ExpectPlaceAsync(village, first["id"]!, "received", "regent");
        Assert.Equal("received", await deliberation.StatusOfAsync(proposals[0]));
        var rows = (await _flow.GetAsync($"/villages/{village}/dossiers/{first["id"]}/rows", deliberation.Officer)).Expect(HttpStatusCode.OK);
        Assert.Equal([(1, proposals[0], "received")], rows.Json["items"]!.Select(r => ((int)r["row"]!, (string)r["proposal"]!, (string)r["status"]!)));

        // What is visited later goes in another.
        await _flow.VisitAllAsync(deliberation, proposals[1]);
        Assert.Equal("1", (await _flow.SubmitAsync(deliberation)).Expect(HttpStatusCode.Created)["rows"]);
        var shown = (await _flow.GetAsync($"/villages/{village}/dossiers/{first["id"]}", deliberation.Officer)).Expect(HttpStatusCode.OK);
        Assert.Equal(["dossier.submitted", "dossier.endorsed", "dossier.received"], shown.Json["history"]!.Select(h => (string?)h["code"]));
    }

    [Fact]
    public async Task One_that_comes_back_stands_as_before_and_another_takes_its_place()
    {
        var (deliberation, proposals, dossier) = await _flow.DossierAsync(2);
        var village = deliberation.Village;
        (await _flow.ReviewAsync(village, dossier, "endorsement", "returned")).ExpectProblem(HttpStatusCode.BadRequest, "dossier.reasonsMissing", "RAT-1", "/reasons");
        (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed", reasons: ["x"])).ExpectProblem(HttpStatusCode.BadRequest, "dossier.reasonsForbidden", "RAT-1", "/reasons");
        (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        (await _flow.SubmitAsync(deliberation, replaces: dossier)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.replaces", "RAT-1", "/replaces");

        (await _flow.ReviewAsync(village, dossier, "receipt", "returned", reasons: ["Berkas belum lengkap"])).Expect(HttpStatusCode.OK);
        await ExpectPlaceAsync(village, dossier, "returned", "village");
        Assert.Equal(["correct village", "handIn village"], await _flow.NextAsync(village, dossier));
        var told = (await _flow.SendAsync(HttpMethod.Get, $"/dev/events?subject=dossiers/{village}/{dossier}")).Json.Single(e => (string?)e["type"] == "dtks.dossier.returned.v1")["data"]!;
        Assert.Equal(("returned", "village"), ((string?)told["status"], (string?)told["holder"]));
        Assert.Equal(["eligible", "eligible"], await Task.WhenAll(proposals.Select(deliberation.StatusOfAsync)));
        Assert.Equal("Berkas belum lengkap", (await _flow.GetAsync($"/villages/{village}/dossiers/{dossier}", deliberation.Head))["reasons[0]"]);
        Assert.DoesNotContain("lengkap", (await host.StoredAsync(village, $"dossier-{dossier}")).ToString(), StringComparison.Ordinal);
        (await _flow.RecordVisitAsync(village, proposals[0], deliberation.Officer, await _flow.VisitAsync("7"))).Expect(HttpStatusCode.OK);
        (await _flow.PostAsync($"/proposals/{village}/{proposals[1]}/withdrawal", deliberation.Officer, new { })).Expect(HttpStatusCode.OK);

        var next = (await _flow.SubmitAsync(deliberation, replaces: dossier)).Expect(HttpStatusCode.Created);
        Assert.Equal("1", next["rows"]);
        Assert.Equal(["replaced village", "endorsement district"], [.. await _flow.NextAsync(village, dossier), .. await _flow.NextAsync(village, next["id"]!)]);
        await ExpectPlaceAsync(village, next["id"]!, "submitted", "district");
        Assert.All(await Task.WhenAll(new[] { "", "?status=returned" }.Select(async query => (await _flow.GetAsync($"/villages/{village}/dossiers{query}", deliberation.Head)).Expect(HttpStatusCode.OK))), list => Assert.DoesNotContain(dossier, list.Text, StringComparison.Ordinal));
        (await _flow.ReviewAsync(village, next["id"]!, "endorsement", "returned", reasons: ["Belum"])).Expect(HttpStatusCode.OK);
        (await _flow.SubmitAsync(deliberation, replaces: dossier)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.replaces", "RAT-1", "/replaces");

        // One that does not say so takes the place of what came back with the same rows too.
        Assert.Equal("1", (await _flow.SubmitAsync(deliberation)).Expect(HttpStatusCode.Created)["rows"]);
        Assert.Equal(["replaced village"], await _flow.NextAsync(village, next["id"]!));
        await _flow.IdleAsync();
        Assert.DoesNotContain(next["id"]!, (await _flow.GetAsync($"/villages/{village}/dossiers", deliberation.Head)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Who_took_part_in_what_it_holds_does_not_pass_it_on()
    {
        var (deliberation, proposals) = await _flow.AdmittedAsync();
        var (village, both) = (deliberation.Village, $"both-{Guid.NewGuid():N}");
        (await _flow.RecordVisitAsync(village, proposals[0], await _flow.TokenAtAsync("tksk", village, both), await _flow.VisitAsync())).Expect(HttpStatusCode.OK);
        var dossier = (await _flow.SubmitAsync(deliberation)).Expect(HttpStatusCode.Created)["id"]!;

        (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed", await _flow.TokenAtAsync("district-head", village, both))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.own", "GOV-2");
        var camat = $"camat-{Guid.NewGuid():N}";
        (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed", await _flow.TokenAtAsync("district-head", village, camat))).Expect(HttpStatusCode.OK);
        (await _flow.ReviewAsync(village, dossier, "receipt", "received", await _flow.TokenAtAsync("regency-officer", village, camat))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.own", "GOV-2");
        (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed", await _flow.TokenAsync("district-head", Place.Next().Village[..6]))).Expect(HttpStatusCode.Forbidden);
        (await _flow.ReviewAsync(village, dossier, "receipt", "received", await _flow.TokenAtAsync("district-head", village))).Expect(HttpStatusCode.Forbidden);
        (await _flow.SubmitAsync(deliberation, token: deliberation.Officer)).Expect(HttpStatusCode.Forbidden);
        (await _flow.ReviewAsync(village, new string('0', 32), "receipt", "received")).Expect(HttpStatusCode.NotFound);
        (await _flow.GetAsync($"/villages/{Villages.Next()}/dossiers/{dossier}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_bulk_is_endorsed_row_by_row_and_its_answer_is_kept()
    {
        var villages = Place.Next(villages: 20).Villages.GroupBy(v => v[..6]).First(g => g.Count() > 1).Take(2).ToList();
        var (first, second) = (await _flow.DossierAsync(village: villages[0]), await _flow.DossierAsync(village: villages[1]));
        var (district, camat) = (villages[0][..6], await _flow.TokenAtAsync("district-head", villages[0]));
        var rows = new object[]
        {
            new { village = villages[0], dossier = first.Dossier, outcome = "endorsed" },
            new { village = villages[1], dossier = first.Dossier, outcome = "endorsed" },
            new { village = Place.Next().Village, dossier = second.Dossier, outcome = "endorsed" },
            new { village = villages[1], dossier = second.Dossier, outcome = "agreed" },
            new { village = villages[1], dossier = second.Dossier, outcome = "returned" },
            new { village = villages[1], dossier = second.Dossier, outcome = "returned", reasons = new[] { "Belum lengkap" } },
            new { village = villages[0], dossier = first.Dossier, outcome = "endorsed" },
            new { village = villages[0], dossier = first.Dossier, outcome = "returned", reasons = new[] { "Belum lengkap" } },
        };

        var answer = (await _flow.PostAsync($"/districts/{district}/endorsements", camat, rows, ("Idempotency-Key", "b"))).Expect(HttpStatusCode.OK);
        var again = (await _flow.PostAsync($"/districts/{district}/endorsements", camat, rows, ("Idempotency-Key", "b"))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        Assert.Equal(answer.Text, again.Text);
        Assert.Equal(
            ["applied endorsed ", "refused  dossier.unknown", "refused  dossier.unknown", "refused submitted input.unknownValue", "refused submitted dossier.reasonsMissing", "applied returned ", "applied endorsed ", "refused endorsed dossier.notAwaiting"],
            answer.Json["results"]!.Select(r => $"{r["result"]} {r["status"]} {r["code"]}"));
        Assert.Equal(Enumerable.Range(1, rows.Length), answer.Json["results"]!.Select(r => (int)r["row"]!));
        Assert.Equal(("/3/outcome", "/4/reasons", null), (answer["results[3].pointer"], answer["results[4].pointer"], answer["results[1].pointer"]));
        Assert.Equal(("endorsed", "eligible"), (await first.Deliberation.StatusOfAsync(first.Proposals[0]), await second.Deliberation.StatusOfAsync(second.Proposals[0])));
        (await _flow.PostAsync($"/districts/{district}/endorsements", camat, Array.Empty<object>())).ExpectProblem(HttpStatusCode.BadRequest, "list.size");
        (await _flow.PostAsync($"/districts/{Place.Next().Village[..6]}/endorsements", camat, rows)).Expect(HttpStatusCode.Forbidden);
        var listed = (await _flow.GetAsync($"/districts/{district}/dossiers?limit=1", camat)).Expect(HttpStatusCode.OK);
        var rest = (await _flow.GetAsync($"/districts/{district}/dossiers?limit=1&cursor={Uri.EscapeDataString(listed["next"]!)}", camat)).Expect(HttpStatusCode.OK);
        Assert.Equal((first.Dossier, second.Dossier, null), (listed["items[0].dossier"], rest["items[0].dossier"], rest["next"]));
        Assert.Equal(second.Dossier, (string?)(await _flow.GetAsync($"/districts/{district}/dossiers?status=returned", camat)).Json["items"]!.Single()["dossier"]);
    }

    [Fact]
    public async Task Of_two_at_once_one_hands_in_and_one_endorses()
    {
        var (deliberation, proposals) = await _flow.AdmittedAsync(2);
        await _flow.VisitAllAsync(deliberation, proposals);
        var submitted = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _flow.SubmitAsync(deliberation)));
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity], submitted.Select(s => s.Status).Order());
        var dossier = submitted.Single(s => s.Status == HttpStatusCode.Created)["id"]!;

        var endorsed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _flow.ReviewAsync(deliberation.Village, dossier, "endorsement", "endorsed")));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Conflict], endorsed.Select(s => s.Status).Order());
    }

    [Fact]
    public async Task What_left_meanwhile_stays_away_and_late_messages_do_nothing_more()
    {
        var (deliberation, proposals, dossier) = await _flow.DossierAsync(2);
        var village = deliberation.Village;
        var work = host.Services.GetRequiredService<DossierWork>();
        (await _flow.PostAsync($"/proposals/{village}/{proposals[1]}/withdrawal", deliberation.Officer, new { })).Expect(HttpStatusCode.OK);
        (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal(["endorsed", "withdrawn"], await Task.WhenAll(proposals.Select(deliberation.StatusOfAsync)));
        (await _flow.ReviewAsync(village, dossier, "receipt", "returned", reasons: ["Belum"])).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        await work.BringAsync(new DossierMessage(village, dossier, 0), CancellationToken.None);
        await work.BringAsync(new DossierRowMessage(village, dossier, 0), CancellationToken.None);
        Assert.Equal(["eligible", "withdrawn"], await Task.WhenAll(proposals.Select(deliberation.StatusOfAsync)));
        await Assert.ThrowsAsync<MessageException>(() => work.BringAsync(new DossierMessage(village, dossier, 2), CancellationToken.None));
        await Assert.ThrowsAsync<MessageException>(() => work.BringAsync(new DossierMessage(village, new string('0', 32), 0), CancellationToken.None));
        var rows = (await _flow.GetAsync($"/villages/{village}/dossiers/{dossier}/rows", deliberation.Officer)).Json["items"]!;
        Assert.Equal(new[] { "eligible", "withdrawn" }.Order(), rows.Select(r => (string)r["status"]!).Order());
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public async Task What_was_received_is_ratified_once_and_what_came_back_before_too()
    {
        var place = Place.Next();
        var (deliberation, proposals, dossier) = await _flow.DossierAsync(2, place.Village);
        (await _flow.ReviewAsync(place.Village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        (await _flow.ReviewAsync(place.Village, dossier, "receipt", "returned", reasons: ["Belum"])).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        (await _flow.PostAsync($"/proposals/{place.Village}/{proposals[1]}/withdrawal", deliberation.Officer, new { })).Expect(HttpStatusCode.OK);
        dossier = (await _flow.SubmitAsync(deliberation, replaces: dossier)).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.PassOnAsync(place.Village, dossier);

        var letter = await _flow.RatifyAsync(place.Regency);

        Assert.Equal("1", letter["rows"]);
        Assert.Equal(["registered", "withdrawn"], await Task.WhenAll(proposals.Select(deliberation.StatusOfAsync)));
    }

    [Fact]
    public async Task What_is_wrong_with_a_dossier_is_told_at_once()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        async Task<Answer> Sent(object body) => await _flow.PostAsync($"/villages/{deliberation.Village}/dossiers", deliberation.Head, body);
        var month = (await _flow.NowAsync()).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

        (await Sent(new { period = "2026-13", subject = "sheet", deliberation = deliberation.Id })).ExpectProblem(HttpStatusCode.BadRequest, "dossier.period", "RAT-1", "/period").ExpectProblem(HttpStatusCode.BadRequest, "input.unknownValue", pointer: "/subject");
        (await Sent(new { period = "2099-01", subject = "proposals", deliberation = deliberation.Id })).ExpectProblem(HttpStatusCode.BadRequest, "dossier.period");
        (await Sent(new { period = month, subject = "proposals", deliberation = "x" })).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.deliberationUnknown", "RAT-1", "/deliberation");
        (await Sent(new { period = month, subject = "proposals", deliberation = deliberation.Id, replaces = "y" })).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.notConcluded", "MUS-7", "/deliberation").ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.replaces", "RAT-1", "/replaces");
        (await _flow.GetAsync($"/villages/{deliberation.Village}/dossiers?status=open", deliberation.Head)).ExpectProblem(HttpStatusCode.BadRequest, "list.status");
        Assert.Empty((await _flow.GetAsync($"/villages/{deliberation.Village}/dossiers", deliberation.Head)).Expect(HttpStatusCode.OK).Json["items"]!);
    }

    private async Task ExpectPlaceAsync(string village, string dossier, string status, string holder)
    {
        await _flow.IdleAsync();
        Assert.EndsWith($" {holder}", (await _flow.NextAsync(village, dossier)).First(), StringComparison.Ordinal);
        foreach (var (path, token) in new[] { ($"/villages/{village}/dossiers", await _flow.TokenAsync("village-head", village)), ($"/regencies/{village[..4]}/dossiers", await _flow.TokenAsync("regent", village[..4])) })
        {
            var item = (await _flow.GetAsync($"{path}?status={status}", token)).Expect(HttpStatusCode.OK).Json["items"]!.Single(i => (string?)i["dossier"] == dossier);
            Assert.Equal((village, status, holder, 0), ((string?)item["village"], (string?)item["status"], (string?)item["holder"], (int)item["days"]!));
        }
    }
}
