using System.Net;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Notices;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Notices;

/// <summary>What reached nobody is seen by officers of the area, who tell the people.</summary>
[Collection("notices")]
[Trait("rule", "GOV-3")]
public sealed class UnreachedTests(FlowHost host) : IAsyncLifetime
{
    private readonly Flow _flow = host.Flow;

    public Task InitializeAsync() => _flow.FailMessagesAsync("422");

    public Task DisposeAsync() => _flow.SendAsync(HttpMethod.Delete, "/dev/faults");

    [Fact]
    public async Task What_nobody_has_seen_is_listed_until_somebody_told_them_and_is_not_sent_after_that()
    {
        var village = Place.Next().Village;
        var officer = await _flow.TokenAsync("village-officer", village);
        var proposal = await RefusedAsync(village, officer);
        var (_, citizen) = await _flow.FoundIneligibleAsync(village);
        await _flow.IdleAsync();

        // The citizen's own is shown to the citizen.
        var unreached = Assert.Single(await ListAsync(village, officer, "?status=unreached"));
        Assert.Equal((proposal, "proposal", "refusedNotRegistered", "failed"), ((string)unreached["about"]!, (string)unreached["kind"]!, (string)unreached["code"]!, (string)unreached["status"]!));
        Assert.Contains("DTKS", (string)unreached["text"]!, StringComparison.Ordinal);
        var failed = await ListAsync(village, officer, "?status=failed");
        Assert.Equal(2, failed.Count);
        var (path, own) = (PathOf(village, unreached), failed.Single(n => (string)n["id"]! != (string)unreached["id"]!));
        (await _flow.PostAsync(path, officer, new { })).ExpectProblem(HttpStatusCode.BadRequest, "input.required", pointer: "/note");
        (await _flow.PostAsync(path, officer, new { note = " " })).ExpectProblem(HttpStatusCode.BadRequest, "text.length", pointer: "/note");
        Assert.Single(await ListAsync(village, officer, "?status=unreached"));

        var body = new { note = "Kami datangi rumahnya" };
        var told = (await _flow.PostAsync(path, officer, body, ("Idempotency-Key", "k"))).ExpectStatus("told");
        Assert.Equal(told.Text, (await _flow.PostAsync(path, officer, body, ("Idempotency-Key", "k"))).Expect(HttpStatusCode.OK).Text);
        (await _flow.PostAsync(path, officer, body)).ExpectProblem(HttpStatusCode.Conflict, "notice.notUnsent", "GOV-3");
        (await _flow.PostAsync(PathOf(village, own), officer, body)).ExpectStatus("told");
        await _flow.IdleAsync();

        Assert.Empty(await ListAsync(village, officer, "?status=unreached"));
        Assert.Equal("told", (string)Assert.Single(await _flow.MessagesAsync(citizen))["status"]!);
        Assert.Equal("Kami datangi rumahnya", (string)(await ListAsync(village, officer, "?status=told"))[0]["note"]!);
        Assert.DoesNotContain("datangi", (await host.StoredAsync(village, $"notice-{unreached["id"]}")).ToString(), StringComparison.Ordinal);
        await _flow.MendMessagesAsync();
        var aside = Assert.Single(await _flow.SetAsideAsync(SendNotices.Queue), i => (string?)i["subject"] == $"notices/{village}/{unreached["id"]}");
        Assert.Equal("done", (await _flow.ReplayAsync((string)aside["id"]!))["status"]);
        Assert.Empty(await _flow.TakenAsync((string)unreached["id"]!));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Others_areas_and_citizens_see_none_and_whats_not_unsent_nobody_need_tell()
    {
        var (village, other) = (Place.Next().Village, Place.Next().Village);
        var officer = await _flow.TokenAsync("village-officer", village);
        await RefusedAsync(village, officer);
        var path = PathOf(village, Assert.Single(await ListAsync(village, officer, "?status=unreached")));
        var (body, elsewhere) = (new { note = "Disampaikan" }, await _flow.TokenAsync("village-officer", other));

        (await _flow.GetAsync($"/villages/{village}/notices", elsewhere)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.GetAsync($"/villages/{village}/notices", await _flow.TokenAsync("citizen", village))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await _flow.PostAsync(path, elsewhere, body)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.PostAsync(path.Replace(village, other, StringComparison.Ordinal), elsewhere, body)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.PostAsync($"/villages/{village}/notices/{new string('0', 32)}/telling", officer, body)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.GetAsync($"/villages/{village}/notices?status=lost", officer)).ExpectProblem(HttpStatusCode.BadRequest, "list.status");
    }

    [Fact]
    public async Task What_is_told_to_who_appealed_is_seen_by_the_regency_alone()
    {
        var village = Place.Next().Village;
        var (refused, _) = await _flow.FoundIneligibleAsync(village);
        var (officer, regency) = (await _flow.TokenAsync("village-officer", village), await _flow.TokenAsync("regency-officer", village[..4]));
        var appeal = (await _flow.AppealAsync(officer, new { proposal = refused }))["id"]!;
        (await _flow.DecideAppealAsync(village, appeal, regency, "denied")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        Assert.DoesNotContain(await ListAsync(village, officer), n => (string?)n["kind"] == "appeal");
        var told = Assert.Single(await ListAsync(village, regency, "?status=unreached"));
        Assert.Equal((appeal, "appealDenied"), ((string)told["about"]!, (string)told["code"]!));
        (await _flow.PostAsync(PathOf(village, told), officer, new { note = "Disampaikan" })).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.PostAsync(PathOf(village, told), regency, new { note = "Disampaikan" })).ExpectStatus("told");
    }

    // An office's proposal that is refused: none of the people concerned finds that among their messages.
    private async Task<string> RefusedAsync(string village, string officer)
    {
        var family = SampleFamily.Of(village);
        await _flow.RegisterPopulationAsync(family);
        var proposal = (await _flow.PostAsync("/proposals", officer, family.Proposal("assistance", "PKH"))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        return proposal;
    }

    private static string PathOf(string village, JToken notice) => $"/villages/{village}/notices/{notice["id"]}/telling";

    private async Task<IReadOnlyList<JToken>> ListAsync(string village, string token, string query = "") =>
        [.. (await _flow.GetAsync($"/villages/{village}/notices{query}", token)).Expect(HttpStatusCode.OK).Json["items"]!];
}
