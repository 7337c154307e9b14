using Dtks.Demo.Cast;
using Dtks.Demo.Http;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>A regency's one-stop service: one applicant who is found and waits for the giver, one who is not found, is poor and is served, and one who is not poor (SVC-1 to SVC-9).</summary>
internal sealed class ServeAtDesk : IDemoChapter
{
    private const int PoorFamily = 10;
    private const int OtherFamily = 11;

    public string Title => "Layanan satu pintu / the one-stop service";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        var desk = await OpenAsync(context, context.Villages[0], cancellation);
        var reception = new ReceiveAtDesk(context, desk);
        var steps = new DeskSteps(context, desk, await DeliverCards.TodayAsync(context, desk.Village, cancellation));
        await FoundAsync(context, desk, reception, steps, cancellation);
        await PoorAsync(context, desk, reception, steps, cancellation);
        await NotPoorAsync(context, desk, reception, steps, cancellation);
    }

    private static async Task<DemoDesk> OpenAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var regency = village.Place.RegencyCode;
        Task<string> Token(string role, int name, string? of = null, string? value = null) =>
            context.Dev.TokenAsync(role, regency, $"contoh-{role}-{value}-{regency}", SampleNames.Of(name), cancellation, of is null ? null : (of, value!));
        return new DemoDesk(
            village, await Token("desk-officer", 80), await Token("section-officer", 81, "section", "data"), await Token("section-officer", 82, "section", "health"), await Token("giver", 83, "giver", "dinas-kesehatan"));
    }

    private static async Task FoundAsync(DemoContext context, DemoDesk desk, ReceiveAtDesk reception, DeskSteps steps, CancellationToken cancellation)
    {
        var family = desk.Village.With(DemoFate.Assisted).First().Family;
        var (path, code) = await reception.ReceiveAsync(family, cancellation);
        await reception.AgainAsync(family, cancellation);
        var other = await CheckAsync(context, path, desk.Section, cancellation);
        context.Note(desk.Village, "seksi lain mencari di basis data / another section looks up", "SVC-3", "403 SVC-3", other.Brief());
        var found = await CheckAsync(context, path, desk.Data, cancellation);
        context.Note(desk.Village, "ada di basis data kemiskinan / in the poverty database", "SVC-4", "200 True inSection", found.Brief("found", "status"));
        await steps.RecommendAsync(path, cancellation);
        var tracked = await context.Api.GetAsync($"/desk/tracking/{code}", token: null, cancellation);
        context.Note(desk.Village, "dilacak: di daftar tunggu / tracked: on the waiting list", "SVC-9", "200 waiting", tracked.Brief("status"));
    }

    private static async Task PoorAsync(DemoContext context, DemoDesk desk, ReceiveAtDesk reception, DeskSteps steps, CancellationToken cancellation)
    {
        var path = await AskedAsync(context, desk, reception, PoorFamily, cancellation);
        var answered = await steps.AnswerAsync(path, isPoor: true, cancellation);
        context.Note(desk.Village, "desa menjawab: miskin, SKM / the village answers: poor, SKM", "SVC-6", "200 inSection", answered.Brief("status"));
        await steps.RecommendAsync(path, cancellation);
        await steps.ServeAsync(path, cancellation);
    }

    private static async Task NotPoorAsync(DemoContext context, DemoDesk desk, ReceiveAtDesk reception, DeskSteps steps, CancellationToken cancellation)
    {
        var path = await AskedAsync(context, desk, reception, OtherFamily, cancellation);
        var answered = await steps.AnswerAsync(path, isPoor: false, cancellation);
        context.Note(desk.Village, "desa menjawab: tidak miskin / the village answers: not poor", "SVC-6", "200 ended nobody", answered.Brief("status", "holder"));
        var late = await steps.AnswerAsync(path, isPoor: true, cancellation);
        context.Note(desk.Village, "jawaban kedua / a second answer", "SVC-6", "409", late.Brief()[..3]);
    }

    private static async Task<string> AskedAsync(DemoContext context, DemoDesk desk, ReceiveAtDesk reception, int family, CancellationToken cancellation)
    {
        var (path, _) = await reception.ReceiveAsync(SampleFamilies.Make(desk.Village.Place.Code, family, 1), cancellation);
        var check = await CheckAsync(context, path, desk.Data, cancellation);
        context.Note(desk.Village, "tidak ada di basis data, desa ditanya / not in the database, the village is asked", "SVC-5", "200 False askedOfVillage", check.Brief("found", "status"));
        return path;
    }

    private static Task<ApiAnswer> CheckAsync(DemoContext context, string path, string by, CancellationToken cancellation) => context.Api.PostAsync($"{path}/check", by, new JObject(), cancellation);
}
