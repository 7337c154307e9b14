using System.Globalization;
using System.Net;
using System.Text;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Verification;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Hosting;

/// <summary>The same key and body give the same answer, also after weeks; another body is 409. Moves the clock, so on a host of its own.</summary>
public sealed class IdempotencyTests(FlowHost host) : IClassFixture<FlowHost>
{
    private readonly Flow _flow = host.Flow;
    private readonly List<Sent> _sent = [];

    [Fact]
    public async Task Every_POST_of_the_story_is_answered_the_same_on_day_9_31_and_60()
    {
        await TellAsync(Place.Next());

        foreach (var days in new[] { 9, 22, 29 })
        {
            await _flow.AdvanceAsync($"P{days}D");
            foreach (var sent in _sent)
            {
                var again = await SendAsync(sent, sent.Body);
                Assert.True(sent.Answer.Status == again.Status, $"{sent.Path} +{days}: {again.Text}");
                Assert.Equal(Lasting(sent.Answer), Lasting(again));
                Assert.Equal(sent.Answer.Headers.Location, again.Headers.Location);
                if (sent.Other is not null)
                {
                    (await SendAsync(sent, sent.Other)).ExpectProblem(HttpStatusCode.Conflict, "idempotency.otherBody");
                }
            }
        }
    }

    [Theory]
    [InlineData("/proposals/")]
    [InlineData("/Proposals")]
    public async Task A_path_written_otherwise_is_the_same_request(string path)
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var token = await _flow.TokenAsync("village-officer", family.Village);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var first = (await _flow.PostAsync("/proposals", token, family.Proposal(), key)).Expect(HttpStatusCode.Created);
        var again = (await _flow.PostAsync(path, token, family.Proposal(), key)).Expect(HttpStatusCode.Created);

        Assert.Equal(first.Text, again.Text);
        await _flow.IdleAsync();
        Assert.Single((await _flow.GetAsync($"/villages/{family.Village}/proposals", token)).Expect(HttpStatusCode.OK).Json["items"]!);
    }

    private async Task TellAsync(Place place)
    {
        var (village, regency) = (place.Village, place.Regency);
        var family = SampleFamily.Of(village);
        await _flow.RegisterPopulationAsync(family);
        var proposal = await FirstAsync("/proposals", "citizen", village, JObject.FromObject(family.Proposal("registerWithAssistance", "PKH")), JObject.FromObject(family.Proposal()));
        await FirstAsync($"/proposals/{village}/{proposal["id"]}/verification", "regency-officer", regency, Verification("Kunjungan"), Verification("Lain"));

        var opened = await FirstAsync($"/villages/{village}/deliberations", "village-officer", village, DeliberationFlow.Draft(), DeliberationFlow.Draft("cards"));
        var path = $"/villages/{village}/deliberations/{opened["id"]}";
        foreach (var kind in DeliberationFlow.Kinds)
        {
            var declared = await FirstAsync($"{path}/evidence", "village-officer", village, DeliberationFlow.Declaration(kind), Renamed(DeliberationFlow.Declaration(kind)));
            Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, DeliberationFlow.Document(kind).Content));
            await FirstAsync($"{path}/evidence/{declared["id"]}/completion", "village-officer", village, [], other: null);
        }

        await FirstAsync($"{path}/conclusion", "village-head", village, Minutes(0), Minutes(1));
        var today = (await _flow.NowAsync()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var letter = await FirstAsync($"/regencies/{regency}/ratifications", "regent", regency, Letter(today, "460/1"), Letter(today, "460/2"));
        await FirstAsync($"/regencies/{regency}/ratifications/{letter["id"]}/review", "ministry-officer", "ID", Review("conforming"), Review("returned"));
        await TellMonthAsync(village);
        await TellConflictAsync(village);
        await TellOperationsAsync(village);
    }

    private async Task TellMonthAsync(string village)
    {
        var now = (await _flow.NowAsync()).ToOffset(TimeSpan.FromHours(7));
        var (running, before) = (now.ToString("yyyy-MM", CultureInfo.InvariantCulture), now.AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture));
        await FirstAsync("/cycles", "ministry-officer", "ID", new JObject { ["period"] = running }, new JObject { ["period"] = before });
        var officer = await _flow.TokenAsync("village-officer", village);
        var lines = await _flow.LinesAsync(running, village, officer);
        (await _flow.DecideAsync(running, village, officer, lines.Select(l => new { line = (int)l["line"]!, outcome = "eligible" }))).Expect(HttpStatusCode.OK);
        await FirstAsync($"/cycles/{running}/villages/{village}/finalization", "village-head", village, body: null, []);
    }

    private async Task TellConflictAsync(string village)
    {
        var family = SampleFamily.Of(village);
        await _flow.VerifyingAsync(family);
        var elsewhere = Place.Next("WIT").Village;
        var moved = JObject.FromObject((family with { Village = elsewhere }).Proposal());
        await FirstAsync("/proposals", "village-officer", elsewhere, moved, JObject.FromObject((family with { Village = elsewhere, Street = "Lain" }).Proposal()));
        var officer = await _flow.TokenAsync("regency-officer", elsewhere[..4]);
        var open = Assert.Single((await _flow.GetAsync($"/regencies/{elsewhere[..4]}/claims?status=contested", officer)).Expect(HttpStatusCode.OK).Json["items"]!);
        await FirstAsync($"/regencies/{elsewhere[..4]}/claims/{open["id"]}/settlement", "regency-officer", elsewhere[..4], Settlement("second"), Settlement("first"));
    }

    private async Task TellOperationsAsync(string village)
    {
        foreach (var deed in new[] { "replay", "dismissal" })
        {
            var (id, _) = await _flow.VerifyingAsync(SampleFamily.Of(village));
            await host.SpoilAsync("registry", village, $"proposal-{id}");
            await host.SendAsync("proposals-matching", Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"village":"{{village}}","proposal":"{{id}}"}""")));
            await _flow.IdleAsync();
            var kept = Assert.Single(await _flow.SetAsideAsync("proposals-matching"), k => k["message"]!.ToString().Contains(id, StringComparison.Ordinal));
            await host.RepairAsync("registry", village, $"proposal-{id}");
            JObject? body = deed == "replay" ? null : new JObject { ["note"] = "Tidak perlu" };
            JObject other = deed == "replay" ? [] : new JObject { ["note"] = "Lain" };
            await FirstAsync($"/operations/poison/{kept["id"]}/{deed}", "operator", "ID", body, other);
        }
    }

    private async Task<Answer> FirstAsync(string path, string role, string area, JObject? body, JObject? other)
    {
        var sent = new Sent(path, role, area, body, other, Guid.NewGuid().ToString(), null!);
        var answer = await SendAsync(sent, body);
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted, $"{path}: {answer.Text}");
        await _flow.IdleAsync();
        _sent.Add(sent with { Answer = answer });
        return answer;
    }

    private async Task<Answer> SendAsync(Sent sent, JObject? body) =>
        await _flow.PostAsync(sent.Path, await _flow.TokenAsync(sent.Role, sent.Area, $"{sent.Role}-{sent.Area}"), body?.ToString(), ("Idempotency-Key", sent.Key));

    // A link to upload by is good for a while only: what lasts is the id.
    private static string Lasting(Answer answer)
    {
        var body = (JObject)answer.Json;
        body.Remove("uploadUrl");
        body.Remove("expiresOn");
        return body.ToString();
    }

    private static JObject Renamed(JObject declaration)
    {
        declaration["fileName"] = "lain.bin";
        return declaration;
    }

    private static JObject Verification(string note) => new() { ["outcome"] = "eligible", ["note"] = note };

    private static JObject Settlement(string outcome) => new() { ["outcome"] = outcome, ["papers"] = new JArray("KTP dan KK asli"), ["note"] = "Diperiksa bersama" };

    private static JObject Minutes(int proposals) => new() { ["minutes"] = new JObject { ["proposals"] = proposals, ["terminations"] = 0 } };

    private static JObject Review(string outcome) => new() { ["outcome"] = outcome, ["reasons"] = outcome == "returned" ? new JArray("Nomor salah") : new JArray() };

    private static JObject Letter(string date, string number) =>
        new() { ["period"] = date[..7], ["subject"] = "proposals", ["letter"] = new JObject { ["number"] = number, ["date"] = date } };

    private sealed record Sent(string Path, string Role, string Area, JObject? Body, JObject? Other, string Key, Answer Answer);
}
