using Newtonsoft.Json.Linq;

namespace Dtks.Chaos.Story;

/// <summary>
/// The month of the story, from its sheets to what follows from them: lines decided and finalised, deliberations, the sheets' dossiers endorsed in bulk and received, the regent's letter over them, the Ministry's
/// review, and removals by their notice.
/// </summary>
/// <param name="client">Who sends.</param>
/// <param name="villages">The villages, of one district.</param>
/// <param name="found">What the villages find otherwise than eligible.</param>
internal sealed class ChaosMonth(ChaosClient client, IReadOnlyList<string> villages, IReadOnlyList<ChaosFinding> found)
{
    /// <summary>The month.</summary>
    public const string Period = "2026-11";

    private readonly Dictionary<string, ChaosDeliberation> _deliberations = villages.ToDictionary(v => v, v => new ChaosDeliberation(client, v, "month"));
    private readonly Dictionary<string, string> _dossiers = [];
    private string _letter = string.Empty;

    private string District => villages[0][..6];

    private string Regency => villages[0][..4];

    /// <summary>Each village decides its lines in bulk, and finalises its sheet.</summary>
    public async Task FinaliseAsync()
    {
        foreach (var village in villages)
        {
            var officer = await client.TokenAsync("village-officer", village);
            var lines = (await client.GetAsync($"/cycles/{Period}/villages/{village}/lines", officer))["items"]!;
            await ChaosClient.UntilAsync($"the lines of {village} were not all taken", async () =>
            {
                var told = await client.PutAsync($"/cycles/{Period}/villages/{village}/lines", officer, lines.Select(line => Decision(village, line)));
                return told.Descendants().OfType<JProperty>().All(p => p.Name != "result" || (string?)p.Value == "applied");
            });
            var head = await client.TokenAsync("village-head", village);
            await client.PostAsync($"/cycles/{Period}/villages/{village}/finalization", head, body: null, $"finalisation-{village}");
        }
    }

    /// <summary>Each village holds its deliberation on the sheet, and uploads its documents.</summary>
    public async Task DeliberateAsync()
    {
        foreach (var deliberation in _deliberations.Values)
        {
            await deliberation.OpenAsync([]);
            await deliberation.UploadAsync();
        }
    }

    /// <summary>Each is concluded, and the sheet handed in on it.</summary>
    public async Task HandInAsync()
    {
        foreach (var (village, deliberation) in _deliberations)
        {
            await deliberation.ConcludeAsync(0);
            var head = await client.TokenAsync("village-head", village);
            _dossiers[village] = (string)(await client.PostAsync($"/villages/{village}/dossiers", head, new { period = Period, subject = "eligibility", deliberation = deliberation.Id }, $"sheet-{village}"))["id"]!;
        }
    }

    /// <summary>The camat endorses them in bulk, and dinas sosial receives them.</summary>
    public async Task GoUpAsync()
    {
        var camat = await client.TokenAsync("district-head", District);
        var rows = _dossiers.Select(d => new { village = d.Key, dossier = d.Value, outcome = "endorsed" }).ToList();
        var attempt = 0;
        await ChaosClient.UntilAsync("the sheets were not all endorsed", async () =>
            (await client.PostAsync($"/districts/{District}/endorsements", camat, rows, $"endorsements-{++attempt}"))["results"]!.All(r => (string?)r["result"] == "applied"));
        var officer = await client.TokenAsync("regency-officer", Regency);
        foreach (var (village, dossier) in _dossiers)
        {
            await client.PostAsync($"/villages/{village}/dossiers/{dossier}/receipt", officer, new { outcome = "received" }, $"receipt-{village}");
        }
    }

    /// <summary>The regent signs the letter over them.</summary>
    public async Task SignAsync()
    {
        var regent = await client.TokenAsync("regent", Regency);
        await client.ComesAboutAsync("the sheets were not all there for a letter", async () =>
            (int)(await client.GetAsync($"/cycles/{Period}/regencies/{Regency}", regent))["villages"]!["endorsed"]! == villages.Count);
        var letter = new { period = Period, subject = "eligibility", letter = new { number = "460/2", date = "2026-11-11" } };
        _letter = (string)(await client.PostAsync($"/regencies/{Regency}/ratifications", regent, letter, "sheets-letter"))["id"]!;
        await StandsAsync(regent, "signed");
    }

    /// <summary>The Ministry finds that it conforms.</summary>
    public async Task ReviewAsync()
    {
        var ministry = await client.TokenAsync("ministry-officer", "ID");
        var review = new { outcome = "conforming", reasons = Array.Empty<string>() };
        await client.PostAsync($"/regencies/{Regency}/ratifications/{_letter}/review", ministry, review, "sheets-review");
        await StandsAsync(ministry, "applied");
        await client.ComesAboutAsync("the recap never became whole", async () =>
            (int?)(await client.GetAsync($"/cycles/{Period}/recap?area={Regency}", ministry))["villages"]!["ratified"] == villages.Count);
    }

    private Task StandsAsync(string token, string status) => client.ComesAboutAsync($"the letter over sheets never stood at {status}", async () =>
        (string?)(await client.GetAsync($"/regencies/{Regency}/ratifications/{_letter}", token))["status"] == status);

    private object Decision(string village, JToken line)
    {
        var finding = found.FirstOrDefault(f => f.Family.Village == village && f.Programmes.Contains((string?)line["programme"]) && f.Names.Contains((string?)line["name"]));
        return finding is null ? new { line = (int)line["line"]!, outcome = "eligible" } : new { line = (int)line["line"]!, outcome = "ineligible", ground = finding.Ground, note = "Contoh temuan" };
    }
}

/// <summary>What a village finds of some of a family.</summary>
/// <param name="Family">The family.</param>
/// <param name="Names">Whose lines.</param>
/// <param name="Programmes">Of which programmes.</param>
/// <param name="Ground">The ground of VER-5.</param>
internal sealed record ChaosFinding(ChaosFamily Family, IReadOnlyList<string?> Names, IReadOnlyList<string?> Programmes, int Ground);
