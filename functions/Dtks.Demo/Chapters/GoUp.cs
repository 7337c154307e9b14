using System.Globalization;
using Dtks.Demo.Cast;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>
/// What each village admitted is visited at home by two bodies, and goes up in a dossier: handed in by the village head, endorsed by the camat, received by dinas sosial (RAT-1,
/// RAT-2).
/// </summary>
internal sealed class GoUp : IDemoChapter
{
    private const int FirstVisitor = 80;

    private static readonly string[] Bodies = ["Pemerintah Desa", "TKSK"];

    public string Title => "Kunjungan rumah dan berkas sampai dinas sosial / home visits and dossiers up to the social office";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        var now = await context.Dev.NowAsync(cancellation);
        foreach (var village in context.Villages)
        {
            var today = now.ToOffset(village.Place.Offset);
            await VisitAsync(context, village, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), cancellation);
            await HandInAsync(context, village, today.ToString("yyyy-MM", CultureInfo.InvariantCulture), cancellation);
            await PassOnAsync(context, village, cancellation);
        }
    }

    private static IEnumerable<DemoProposal> Admitted(DemoVillage village) => village.With(DemoFate.Assisted, DemoFate.Admitted);

    private static async Task VisitAsync(DemoContext context, DemoVillage village, string today, CancellationToken cancellation)
    {
        var form = (await context.Api.GetAsync("/forms/dtks-visit", village.Officer, cancellation)).Required("version");
        foreach (var proposal in Admitted(village))
        {
            var path = $"/proposals/{village.Place.Code}/{proposal.Id}/visit";
            var alone = await context.Api.PutAsync(path, village.Officer, Visit(proposal, form, today, Bodies[..1]), cancellation);
            context.Note(village, $"{proposal.Label} dikunjungi satu pihak / visited by one body", "RAT-2", "422 RAT-2", alone.Brief());
            var both = await context.Api.PutAsync(path, village.Officer, Visit(proposal, form, today, Bodies), cancellation);
            context.Note(village, $"{proposal.Label} dikunjungi dua pihak / visited by two", "RAT-2", "200", both.Brief());
        }
    }

    // The floor of the house, and of each member name and age: enough to show that answers go by the form's codes.
    private static JObject Visit(DemoProposal proposal, string form, string today, string[] bodies) => new()
    {
        ["formVersion"] = form,
        ["visitedOn"] = today,
        ["visitors"] = new JArray(bodies.Append(bodies[0]).Take(2).Select((body, i) => new JObject { ["name"] = SampleNames.Of(FirstVisitor + i), ["body"] = body })),
        ["answers"] = new JObject { ["303"] = "8" },
        ["members"] = new JArray(proposal.Family.Members.Select(member => new JObject { ["402"] = member.Name, ["407"] = Age(member, today) })),
    };

    private static string Age(SampleMember member, string today) =>
        (int.Parse(today[..4], CultureInfo.InvariantCulture) - member.BirthDate.Year).ToString(CultureInfo.InvariantCulture);

    private static async Task HandInAsync(DemoContext context, DemoVillage village, string period, CancellationToken cancellation)
    {
        var path = $"/villages/{village.Place.Code}/dossiers";
        var body = new JObject { ["period"] = period, ["subject"] = "proposals", ["deliberation"] = village.Deliberation.Split('/')[^1] };
        var answer = await context.Api.PostAsync(path, village.Head, body, cancellation);
        context.Note(village, "kepala desa menyerahkan berkas: baris / dossier handed in: rows", "RAT-1", $"201 {Admitted(village).Count()}", answer.Brief("rows"));
        var again = await context.Api.PostAsync(path, village.Head, body, cancellation);
        context.Note(village, "berkas kedua atas hal yang sama / a second over the same", "RAT-1", "422", $"{again.Status}");
        village.Dossier = $"{path}/{answer.Required("id")}";
    }

    private static async Task PassOnAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var (endorsed, received) = (new JObject { ["outcome"] = "endorsed" }, new JObject { ["outcome"] = "received" });
        var early = await context.Api.PostAsync($"{village.Dossier}/receipt", village.RegencyOfficer, received, cancellation);
        context.Note(village, "diterima sebelum disahkan camat / received before the camat", "RAT-1", "409 RAT-1", early.Brief());
        var own = await context.Api.PostAsync($"{village.Dossier}/endorsement", village.Head, endorsed, cancellation);
        context.Note(village, "kepala desa mengesahkan berkasnya / the village head endorses it", "GOV-2", "403", $"{own.Status}");
        var camat = await context.Api.PostAsync($"{village.Dossier}/endorsement", village.Camat, endorsed, cancellation);
        context.Note(village.Place.District, "camat mengesahkan berkas / the camat endorses it", "RAT-1", "200 endorsed", camat.Brief("status"));
        var office = await context.Api.PostAsync($"{village.Dossier}/receipt", village.RegencyOfficer, received, cancellation);
        context.Note(village.Place.Regency, "dinas sosial menerima berkas / the social office receives it", "RAT-1", "200 received", office.Brief("status"));
        await context.Dev.IdleAsync(cancellation);
        foreach (var proposal in Admitted(village))
        {
            var answer = await context.Api.GetAsync($"/proposals/{village.Place.Code}/{proposal.Id}", village.Officer, cancellation);
            context.Note(village, $"{proposal.Label} menunggu bupati / waits for the regent", "RAT-1", "200 received", answer.Brief("status"));
        }
    }
}
