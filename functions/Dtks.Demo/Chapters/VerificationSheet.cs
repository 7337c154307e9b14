using Dtks.Demo.Cast;
using Dtks.Demo.Http;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>A village's sheet of a month: who stands on it and what was found of whom (VER-2).</summary>
internal sealed class VerificationSheet(DemoContext context, DemoVillage village)
{
    public const string HealthInsurance = "PBI-JKN";

    private string Path => $"/cycles/{context.Period}/villages/{village.Place.Code}/lines";

    /// <summary>Every line as it stands now.</summary>
    public Task<IReadOnlyList<JToken>> LinesAsync(CancellationToken cancellation) => context.Api.ListAsync(Path, village.Officer, cancellation);

    /// <summary>The line of that person and programme.</summary>
    /// <exception cref="DemoStoppedException">There is none, or there is more than one.</exception>
    public async Task<JToken> LineAsync(string name, string programme, CancellationToken cancellation)
    {
        var found = (await LinesAsync(cancellation)).Where(line => (string?)line["name"] == name && (string?)line["programme"] == programme).ToList();
        return found.Count == 1 ? found[0] : throw new DemoStoppedException($"{Path}: {found.Count} × {name}, {programme}");
    }

    /// <summary>Decides lines.</summary>
    public Task<ApiAnswer> DecideAsync(IEnumerable<JObject> rows, CancellationToken cancellation) =>
        context.Api.PutAsync(Path, village.Officer, new JArray(rows), cancellation);

    /// <summary>Has decisions judged, and nothing decided.</summary>
    public Task<ApiAnswer> TryAsync(IEnumerable<JObject> rows, CancellationToken cancellation) =>
        context.Api.PutAsync($"{Path}?dryRun=true", village.Officer, new JArray(rows), cancellation);

    /// <summary>Finds every line eligible that nobody decided and nothing follows for.</summary>
    /// <returns>How many.</returns>
    public async Task<int> FindTheRestEligibleAsync(CancellationToken cancellation, int butFor = 0)
    {
        var open = (await LinesAsync(cancellation)).Where(line => (string?)line["outcome"] == "unverified").SkipLast(butFor).ToList();
        if (open.Count == 0)
            return 0;
        var answer = await DecideAsync(open.Select(line => Eligible(line)), cancellation);
        var refused = answer.Body["results"]?.Count(result => (string?)result["status"] != "applied");
        context.Note(village, "sisanya layak / the rest eligible: ditolak/refused", "VER-1", "200 0", $"{answer.Status} {refused}");
        return open.Count;
    }

    public static JObject Eligible(JToken line) => new() { ["line"] = line["line"], ["outcome"] = "eligible" };

    public static JObject Ineligible(JToken line, int ground, JToken? successor = null)
    {
        var row = new JObject { ["line"] = line["line"], ["outcome"] = "ineligible", ["ground"] = ground, ["note"] = "contoh" };
        if (successor is not null)
            row["successor"] = successor["line"];
        return row;
    }

    /// <summary>What was found of a line: its outcome, with the ground if it has one.</summary>
    public static string Found(JToken line) => $"{line["outcome"]} {line["ground"]}".TrimEnd();
}
