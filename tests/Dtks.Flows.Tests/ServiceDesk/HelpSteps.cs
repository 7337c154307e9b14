using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>The one-stop service of a regency: its officers, and the steps of an application.</summary>
internal sealed class HelpSteps(Flow flow, string village)
{
    private static int _nik;

    /// <summary>The regency.</summary>
    public string Regency => village[..4];

    /// <summary>Where its applications are.</summary>
    public string Path => $"/desk/{Regency}/applications";

    /// <summary>An applicant of the village whom nobody knows.</summary>
    public JObject Applicant() => new()
    {
        ["nik"] = $"{village[..6]}1705{Interlocked.Increment(ref _nik) % 10000:0000}01",
        ["name"] = "Pemohon CONTOH",
        ["familyCardNumber"] = $"{village[..6]}0101{_nik % 10000:0000}02",
        ["phone"] = "0812-0000-0001",
        ["village"] = village,
    };

    /// <summary>A token of the front office.</summary>
    public Task<string> DeskAsync() => flow.TokenAsync("desk-officer", Regency);

    /// <summary>A token of a section's officer.</summary>
    public async Task<string> SectionAsync(string section) => (await flow.SendAsync(HttpMethod.Post, "/dev/tokens", body: new { role = "section-officer", area = Regency, section, subject = $"section-officer-{Guid.NewGuid():N}" })).Expect(HttpStatusCode.OK)["token"]!;

    /// <summary>A token of a giver.</summary>
    public async Task<string> GiverAsync(string giver) => (await flow.SendAsync(HttpMethod.Post, "/dev/tokens", body: new { role = "giver", area = Regency, giver, subject = $"giver-{Guid.NewGuid():N}" })).Expect(HttpStatusCode.OK)["token"]!;

    /// <summary>A visitor signs the guest book; the visit's id.</summary>
    public async Task<string> VisitAsync() => (await flow.PostAsync($"/desk/{Regency}/visits", await DeskAsync(), new { name = "Tamu CONTOH", purpose = "Tanya bantuan" })).Expect(HttpStatusCode.Created)["id"]!;

    /// <summary>The body of an application.</summary>
    public async Task<JObject> DraftAsync(string section = "health", string? programme = "bantuan-perawatan", JObject? applicant = null)
    {
        var draft = new JObject { ["visit"] = await VisitAsync(), ["applicant"] = applicant ?? Applicant(), ["help"] = "Biaya rawat inap", ["section"] = section, ["note"] = "Datang sendiri" };
        if (programme is not null) draft["programme"] = programme;
        return draft;
    }

    /// <summary>Files an application; the answer.</summary>
    public async Task<Answer> FileAsync(string section = "health", string? programme = "bantuan-perawatan", JObject? applicant = null) =>
        (await flow.PostAsync(Path, await DeskAsync(), await DraftAsync(section, programme, applicant))).Expect(HttpStatusCode.Created);

    /// <summary>An application of which KTP and KK are there.</summary>
    public async Task<string> CheckingAsync(string section = "health", string? programme = "bantuan-perawatan", JObject? applicant = null)
    {
        var id = (await FileAsync(section, programme, applicant))["id"]!;
        await SendAsync(id, "ktp");
        await SendAsync(id, "kk");
        return id;
    }

    /// <summary>A copy of a paper: each is a file of its own.</summary>
    public static byte[] Copy(string kind, string? paper = null) => [.. DeliberationFlow.Document("minutes").Content, .. System.Text.Encoding.UTF8.GetBytes($"\n%{kind} {paper}\n")];

    /// <summary>The declaration of a file.</summary>
    public static JObject File(string kind, byte[]? content = null, string? paper = null)
    {
        var declared = DeliberationFlow.Declaration("minutes", "application/pdf", content ?? Copy(kind, paper));
        declared["kind"] = kind;
        if (paper is not null) declared["paper"] = paper;
        return declared;
    }

    /// <summary>Declares, sends and completes a file by somebody; the answer is the file after its inspection.</summary>
    public async Task<Answer> SendAsync(string id, string kind, string? paper = null, byte[]? sent = null, string? by = null, byte[]? copy = null)
    {
        var (token, content) = (by ?? await DeskAsync(), copy ?? Copy(kind, paper));
        var declared = (await flow.PostAsync($"{Path}/{id}/documents", token, File(kind, content, paper))).Expect(HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, sent ?? content));
        (await flow.PostAsync($"{Path}/{id}/documents/{declared["id"]}/completion", token, body: null)).Expect(HttpStatusCode.Accepted);
        await flow.IdleAsync();
        return (await flow.GetAsync($"{Path}/{id}/documents/{declared["id"]}", token)).Expect(HttpStatusCode.OK);
    }

    /// <summary>The applicant asks for it no more.</summary>
    public async Task<Answer> WithdrawAsync(string id) => await flow.PostAsync($"{Path}/{id}/withdrawal", await DeskAsync(), new { reason = "Sudah dibantu" });

    /// <summary>An application as somebody sees it; the front office where nobody is named.</summary>
    public async Task<Answer> SeeAsync(string id, string? by = null) => (await flow.GetAsync($"{Path}/{id}", by ?? await DeskAsync())).Expect(HttpStatusCode.OK);

    /// <summary>The codes of an application's history.</summary>
    public async Task<IEnumerable<string>> HistoryAsync(string id) => (await SeeAsync(id)).Json.SelectTokens("history[*].code").Select(c => (string)c!);
}
