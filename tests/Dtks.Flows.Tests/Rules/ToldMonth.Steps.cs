using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Tests.Rules;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Rules;

internal sealed partial class ToldMonth
{
    private static readonly string[] Why = ["Belum lengkap"];

    private async Task<string> ProposeAsync(Step.Propose step)
    {
        var family = SampleFamily.Of(Village(step.Village));
        await flow.RegisterPopulationAsync(family);
        var answer = await flow.PostAsync("/proposals", await TokenAsync(step.By, family.Village), family.Proposal());
        if (answer.Status == HttpStatusCode.Created) _proposals.Add((family, answer["id"]!));
        return Told(answer);
    }

    private static object Verification(bool eligible) => eligible ? new { outcome = "eligible", note = "Kunjungan rumah" } : new { outcome = "ineligible", ground = 11, note = "Kunjungan rumah" };

    private async Task<string> DeliberateAsync(Step.Deliberate step)
    {
        var (village, draft) = (Village(step.Village), DeliberationFlow.Draft());
        var opened = DateOnly.ParseExact($"{_period}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        draft["heldOn"] = step.On == HeldOn.Today ? Today() : opened.AddDays(step.On == HeldOn.OpeningDay ? 0 : -1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var held = await DeliberationFlow.OpenAsync(flow, village, draft);
        _deliberations.Add((village, held.Id));
        var decided = Model.Decided(step);
        if (decided.Count > 0) (await held.DecideAsync([.. decided.Select(d => (_proposals[d.Proposal].Id, d.Admits ? "admit" : "refuse"))])).Expect(HttpStatusCode.OK);
        await held.UploadAsync();
        return Told(await held.ConcludeAsync(decided.Count, token: await TokenAsync(step.By, village)));
    }

    private async Task<string> VisitAsync(string village, string proposal, Caller by)
    {
        var visit = new
        {
            formVersion = "regsosek2022-k",
            visitedOn = Today(),
            visitors = new[] { new { name = "TAMU CONTOH SATU", body = "TKSK" }, new { name = "TAMU CONTOH DUA", body = "Pemerintah Desa" } },
            answers = new Dictionary<string, string> { ["303"] = "8" },
            members = new[] { new Dictionary<string, string> { ["402"] = "ANGGOTA CONTOH SATU", ["407"] = "40" } },
            note = $"Kunjungan {++_numbers}",
        };
        return Told(await flow.PutAsync($"/proposals/{village}/{proposal}/visit", await TokenAsync(by, village), visit));
    }

    private async Task<string> HandInAsync(Step.HandIn step)
    {
        var village = Village(step.Village);
        var here = _deliberations.FindAll(d => d.Village == village);
        var none = new string('0', 32);
        var body = new
        {
            period = _period,
            subject = step.Sheet ? "eligibility" : "proposals",
            deliberation = here.Count == 0 ? none : here[step.Deliberation % here.Count].Id,
            replaces = step.Replaces is not { } number ? null : _dossiers.Count == 0 ? none : _dossiers[number % _dossiers.Count].Id,
        };
        var answer = await flow.PostAsync($"/villages/{village}/dossiers", await TokenAsync(step.By, village), body);
        if (answer.Status == HttpStatusCode.Created) _dossiers.Add((village, answer["id"]!));
        return Told(answer);
    }

    private static object Passed(Step.PassOn step) => step.Back ? new { outcome = "returned", reasons = Why } : new { outcome = step.AtDistrict ? "endorsed" : "received" };

    private async Task<string> SignAsync(Step.Sign step)
    {
        var body = new { period = _period, subject = step.Sheets ? "eligibility" : "proposals", letter = new { number = $"460/{++_numbers}", date = Today() } };
        var answer = await flow.PostAsync($"/regencies/{_place.Regency}/ratifications", await TokenAsync(step.By, _villages[0]), body);
        if ((int)answer.Status is >= 200 and < 300) _letters.Add(answer["id"]!);
        return Told(answer);
    }

    private object Reviewed(Step.Review step) => step.Back
        ? new { outcome = "returned", reasons = Why }
        : new { outcome = "conforming", reasons = Array.Empty<string>(), rows = NamedBack(step).Select(row => new { row, reasons = Why }) };

    private IEnumerable<string> NamedBack(Step.Review step) => Model.NamedSheets(step.Letter, step.RowsBack) is { } sheets
        ? sheets.Select(d => $"{_dossiers[d].Village}-{_dossiers[d].Id}")
        : Model.NamedRows(step.Letter, step.RowsBack).Select(RowOf);

    private object Again(Step.Resubmit step) => new { note = "Lampiran dilengkapi", withdrawn = Model.NamedRows(step.Letter, step.RowsOut).Select(RowOf) };

    private string RowOf(int proposal) => $"{_proposals[proposal].Family.Village}-{_proposals[proposal].Id}";

    private async Task<string> DecideAsync(Step.Decide step)
    {
        var village = Village(step.Village);
        var lines = step.Rows.All.Any(r => r.SuccessorMember is not null) ? (await GetAsync($"{Sheet(step.Village)}/lines?limit={Most}")).Json["items"]!.ToList() : [];
        var rows = step.Rows.All.Select(r => new
        {
            line = r.Line,
            outcome = r.Ground is null ? "eligible" : "ineligible",
            ground = r.Ground,
            successor = r.SuccessorLine,
            successorMember = r.SuccessorMember,
        });
        Assert.All(lines.Take(5).Skip(2), (l, i) => Assert.Equal($"0{i + 1}", (string?)l["member"]));
        var answer = await flow.PutAsync($"{Sheet(step.Village)}/lines{(step.DryRun ? "?dryRun=true" : string.Empty)}", await TokenAsync(step.By, village), rows);
        return answer.Status == HttpStatusCode.OK ? $"{Ok} {string.Join(' ', answer.Json["results"]!.Select(Result))}" : Told(answer);
    }

    private static string Result(JToken result) => (string?)result["status"] == "applied" ? "applied" : (string)result["code"]!;
}
