using System.Net;
using Dtks.Flows.Tests.Operations;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>The front office's guest book over HTTP.</summary>
[Collection("proposals")]
[Trait("rule", "SVC-2")]
public sealed class GuestBookTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task Ten_callers_at_once_get_ten_numbers_and_a_request_sent_again_its_own()
    {
        var (path, desk) = await DeskAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => _flow.PostAsync(path, desk, new { name = $"CONTOH {i}", purpose = "Tanya bantuan" }, ("Idempotency-Key", $"v-{i}"))));
        Assert.Equal(Enumerable.Range(1, 10), answers.Select(a => (int)a.Expect(HttpStatusCode.Created).Json["queueNumber"]!).Order());

        var again = await _flow.PostAsync(path, desk, new { name = "CONTOH 3", purpose = "Tanya bantuan" }, ("Idempotency-Key", "v-3"));
        Assert.Equal((answers[3]["id"], answers[3]["queueNumber"]), (again.Expect(HttpStatusCode.Created)["id"], again["queueNumber"]));
        (await _flow.PostAsync(path, desk, new { name = "CONTOH LAIN", purpose = "Tanya bantuan" }, ("Idempotency-Key", "v-3"))).ExpectProblem(HttpStatusCode.Conflict, "idempotency.otherBody");

        // Its answer is forgotten by then; the visit is not.
        await _flow.AdvanceAsync("P9D");
        again = await _flow.PostAsync(path, desk, new { name = "CONTOH 3", purpose = "Tanya bantuan" }, ("Idempotency-Key", "v-3"));
        Assert.Equal(answers[3]["id"], again.Expect(HttpStatusCode.Created)["id"]);
        Assert.Equal("1", (await _flow.PostAsync(path, desk, new { name = "CONTOH", purpose = "Tanya bantuan", phone = "0812-3456-7890" })).Expect(HttpStatusCode.Created)["queueNumber"]);
        Assert.Equal(["1"], Numbers(await _flow.GetAsync(path, desk)));
        Assert.Equal(Enumerable.Range(1, 10).Select(n => $"{n}"), Numbers(await _flow.GetAsync($"{path}?day={answers[0]["day"]}", desk)));
    }

    [Fact]
    public async Task A_hundred_callers_at_once_get_a_hundred_numbers()
    {
        var (path, desk) = await DeskAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => _flow.PostAsync(path, desk, new { name = $"CONTOH {i}", purpose = "Tanya bantuan" })));
        Assert.Equal(Enumerable.Range(1, 100), answers.Select(a => (int)a.Expect(HttpStatusCode.Created).Json["queueNumber"]!).Order());
    }

    [Fact]
    public async Task Pages_go_by_the_days_numbers_and_one_that_cannot_be_read_stands_as_such()
    {
        var (path, desk) = await DeskAsync();
        var ids = new List<string>();
        for (var i = 0; i < 3; i++) ids.Add((await _flow.PostAsync(path, desk, new { name = $"CONTOH {i}", purpose = "Tanya bantuan" })).Expect(HttpStatusCode.Created)["id"]!);
        await host.SpoilAsync("serviceDesk", path.Split('/')[2], $"deskVisit-{ids[1]}");

        var first = (await _flow.GetAsync($"{path}?limit=2", desk)).Expect(HttpStatusCode.OK);
        Assert.Equal([ids[0], ids[1]], first.Json["items"]!.Select(i => (string)i["id"]!));
        Assert.Equal("list.unreadable", (string?)first.Json["items"]![1]!["code"]);
        Assert.Equal([ids[2]], (await _flow.GetAsync($"{path}?limit=2&cursor={Uri.EscapeDataString(first["next"]!)}", desk)).Expect(HttpStatusCode.OK).Json["items"]!.Select(i => (string)i["id"]!));
        Assert.Equal("4", (await _flow.PostAsync(path, desk, new { name = "CONTOH", purpose = "Tanya bantuan" })).Expect(HttpStatusCode.Created)["queueNumber"]);
    }

    [Fact]
    public async Task What_is_missing_is_named_at_once_and_other_regencies_and_roles_are_kept_out()
    {
        var (path, desk) = await DeskAsync();
        var refused = (await _flow.PostAsync(path, desk, new { name = "", phone = "x" })).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["/name", "/purpose", "/phone"], refused.Json["errors"]!.Select(e => (string)e["pointer"]!));
        (await _flow.GetAsync($"{path}?day=kemarin", desk)).ExpectProblem(HttpStatusCode.BadRequest, "date.format");

        var other = await _flow.TokenAtAsync("desk-officer", Place.Next().Village);
        (await _flow.PostAsync(path, other, new { name = "CONTOH", purpose = "Tanya" })).Expect(HttpStatusCode.Forbidden);
        (await _flow.GetAsync(path, other)).Expect(HttpStatusCode.Forbidden);
        var dinas = await _flow.TokenAtAsync("regency-officer", $"{path.Split('/')[2]}010001");
        (await _flow.GetAsync(path, dinas)).Expect(HttpStatusCode.OK);
        (await _flow.PostAsync(path, dinas, new { name = "CONTOH", purpose = "Tanya" })).Expect(HttpStatusCode.Forbidden);
    }

    private static IEnumerable<string> Numbers(Answer list) => list.Expect(HttpStatusCode.OK).Json["items"]!.Select(i => (string)i["queueNumber"]!);

    private async Task<(string Path, string Desk)> DeskAsync()
    {
        var village = Place.Next().Village;
        return ($"/desk/{village[..4]}/visits", await _flow.TokenAtAsync("desk-officer", village));
    }
}
