using Dtks.Demo.Cast;
using Dtks.Demo.Http;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>What becomes of an application after the front office: the village's answer, the section's visit, the recommendation and the giver (SVC-5 to SVC-9).</summary>
internal sealed class DeskSteps(DemoContext context, DemoDesk desk, DateOnly today)
{
    /// <summary>The programme that the story is about.</summary>
    public const string Programme = "bantuan-perawatan";

    private const string Giver = "dinas-kesehatan";

    private static readonly string[] Criteria = ["kelas-3", "berobat"];

    /// <summary>The village head answers what TKP2KDes saw.</summary>
    public Task<ApiAnswer> AnswerAsync(string path, bool isPoor, CancellationToken cancellation)
    {
        var body = new JObject
        {
            ["outcome"] = isPoor ? "poor" : "notPoor",
            ["verifiedBy"] = new JArray(SampleNames.Of(60), SampleNames.Of(61)),
            ["verifiedOn"] = DeliverCards.Text(today),
            ["note"] = isPoor ? "Rumah berdinding bambu, tidak ada penghasilan tetap" : "Rumah dan usaha sendiri",
        };
        if (isPoor) body["skm"] = new JObject { ["number"] = $"474/{path[^8..]}" };
        return context.Api.PostAsync($"{path}/village-answer", desk.Village.Head, body, cancellation);
    }

    /// <summary>The section visits, recommends, and the front office puts it on the giver's list.</summary>
    public async Task RecommendAsync(string path, CancellationToken cancellation)
    {
        var less = await VerifyAsync(path, Criteria[..1], cancellation);
        context.Note(desk.Village, "verifikasi lapangan tanpa satu kriteria / a criterion left out", "SVC-8", "400 SVC-8", less.Brief());
        var visited = await VerifyAsync(path, Criteria, cancellation);
        context.Note(desk.Village, "seksi datang melihat: semua terpenuhi / the section visits: all met", "SVC-8", "200 meets", visited.Brief("status"));
        var letter = new JObject { ["number"] = $"460/{path[^8..]}", ["date"] = DeliverCards.Text(today), ["giver"] = Giver };
        var recommended = await context.Api.PostAsync($"{path}/recommendation", desk.Section, letter, cancellation);
        context.Note(desk.Village, "surat rekomendasi / the recommendation", "SVC-9", "200 recommended", recommended.Brief("status"));
        var placed = await context.Api.PostAsync($"{path}/placement", desk.FrontOffice, new JObject { ["urgency"] = "biasa" }, cancellation);
        context.Note(desk.Village, "masuk daftar tunggu / on the waiting list", "SVC-9", "200 waiting giver", placed.Brief("status", "holder"));
    }

    /// <summary>The giver agrees and gives.</summary>
    public async Task ServeAsync(string path, CancellationToken cancellation)
    {
        var agreed = await context.Api.PostAsync($"{path}/service", desk.Giver, new JObject { ["outcome"] = "accepted" }, cancellation);
        context.Note(desk.Village, "pemberi bantuan menyetujui / the giver agrees", "SVC-9", "200 accepted", agreed.Brief("status"));
        var served = await context.Api.PostAsync($"{path}/service", desk.Giver, new JObject { ["outcome"] = "served" }, cancellation);
        context.Note(desk.Village, "bantuan diberikan / the help is given", "SVC-9", "200 served nobody", served.Brief("status", "holder"));
    }

    private Task<ApiAnswer> VerifyAsync(string path, IEnumerable<string> criteria, CancellationToken cancellation)
    {
        var seen = criteria.Select(code => new JObject { ["code"] = code, ["met"] = true });
        return context.Api.PostAsync($"{path}/field-verification", desk.Section, new JObject { ["criteria"] = new JArray(seen), ["visitedOn"] = DeliverCards.Text(today) }, cancellation);
    }
}
