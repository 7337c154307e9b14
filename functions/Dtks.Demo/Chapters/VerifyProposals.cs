using Dtks.Demo.Cast;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>The regencies verify what citizens proposed, all but one proposal each (PRO-6).</summary>
internal sealed class VerifyProposals : IDemoChapter
{
    private const int WellOff = 11;

    public string Title => "Verifikasi kabupaten/kota / the regencies verify";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        foreach (var village in context.Villages)
        {
            foreach (var proposal in village.With(DemoFate.FoundEligible, DemoFate.FoundIneligible))
                await VerifyAsync(context, village, proposal, cancellation);
            var tabled = village.With(DemoFate.Assisted).First();
            var early = await PostAsync(context, village, tabled, Eligible(), cancellation);
            context.Note(
                village, $"{tabled.Label} milik musyawarah / is the deliberation's to decide", "PRO-6", "refused", Refused(early.Status));
        }
    }

    private static async Task VerifyAsync(DemoContext context, DemoVillage village, DemoProposal proposal, CancellationToken cancellation)
    {
        var eligible = proposal.Fate == DemoFate.FoundEligible;
        if (!eligible)
        {
            var groundless = await PostAsync(context, village, proposal, new JObject { ["outcome"] = "ineligible", ["note"] = "contoh" }, cancellation);
            context.Note(village, $"{proposal.Label} tanpa alasan / without a ground", "VER-5", "400 VER-5", groundless.Brief());
        }
        var body = eligible ? Eligible() : new JObject { ["outcome"] = "ineligible", ["ground"] = WellOff, ["note"] = "contoh" };
        await PostAsync(context, village, proposal, body, cancellation);
        var answer = await context.Api.GetAsync($"/proposals/{village.Place.Code}/{proposal.Id}", village.RegencyOfficer, cancellation);
        context.Note(
            village,
            $"{proposal.Label} diverifikasi / verified",
            eligible ? "PRO-6" : "VER-5",
            eligible ? "200 eligible" : "200 ineligible",
            answer.Brief("status"));
    }

    private static JObject Eligible() => new() { ["outcome"] = "eligible", ["note"] = "contoh" };

    private static Task<Http.ApiAnswer> PostAsync(
        DemoContext context, DemoVillage village, DemoProposal proposal, JObject body, CancellationToken cancellation) =>
        context.Api.PostAsync($"/proposals/{village.Place.Code}/{proposal.Id}/verification", village.RegencyOfficer, body, cancellation);

    private static string Refused(int status) => status is 409 or 422 ? "refused" : $"{status}";
}
