using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Data;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Duplicates;

/// <summary>Likely duplicates from the scan to the removal, over HTTP: found with reasons, decided by people, never twice, nothing of the persons in the list.</summary>
[Collection("duplicates")]
[Trait("rule", "REG-5")]
public sealed class DuplicateTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "RAT-6")]
    public async Task Two_entries_of_one_person_are_found_decided_and_settled_by_the_removal()
    {
        var place = Place.Next();
        var officer = await _flow.TokenAsync("regency-officer", place.Regency);
        var one = SampleFamily.Of(place.Village).With(0, m => m with { BirthDate = "1980-03-12", Name = "CONTOHSATU KALIMANTO" });
        var swapped = SampleFamily.Of(place.Villages[1], members: 2).Like(one, m => m with { BirthDate = "1980-12-03" });
        var sibling = SampleFamily.Of(place.Villages[2]).Like(one, m => m with { Name = "CONTOHDUA KALIMANTO" });
        await _flow.AllRegisteredAsync(one, swapped, sibling);

        var scan = await _flow.ScanAsync(place.Regency, officer, ("Idempotency-Key", "satu"));

        Assert.Equal(("done", "3", "4", "1", "1"), (scan["status"], scan["households"], scan["persons"], scan["found"], scan["new"]));
        Assert.Equal(scan["progress.villages"], scan["progress.gathered"]);
        var item = Assert.Single(await _flow.DuplicatesAsync(place.Regency, officer, "&status=open"));
        Assert.DoesNotMatch("CONTOH|1980|" + one.Head.Nik, item.ToString());
        Assert.Equal(("swapped", "92"), (Agreement(item, "birthDate"), (string?)item["points"]));
        Assert.Equal(("same", "same", "different"), (Agreement(item, "name"), Agreement(item, "motherMaidenName"), Agreement(item, "village")));

        var pair = $"/regencies/{place.Regency}/duplicates/{item["id"]}";
        var shown = (await _flow.GetAsync(pair, officer)).Expect(HttpStatusCode.OK);
        var side = shown["first.village"] == place.Villages[1] ? "first" : "second";
        Assert.Equal(("1980-12-03", swapped.Head.Nik, "stands"), (shown[$"{side}.person.birthDate"], shown[$"{side}.person.nik"], shown[$"{side}.standing"]));
        var stays = side == "first" ? "second" : "first";
        var decided = (await _flow.PostAsync(pair, officer, new { outcome = "same", stays, note = "Sidik jari sama" }, ("Idempotency-Key", "putusan"))).Expect(HttpStatusCode.OK);
        Assert.Equal(("same", "removal", "duplicate", "01"), (decided["status"], decided["next[0].way"], decided["next[0].body.ground"], decided["next[0].body.members[0]"]));
        Assert.Equal(decided.Text, (await _flow.PostAsync(pair, officer, new { outcome = "same", stays, note = "Sidik jari sama" }, ("Idempotency-Key", "putusan"))).Text);

        // The way on leads there, and what is the same stays visible until it is carried out.
        Assert.Equal("same", (string?)Assert.Single(await _flow.DuplicatesAsync(place.Regency, officer, "&status=same"))["status"]);
        var removal = new { ground = "duplicate", members = new[] { "01" }, newHead = "02", source = "Surat Dukcapil 470/1", note = "Tercatat ganda" };
        (await _flow.PostAsync(decided["next[0].path"]!["/api".Length..], officer, removal)).Expect(HttpStatusCode.Created);
        await _flow.AdvanceAsync("P16D");
        var left = Assert.Single(await _flow.DuplicatesAsync(place.Regency, officer, "&status=same"));
        Assert.Equal(("settled", "left"), ((string?)left["status"], (string?)left["settled"]));
        (await _flow.PostAsync(pair, officer, new { outcome = "different", note = "Terlambat" }, ("If-Match", (await _flow.GetAsync(pair, officer)).ETag)))
            .ExpectProblem(HttpStatusCode.Conflict, "duplicate.nothingLeft", "RAT-6");
        Assert.Equal("1", (await _flow.ScanAsync(place.Regency, officer))["settled"]);
        var settled = (await _flow.GetAsync(pair, officer)).Expect(HttpStatusCode.OK);
        Assert.Equal(("settled", "left", null), (settled["status"], settled["settled"], settled[$"{side}.person"]));
        Assert.Equal(["duplicate.decided", "duplicate.settled"], settled.Json["history"]!.Select(h => (string)h["code"]!));
        await ExpectAuditedAsync(place, $"duplicate-{item["id"]}");
    }

    [Fact]
    public async Task What_is_different_is_never_open_again_and_two_officers_do_not_overrule_each_other_unseen()
    {
        var place = Place.Next();
        var (officer, other) = (await _flow.TokenAsync("regency-officer", place.Regency), await _flow.TokenAsync("regency-officer", place.Regency));
        var one = SampleFamily.Of(place.Village);
        await _flow.AllRegisteredAsync(one, SampleFamily.Of(place.Villages[1]).Like(one));
        Assert.Equal("1", (await _flow.ScanAsync(place.Regency, officer))["new"]);
        var pair = $"/regencies/{place.Regency}/duplicates/{Assert.Single(await _flow.DuplicatesAsync(place.Regency, officer))["id"]}";
        (await _flow.PostAsync(pair, officer, new { outcome = "different", note = "Kembar, akta berbeda" })).ExpectStatus("different");

        (await _flow.PostAsync(pair, other, new { outcome = "same", stays = "first", note = "Sama" })).ExpectProblem(HttpStatusCode.Conflict, "duplicate.decidedOtherwise", "REG-5");
        (await _flow.PostAsync(pair, other, new { outcome = "same", stays = "first", note = "Sama" }, ("If-Match", "\"old\""))).ExpectProblem(HttpStatusCode.PreconditionFailed, "stale");
        var again = await _flow.ScanAsync(place.Regency, officer);
        Assert.Equal(("1", "0"), (again["found"], again["new"]));
        Assert.Empty(await _flow.DuplicatesAsync(place.Regency, officer, "&status=open"));
        Assert.Single(await _flow.DuplicatesAsync(place.Regency, officer, "&status=different"));

        // Who has read it decides anew.
        var read = (await _flow.GetAsync(pair, other)).Expect(HttpStatusCode.OK);
        (await _flow.PostAsync(pair, other, new { outcome = "same", stays = "first", note = "Sama" }, ("If-Match", read.ETag))).ExpectStatus("same");
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_an_unreadable_pair_stands_in_the_list()
    {
        var place = Place.Next();
        var officer = await _flow.TokenAsync("regency-officer", place.Regency);
        var one = SampleFamily.Of(place.Village);
        await _flow.AllRegisteredAsync(one, SampleFamily.Of(place.Villages[1]).Like(one));
        var key = ("Idempotency-Key", "kunci");
        var first = await _flow.ScanAsync(place.Regency, officer, key);
        (await _flow.PostAsync($"/regencies/{place.Regency}/duplicate-scans", officer, "{}", key)).ExpectProblem(HttpStatusCode.Conflict, "idempotency.otherBody");
        Assert.Equal(first["id"], (await _flow.PostAsync($"/regencies/{place.Regency}/duplicate-scans", officer, null, key)).Expect(HttpStatusCode.Accepted)["id"]);
        (await _flow.PostAsync($"/regencies/{place.Regency}/duplicate-scans", officer, new { everything = true })).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(first["id"], (await _flow.GetAsync($"/regencies/{place.Regency}/duplicate-scans", officer))["items[0].id"]);
        (await _flow.GetAsync($"/regencies/{place.Regency}/duplicates?status=perhaps", officer)).ExpectProblem(HttpStatusCode.BadRequest, "list.status");
        var id = (string)Assert.Single(await _flow.DuplicatesAsync(place.Regency, officer))["id"]!;
        var pair = $"/regencies/{place.Regency}/duplicates/{id}";
        (await _flow.PostAsync(pair, officer, new { outcome = "same", note = "Sama" })).ExpectProblem(HttpStatusCode.BadRequest, "duplicate.stays", "RAT-6", "/stays");
        (await _flow.PostAsync(pair, officer, new { outcome = "maybe", note = " " })).ExpectProblem(HttpStatusCode.BadRequest, "input.unknownValue", pointer: "/outcome");

        // Not another's to know of, nor there.
        var elsewhere = Place.Next();
        (await _flow.GetAsync(pair, await _flow.TokenAsync("regency-officer", elsewhere.Regency))).Expect(HttpStatusCode.Forbidden);
        (await _flow.GetAsync(pair, await _flow.TokenAsync("citizen", place.Village))).Expect(HttpStatusCode.Forbidden);
        (await _flow.GetAsync($"/regencies/{elsewhere.Regency}/duplicates/{id}", await _flow.TokenAsync("regency-officer", elsewhere.Regency))).Expect(HttpStatusCode.NotFound);
        (await _flow.GetAsync($"/regencies/{place.Regency}/duplicates/x", officer)).Expect(HttpStatusCode.NotFound);
        (await _flow.GetAsync($"/regencies/{place.Regency}/duplicate-scans/{id}", officer)).Expect(HttpStatusCode.NotFound);

        await host.SpoilAsync("ratifications", place.Regency, $"duplicate-{id}");
        var listed = Assert.Single(await _flow.DuplicatesAsync(place.Regency, officer));
        Assert.Equal((id, true), ((string?)listed["id"], (bool?)listed["unreadable"]));
        (await _flow.GetAsync(pair, officer)).ExpectProblem(HttpStatusCode.InternalServerError, "document.unreadable");
        Assert.Equal("done", (await _flow.ScanAsync(place.Regency, officer))["status"]);
        await host.RepairAsync("ratifications", place.Regency, $"duplicate-{id}");
        (await _flow.GetAsync(pair, officer)).ExpectStatus("open");
    }

    private async Task ExpectAuditedAsync(Place place, string pair)
    {
        var regency = await host.TrailAsync(Partitions.Ratifications(place.Regency));
        Assert.Equal(["duplicate.decided", "duplicate.settled"], regency.Where(e => e.Target == pair && e.Action != "duplicate.read").Select(e => e.Action));
        Assert.Contains(regency, e => e.Target == pair && e.Action == "duplicate.read" && e.Fields?.Contains("first") == true);
        Assert.Contains(await host.TrailAsync(place.Villages[1]), e => e.Action == "household.compared" && e.Fields?.Contains("person") == true);
    }

    private static string? Agreement(JToken item, string field) => (string?)item["reasons"]!.Single(r => (string?)r["field"] == field)["agreement"];
}
