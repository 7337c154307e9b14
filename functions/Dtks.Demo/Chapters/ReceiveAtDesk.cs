using Dtks.Demo.Cast;
using Dtks.Demo.Documents;
using Dtks.Demo.Http;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>The front office of a regency's one-stop service: the guest book, an application, and its papers (SVC-2).</summary>
internal sealed class ReceiveAtDesk(DemoContext context, DemoDesk desk)
{
    private const string Phone = "0812-0000-0001";

    /// <summary>Receives somebody of a family whose papers are complete; the application's path and its tracking code.</summary>
    public async Task<(string Path, string Code)> ReceiveAsync(SampleFamily family, CancellationToken cancellation)
    {
        var head = family.Head;
        var visit = await context.Api.PostAsync($"{desk.Path}/visits", desk.FrontOffice, new JObject { ["name"] = head.Name, ["purpose"] = "Tanya bantuan perawatan" }, cancellation);
        var filed = await context.Api.PostAsync($"{desk.Path}/applications", desk.FrontOffice, Draft(visit.Required("id"), family), cancellation);
        context.Note(desk.Village, $"permohonan {head.Name}: berkas belum lengkap / papers are missing", "SVC-2", "201 incomplete", filed.Brief("status"));
        var path = $"{desk.Path}/applications/{filed.Required("id")}";
        var today = await DeliverCards.TodayAsync(context, desk.Village, cancellation);
        await SendAsync(path, SamplePapers.Ktp(head.Name, today), cancellation);
        await SendAsync(path, SamplePapers.Kk(head.Name, today), cancellation);
        var complete = await context.Api.GetAsync(path, desk.FrontOffice, cancellation);
        context.Note(desk.Village, "salinan KTP dan KK diterima / copies of KTP and KK are there", "SVC-2", "200 checking data", complete.Brief("status", "with.holder"));
        return (path, filed.Required("trackingCode"));
    }

    /// <summary>Files the same need again, which is refused while the first goes on.</summary>
    public async Task AgainAsync(SampleFamily family, CancellationToken cancellation)
    {
        var visit = await context.Api.PostAsync($"{desk.Path}/visits", desk.FrontOffice, new JObject { ["name"] = family.Head.Name, ["purpose"] = "Datang lagi" }, cancellation);
        var again = await context.Api.PostAsync($"{desk.Path}/applications", desk.FrontOffice, Draft(visit.Required("id"), family), cancellation);
        context.Note(desk.Village, "keperluan yang sama sekali lagi / the same need again", "SVC-2", "409 SVC-2", again.Brief());
    }

    private JObject Draft(string visit, SampleFamily family) => new()
    {
        ["visit"] = visit,
        ["section"] = "health",
        ["help"] = "Biaya rawat inap",
        ["programme"] = DeskSteps.Programme,
        ["applicant"] = new JObject
        {
            ["nik"] = family.Head.Nik,
            ["name"] = family.Head.Name,
            ["familyCardNumber"] = family.FamilyCardNumber,
            ["phone"] = Phone,
            ["village"] = desk.Village.Place.Code,
        },
    };

    private async Task SendAsync(string path, SampleDocument paper, CancellationToken cancellation)
    {
        var body = new JObject { ["kind"] = paper.Kind, ["fileName"] = paper.FileName, ["contentType"] = paper.ContentType, ["length"] = paper.Content.Length, ["sha256"] = paper.Sha256 };
        var declared = await context.Api.PostAsync($"{path}/documents", desk.FrontOffice, body, cancellation);
        await context.Api.UploadAsync(declared.Required("uploadUrl"), paper.ContentType, paper.Content, cancellation);
        await context.Api.PostAsync($"{path}/documents/{declared.Required("id")}/completion", desk.FrontOffice, body: null, cancellation);
        await context.Dev.IdleAsync(cancellation);
    }
}
