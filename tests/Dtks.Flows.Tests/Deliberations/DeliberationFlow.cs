using System.Net;
using System.Security.Cryptography;
using Dtks.Demo.Cast;
using Dtks.Demo.Documents;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Deliberations;

/// <summary>A deliberation under test, with the steps that lead to its conclusion.</summary>
public sealed class DeliberationFlow
{
    /// <summary>The elements that MUS-3 asks for in a regular deliberation.</summary>
    public static readonly string[] AllElements = ["villageGovernment", "bpd", "community"];

    private static readonly SampleDeliberation Sample = new(
        "Contoh", "Contoh", "Contoh", new DateOnly(2026, 11, 2), "Balai Desa", 1, Terminations: 0, [new SampleAttendee(SampleNames.Of(1), "BPD")]);

    private static readonly IReadOnlyList<SampleDocument> Samples = SampleDocuments.All(Sample);

    /// <summary>What a refusal notes.</summary>
    public const string RefusedBecause = "Dinilai mampu oleh musyawarah";

    // A draft that names no other is held on the day it is recorded, so that it may decide what was proposed by then.
    private const string SampleDay = "2026-11-02";

    private readonly Flow _flow;

    private DeliberationFlow(Flow flow, string village, string officer, string head, string id)
    {
        _flow = flow;
        (Village, Officer, Head, Id) = (village, officer, head, id);
    }

    /// <summary>The village.</summary>
    public string Village { get; }

    /// <summary>A token of the village's data officer.</summary>
    public string Officer { get; }

    /// <summary>A token of the village head.</summary>
    public string Head { get; }

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>The path below /api.</summary>
    public string Path => $"/villages/{Village}/deliberations/{Id}";

    /// <summary>The kinds of document, in the order of MUS-4.</summary>
    public static IReadOnlyList<string> Kinds => [.. Samples.Select(s => s.Kind)];

    /// <summary>The sample document of a kind.</summary>
    public static SampleDocument Document(string kind) => Samples.Single(s => s.Kind == kind);

    /// <summary>A deliberation as it is sent.</summary>
    public static JObject Draft(string kind = "regular", params IReadOnlyList<string> elements) => new()
    {
        ["kind"] = kind,
        ["heldOn"] = SampleDay,
        ["place"] = "Balai Desa",
        ["attendees"] = new JArray((elements.Count > 0 ? elements : AllElements).Select(Attendee)),
    };

    /// <summary>The declaration of a sample document.</summary>
    public static JObject Declaration(string kind) => Declaration(kind, Document(kind).ContentType, Document(kind).Content);

    /// <summary>The declaration of any bytes.</summary>
    public static JObject Declaration(string kind, string contentType, byte[] content) => new()
    {
        ["kind"] = kind,
        ["fileName"] = $"{kind}.bin",
        ["contentType"] = contentType,
        ["length"] = content.Length,
        ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content)),
    };

    /// <summary>Records one in a village of its own, or in the one given.</summary>
    public static async Task<DeliberationFlow> OpenAsync(Flow flow, string? village = null, JObject? draft = null)
    {
        var where = village ?? Villages.Next();
        var (officer, head) = (await flow.TokenAsync("village-officer", where), await flow.TokenAsync("village-head", where));
        var held = draft ?? Draft();
        if ((string?)held["heldOn"] == SampleDay)
        {
            held["heldOn"] = (await flow.NowAsync()).UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }

        var answer = (await flow.PostAsync($"/villages/{where}/deliberations", officer, held)).Expect(HttpStatusCode.Created);
        return new DeliberationFlow(flow, where, officer, head, answer["id"]!);
    }

    /// <summary>Records one that was held today, in western time.</summary>
    public static async Task<DeliberationFlow> OpenTodayAsync(Flow flow, string village)
    {
        var draft = Draft();
        draft["heldOn"] = (await flow.NowAsync()).ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return await OpenAsync(flow, village, draft);
    }

    /// <summary>Proposes families by the village's officer, and waits until they wait for a deliberation.</summary>
    public async Task<IReadOnlyList<string>> ProposeAsync(params IReadOnlyList<string> kinds)
    {
        var proposals = new List<string>();
        foreach (var kind in kinds)
        {
            string[] programmes = kind == "register" ? [] : ["PKH"];
            var answer = await _flow.PostAsync("/proposals", Officer, SampleFamily.Of(Village).Proposal(kind, programmes));
            proposals.Add(answer.Expect(HttpStatusCode.Created)["id"]!);
        }

        await _flow.IdleAsync();
        return proposals;
    }

    /// <summary>Records decisions, in place of those before.</summary>
    public Task<Answer> DecideAsync(params IReadOnlyList<(string Proposal, string Decision)> decisions) =>
        PutAsync(new JArray(decisions.Select(d => Decision(d.Proposal, d.Decision))));

    /// <summary>A decision as it is sent; a refusal says why.</summary>
    public static JObject Decision(string proposal, string decision)
    {
        var sent = new JObject { ["proposal"] = proposal, ["decision"] = decision };
        if (decision == "refuse")
        {
            (sent["ground"], sent["note"]) = (11, RefusedBecause);
        }

        return sent;
    }

    /// <summary>Sends a list of decisions as it is.</summary>
    public Task<Answer> PutAsync(object? decisions, params (string Name, string Value)[] headers) => _flow.PutAsync($"{Path}/decisions", Officer, decisions, headers);

    /// <summary>Declares an upload.</summary>
    public Task<Answer> DeclareAsync(object body, params (string Name, string Value)[] headers) => _flow.PostAsync($"{Path}/evidence", Officer, body, headers);

    /// <summary>Says that an upload is complete.</summary>
    public Task<Answer> CompleteAsync(string evidence) => _flow.PostAsync($"{Path}/evidence/{evidence}/completion", Officer, body: null);

    /// <summary>Where an upload stands.</summary>
    public Task<Answer> EvidenceAsync(string evidence) => _flow.GetAsync($"{Path}/evidence/{evidence}", Officer);

    /// <summary>Declares bytes, puts them where they belong, and completes; the answer is the upload after its inspection.</summary>
    public async Task<Answer> UploadAsync(JObject declaration, byte[] content, params (string Name, string Value)[] headers)
    {
        var upload = await SendAsync(declaration, content, headers);
        await _flow.IdleAsync();
        return (await EvidenceAsync(upload)).Expect(HttpStatusCode.OK);
    }

    /// <summary>Uploads sample documents, all four unless some are named, and has them accepted.</summary>
    public async Task UploadAsync(params IReadOnlyList<string> kinds)
    {
        var uploads = new List<string>();
        foreach (var kind in kinds.Count > 0 ? kinds : Kinds)
        {
            uploads.Add(await SendAsync(Declaration(kind), Document(kind).Content));
        }

        await _flow.IdleAsync();
        foreach (var upload in uploads)
        {
            Assert.Equal("accepted", (await EvidenceAsync(upload)).Expect(HttpStatusCode.OK)["status"]);
        }
    }

    // The id of what is to be inspected.
    private async Task<string> SendAsync(JObject declaration, byte[] content, params (string Name, string Value)[] headers)
    {
        var declared = (await DeclareAsync(declaration)).Expect(HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, content, headers: headers));
        (await CompleteAsync(declared["id"]!)).Expect(HttpStatusCode.Accepted);
        return declared["id"]!;
    }

    /// <summary>Concludes it by the village head, or by whose token is given.</summary>
    public Task<Answer> ConcludeAsync(int proposals, int terminations = 0, string? token = null, params (string Name, string Value)[] headers) =>
        _flow.PostAsync($"{Path}/conclusion", token ?? Head, new { minutes = new { proposals, terminations } }, headers);

    /// <summary>Concludes one on cards.</summary>
    public Task<Answer> ConcludeOnCardsAsync(int terminations, int returned, int surrendered, int wellOff, int replacements, int? skrtm = null, params (string Name, string Value)[] headers) => _flow.PostAsync(
        $"{Path}/conclusion", Head, new { minutes = new { proposals = replacements, terminations, cards = new { returned, surrendered, wellOff, replacements, skrtm = skrtm ?? replacements } } }, headers);

    /// <summary>Records replacement households, in place of those before.</summary>
    public Task<Answer> ReplaceAsync(params object[] replacements) => _flow.PutAsync($"{Path}/replacements", Officer, replacements);

    /// <summary>Fills in the SKRTM of replacements.</summary>
    public async Task FillInAsync(string round, params IEnumerable<string> replacements)
    {
        foreach (var replacement in replacements)
        {
            (await _flow.PostAsync($"/villages/{Village}/skrtm", Officer, new { round, replacement, answers = new { lantai = "Tanah" } })).Expect(HttpStatusCode.Created);
        }
    }

    /// <summary>Records that somebody was invited on a day.</summary>
    public Task<Answer> InviteAsync(string on, params (string Name, string Value)[] headers) =>
        _flow.PutAsync($"{Path}/invitations", Officer, new[] { new { name = SampleNames.Of(5), element = "bpd", invitedOn = on, by = "letter" } }, headers);

    /// <summary>Records the village's neighbourhood units.</summary>
    public async Task UnitsAsync(params IReadOnlyList<(string Unit, string Kind)> units) =>
        (await _flow.PutAsync($"/villages/{Village}/units", Officer, units.Select(u => new { unit = u.Unit, kind = u.Kind, name = u.Unit }))).Expect(HttpStatusCode.OK);

    /// <summary>Where a proposal of the village stands.</summary>
    public async Task<string> StatusOfAsync(string proposal) =>
        (await _flow.GetAsync($"/proposals/{Village}/{proposal}", Officer)).Expect(HttpStatusCode.OK)["status"]!;

    private static JObject Attendee(string element, int number)
    {
        var attendee = new JObject { ["name"] = SampleNames.Of(number), ["element"] = element };
        if (element == "householdRepresentative")
        {
            attendee["unit"] = "RW 001";
        }

        return attendee;
    }
}
