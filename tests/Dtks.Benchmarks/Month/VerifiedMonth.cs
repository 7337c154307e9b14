using System.Globalization;
using Dtks.Benchmarks.Delivery;
using Newtonsoft.Json.Linq;

namespace Dtks.Benchmarks.Month;

/// <summary>A month's way from its opening to the letter, as its officers go it: eight villages at the same time, lines by five hundred, endorsements by two hundred.</summary>
internal sealed class VerifiedMonth
{
    private const int AtOnce = 8;
    private const int RowsAtOnce = 500;
    private const int EndorsedAtOnce = 200;

    private readonly BenchHost _host;
    private readonly IReadOnlyList<string> _villages;
    private readonly int _lines;
    private readonly int _ineligible;
    private readonly Dictionary<string, (string Officer, string Head, string? Dossier)> _of = [];
    private readonly Dictionary<string, string> _above = [];
    private readonly List<(string Regency, string Letter)> _letters = [];
    private string _ministry = string.Empty;

    private VerifiedMonth(BenchHost host, IReadOnlyList<string> villages, int lines, int ineligible) => (_host, _villages, _lines, _ineligible) = (host, villages, lines, ineligible);

    /// <summary>Its phases, in order.</summary>
    public IReadOnlyList<(string Name, Func<Task> Work)> Phases =>
    [
        ("opened", () => _host.SendAsync("POST", "/api/cycles", _ministry, new JObject { ["period"] = MonthSeed.Month }, withKey: true)),
        ("decided", () => EachAsync(_villages, DecideAsync)),
        ("finalised", () => EachAsync(_villages, v => _host.SendAsync("POST", $"{Sheet(v)}/finalization", _of[v].Head, body: null, withKey: true))),
        ("handed in", () => EachAsync(_villages, HandInAsync)),
        ("endorsed", () => EachAsync(_villages.GroupBy(v => v[..6]).SelectMany(d => d.Chunk(EndorsedAtOnce)), EndorseAsync)),
        ("received", () => EachAsync(_villages, ReceiveAsync)),
        ("signed", () => EachAsync(_villages.Select(v => v[..4]).Distinct(), SignAsync)),
        ("reviewed", () => EachAsync(_letters, ReviewAsync)),
    ];

    /// <summary>Gives everyone their token.</summary>
    /// <param name="host">The host.</param>
    /// <param name="villages">The villages.</param>
    /// <param name="lines">Lines of each.</param>
    /// <param name="ineligible">One line of so many is not eligible; 0 where all are.</param>
    public static async Task<VerifiedMonth> PrepareAsync(BenchHost host, IReadOnlyList<string> villages, int lines, int ineligible)
    {
        var month = new VerifiedMonth(host, villages, lines, ineligible) { _ministry = await host.TokenAsync("ministry-officer", "ID") };
        foreach (var village in villages)
        {
            month._of[village] = (await host.TokenAsync("village-officer", village), await host.TokenAsync("village-head", village), null);
        }

        foreach (var district in villages.Select(v => v[..6]).Distinct())
        {
            month._above[district] = await host.TokenAsync("district-head", district);
        }

        foreach (var regency in villages.Select(v => v[..4]).Distinct())
        {
            month._above[regency] = await host.TokenAsync("regency-officer", regency);
            month._above[$"{regency} regent"] = await host.TokenAsync("regent", regency);
        }

        return month;
    }

    /// <summary>Sees that all of it came about.</summary>
    /// <exception cref="InvalidOperationException">It did not.</exception>
    public async Task CheckAsync()
    {
        var progress = await _host.SendAsync("GET", $"/api/cycles/{MonthSeed.Month}", _ministry, null);
        var (finalised, ratified, unverified) = ((int)progress["villages"]!["finalised"]!, (int)progress["villages"]!["ratified"]!, (int)progress["lines"]!["unverified"]!);
        if ((finalised, ratified, unverified) != (_villages.Count, _villages.Count, 0))
        {
            throw new InvalidOperationException($"{finalised} villages finalised, {ratified} ratified, {unverified} lines unverified.");
        }
    }

    private static string Sheet(string village) => $"/api/cycles/{MonthSeed.Month}/villages/{village}";

    private static Task EachAsync<T>(IEnumerable<T> all, Func<T, Task> work) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) => await work(one));

    private async Task DecideAsync(string village)
    {
        foreach (var numbers in Enumerable.Range(1, _lines).Chunk(RowsAtOnce))
        {
            var rows = new JArray(numbers.Select(line => _ineligible > 0 && line % _ineligible == 0
                ? new JObject { ["line"] = line, ["outcome"] = "ineligible", ["ground"] = 11 }
                : new JObject { ["line"] = line, ["outcome"] = "eligible" }));
            await _host.SendAsync("PUT", $"{Sheet(village)}/lines", _of[village].Officer, rows);
        }
    }

    private async Task HandInAsync(string village)
    {
        var body = new JObject { ["period"] = MonthSeed.Month, ["subject"] = "eligibility", ["deliberation"] = SeededDeliberations.Id };
        var dossier = (string)(await _host.SendAsync("POST", $"/api/villages/{village}/dossiers", _of[village].Head, body, withKey: true))["id"]!;
        lock (_of)
        {
            _of[village] = _of[village] with { Dossier = dossier };
        }
    }

    private async Task EndorseAsync(string[] villages)
    {
        var rows = new JArray(villages.Select(v => new JObject { ["village"] = v, ["dossier"] = _of[v].Dossier, ["outcome"] = "endorsed" }));
        var answer = await _host.SendAsync("POST", $"/api/districts/{villages[0][..6]}/endorsements", _above[villages[0][..6]], rows, withKey: true);
        if (answer["results"]!.FirstOrDefault(r => (string?)r["result"] != "applied") is { } refused)
        {
            throw new InvalidOperationException($"{refused}");
        }
    }

    private Task ReceiveAsync(string village) =>
        _host.SendAsync("POST", $"/api/villages/{village}/dossiers/{_of[village].Dossier}/receipt", _above[village[..4]], new JObject { ["outcome"] = "received" }, withKey: true);

    private async Task SignAsync(string regency)
    {
        var date = MonthSeed.Opening.AddHours(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var body = new JObject { ["period"] = MonthSeed.Month, ["subject"] = "eligibility", ["letter"] = new JObject { ["number"] = $"460/{regency}", ["date"] = date } };
        var letter = (string)(await _host.SendAsync("POST", $"/api/regencies/{regency}/ratifications", _above[$"{regency} regent"], body, withKey: true))["id"]!;
        lock (_letters)
        {
            _letters.Add((regency, letter));
        }
    }

    private Task ReviewAsync((string Regency, string Letter) letter) =>
        _host.SendAsync("POST", $"/api/regencies/{letter.Regency}/ratifications/{letter.Letter}/review", _ministry, new JObject { ["outcome"] = "conforming", ["reasons"] = new JArray() }, withKey: true);
}
