using System.Net;
using System.Text;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Imports;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Platform.Messaging;
using Newtonsoft.Json;

namespace Dtks.Flows.Tests.Audit;

/// <summary>Persons where none belong: in addresses, headers, names of files, bodies that cannot be read, free texts, and messages that somebody made up.</summary>
internal sealed class RefusedPersons(FlowHost host, string village)
{
    private readonly Flow _flow = host.Flow;

    /// <summary>Whom requests tell of.</summary>
    public SampleFamily Asked { get; } = Named(village, "R. Ngt. Nur'aini Ḥasanah CONTOH", "Siti Ma\u02bfrifah CONTOH");

    /// <summary>Whom messages tell of.</summary>
    public SampleFamily Forged { get; } = Named(village, "Palsu Utama CONTOH", "Ibu Palsu CONTOH");

    /// <summary>Does all of it.</summary>
    public async Task TellAsync()
    {
        var (proposal, citizen) = await _flow.VerifyingAsync(Asked);
        await AskAsync(proposal, citizen);
        await SendBodiesAsync(proposal, citizen);
        await WriteFreelyAsync();
        await ImportAsync();
        await ForgeAsync();
        await _flow.AdvanceAsync("P3D");
        await ExportAsync();
    }

    // In the path, in the query, in what goes along with a request.
    private async Task AskAsync(string proposal, string citizen)
    {
        var (nik, name) = (Asked.Head.Nik, Uri.EscapeDataString(Asked.Head.Name));
        var auditor = await _flow.TokenAsync("auditor", "ID");
        string[] paths =
        [
            $"/proposals/{village}/{nik}", $"/proposals/{village}/{proposal}?nik={nik}&nama={name}", $"/villages/{village}/proposals?status={name}", $"/villages/{village}/proposals?cursor={nik}",
            $"/villages/{village}/proposals?format={name}", $"/tracking/{nik}", $"/tracking/{name}", $"/households/{village}/{nik}", $"/audit?area={village}&about={nik}", $"/audit?area={nik}",
            $"/appeals/{village}/{nik}", $"/villages/{nik}/proposals", $"/villages/{village}/deliberations/{nik}", $"/areas/{nik}", $"/persons/{nik}?name={name}", $"/cycles/{nik}", $"/uploads/{village}/{nik}?until=1&sig={name}",
        ];
        foreach (var path in paths)
        {
            await AskAsync(HttpMethod.Get, path, auditor);
            await AskAsync(HttpMethod.Delete, path, citizen);
            await AskAsync(HttpMethod.Get, path, Asked.Head.Nik);
        }
    }

    private async Task AskAsync(HttpMethod method, string path, string token)
    {
        var nik = Asked.Head.Nik;
        var answer = await _flow.SendAsync(
            method, "/api" + path, token, body: null,
            ("User-Agent", nik), ("If-Match", $"\"{nik}\""), ("Idempotency-Key", nik), ("tracestate", $"a={nik}"), ("baggage", $"nik={nik}"), ("traceparent", nik), ("Referer", $"http://{nik}/"), ("Accept-Language", nik));
        Assert.InRange((int)answer.Status, 200, 499);
    }

    private async Task SendBodiesAsync(string proposal, string citizen)
    {
        var right = JsonConvert.SerializeObject(Asked.Proposal());
        string[] wrong =
        [
            right[..^40], right.Insert(1, $"\"{Asked.Head.Nik}\":\"{Asked.Head.Name}\","), right.Insert(1, right[1..]), $"\"{Asked.Head.Name}\"", $"[{right}]", right.Replace("\"register\"", $"\"{Asked.Head.Nik}\"", StringComparison.Ordinal),
            right.Replace("\"male\"", $"\"{Asked.Head.MotherMaidenName}\"", StringComparison.Ordinal), right.Replace($"\"{Asked.Head.Nik}\"", Asked.Head.Nik, StringComparison.Ordinal), right + new string(' ', 1 << 20),
            right.Replace("081200000001", "\ud800", StringComparison.Ordinal),
        ];
        foreach (var body in wrong)
        {
            var answer = await _flow.PostAsync("/proposals", citizen, body, ("Idempotency-Key", Asked.Head.Nik));
            Assert.InRange((int)answer.Status, 400, 499);
            Assert.InRange((int)(await _flow.PostAsync($"/proposals/{village}/{proposal}/correction", citizen, body)).Status, 400, 499);
        }
    }

    // Where people write what they like.
    private async Task WriteFreelyAsync()
    {
        var about = $"Rumah {Asked.Head.Name}, NIK {Asked.Head.Nik}";
        var draft = DeliberationFlow.Draft();
        draft["place"] = about;
        draft["attendees"]![0]!["name"] = Asked.Head.Name;
        var deliberation = await DeliberationFlow.OpenAsync(_flow, village, draft);
        var declaration = DeliberationFlow.Declaration("minutes");
        declaration["fileName"] = $"{about}.pdf";
        Assert.Equal("accepted", (await deliberation.UploadAsync(declaration, DeliberationFlow.Document("minutes").Content))["status"]);
        Assert.Equal(about, (await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Expect(HttpStatusCode.OK)["place"]);

        var (refused, citizen) = await _flow.VerifyingAsync(SampleFamily.Of(village));
        var verification = new { outcome = "ineligible", ground = 5, note = about };
        (await _flow.PostAsync($"/proposals/{village}/{refused}/verification", await _flow.TokenAsync("regency-officer", village[..4]), verification, ("Idempotency-Key", "a"))).Expect(HttpStatusCode.OK);
        var appeal = new { about = new { proposal = refused }, kind = "refused", reason = about, contact = new { phone = "081200000001" } };
        (await _flow.PostAsync("/appeals", citizen, appeal, ("Idempotency-Key", "a"))).Expect(HttpStatusCode.Created);
    }

    // One that is read, one that is refused whole, and one whose bytes came and that nobody completed.
    private async Task ImportAsync()
    {
        var officer = await _flow.TokenAsync("village-officer", village);
        var family = SampleFamily.Of(village);
        var rows = SampleFile.Of([SampleFile.Row(family, family.Head), SampleFile.Row(Asked, Asked.Head with { BirthDate = $"lahir {Asked.Head.Name}" })]);
        Assert.Equal("done", (await _flow.ImportAsync(village, officer, rows))["status"]);
        Assert.Equal("refused", (await _flow.ImportAsync(village, officer, $"nik,{Asked.Head.Name}\r\n{Asked.Head.Nik},x\r\n"))["status"]);
        var left = Encoding.UTF8.GetBytes(SampleFile.Of(Asked));
        var declared = (await _flow.DeclareImportAsync(village, officer, left, ("Idempotency-Key", Asked.Head.Nik))).Expect(HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, left));
    }

    // Its file lies there for a day, and has been fetched.
    private async Task ExportAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            await _flow.VerifyingAsync(SampleFamily.Of(village));
        }

        var officer = await _flow.TokenAsync("village-officer", village);
        var begun = (await _flow.GetAsync($"/villages/{village}/proposals?format=csv", officer)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        var done = (await _flow.GetAsync($"/villages/{village}/exports/{begun["id"]}", officer)).Expect(HttpStatusCode.OK);
        Assert.Contains(Asked.Head.Name, (await _flow.SendAsync(HttpMethod.Get, new Uri(done["downloadUrl"]!).PathAndQuery)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    private async Task ForgeAsync()
    {
        var (nik, name) = (Forged.Head.Nik, Forged.Head.Name);
        string[] messages =
        [
            $"{{\"village\":\"{village}\",\"proposal\":\"{nik}\"}}", $"{{\"village\":\"{name}\",\"proposal\":\"{nik}\"}}", $"{{\"{nik}\":1,\"village\":\"{village}\",\"proposal\":\"x\"}}",
            $"{{\"village\":{{\"{name}\":1}},\"proposal\":[\"{nik}\"]}}", $"{{\"village\":\"{village}\",\"proposal\":\"{name}, {Forged.Head.MotherMaidenName}\"}}",
        ];
        foreach (var message in messages)
        {
            await host.SendAsync("proposals-matching", Convert.ToBase64String(Encoding.UTF8.GetBytes(message)));
            await host.SendAsync("imports", Convert.ToBase64String(Encoding.UTF8.GetBytes(message.Replace("\"proposal\"", "\"import\"", StringComparison.Ordinal))));
        }

        await host.SendAsync("notices-sending", $"{name} {nik}");
        await host.SendAsync(QueueNames.Poison("outbox"), $"{name} {nik}");
        await _flow.IdleAsync();
        await _flow.FireAsync(nameof(LookAtPoison));
        var kept = await _flow.SetAsideAsync("notices-sending");
        Assert.Contains(kept, k => k["message"]!.ToString() == $"{name} {nik}");
        (await _flow.PostAsync($"/operations/poison/{kept[0]["id"]}/dismissal", await _flow.TokenAsync("operator", "ID"), new { note = $"Dari {name}" }, ("Idempotency-Key", "a"))).Expect(HttpStatusCode.OK);
    }

    private static SampleFamily Named(string village, string name, string mother) =>
        SampleFamily.Of(village).With(0, m => m with { Name = name, MotherMaidenName = mother, BirthPlace = "Kota Rekaan Utama" });
}
