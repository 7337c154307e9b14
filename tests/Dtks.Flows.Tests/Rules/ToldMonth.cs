using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Verification;
using Dtks.Tests.Rules;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Rules;

/// <summary>A month of a regency of its own, of which a story is told over HTTP: two villages of one district, the first with two families that receive assistance, the other with one.</summary>
internal sealed partial class ToldMonth(Flow flow)
{
    private const string Ok = "ok";
    private const int Most = 100;

    private static readonly TimeSpan Zone = TimeSpan.FromHours(7);

    private readonly Place _place = Place.Next(villages: 20);
    private readonly Dictionary<(string Role, string Village, string Subject), string> _tokens = [];
    private readonly List<(SampleFamily Family, string Id)> _proposals = [];
    private readonly List<(string Village, string Id)> _deliberations = [];
    private readonly List<(string Village, string Id)> _dossiers = [];
    private readonly List<string> _letters = [];
    private readonly string _elsewhere = Place.Next().Village;
    private List<string> _villages = [];
    private string _period = string.Empty;
    private int _numbers;

    /// <summary>The first day of the month.</summary>
    public DateOnly First { get; private set; }

    /// <summary>The rules, as far as the story is told.</summary>
    public RulesModel Model { get; private set; } = null!;

    /// <summary>The rules at the beginning of a month.</summary>
    public static RulesModel Rules(DateOnly first) => new(first, 2, 1);

    /// <summary>Opens the month after the one that the clock shows, by itself.</summary>
    public static async Task<ToldMonth> OpenAsync(Flow flow)
    {
        var month = new ToldMonth(flow);
        month._villages = [.. month._place.Villages.GroupBy(v => v[..6]).First(g => g.Count() > 1).Take(2)];
        await flow.RecipientsAsync([.. new[] { 0, 0, 1 }.Select(v => SampleFamily.Of(month._villages[v], members: 3))]);
        var now = (await flow.NowAsync()).ToOffset(Zone);
        month.First = new DateOnly(now.Year, now.Month, 1).AddMonths(1);
        month._period = month.First.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        await flow.SetClockAsync(new DateTimeOffset(month.First.ToDateTime(new TimeOnly(0, 20)), Zone));
        month.Model = Rules(month.First);
        await flow.SetClockAsync(month.Model.Now);
        return month;
    }

    /// <summary>Carries a command out.</summary>
    public async Task<string> DoAsync(Step step)
    {
        var now = Model.After(step);
        if (now != Model.Now) await flow.SetClockAsync(now);
        var told = step switch
        {
            Step.Propose s => await ProposeAsync(s),
            Step.Verify s => await OnAsync(_proposals, s.Proposal, p => PostAsync($"/proposals/{p.Family.Village}/{p.Id}/verification", s.By, p.Family.Village, Verification(s.Eligible))),
            Step.Withdraw s => await OnAsync(_proposals, s.Proposal, p => PostAsync($"/proposals/{p.Family.Village}/{p.Id}/withdrawal", s.By, p.Family.Village, new { })),
            Step.Correct s => await OnAsync(_proposals, s.Proposal, p => PostAsync($"/proposals/{p.Family.Village}/{p.Id}/correction", s.By, p.Family.Village, p.Family.Proposal())),
            Step.Deliberate s => await DeliberateAsync(s),
            Step.Visit s => await OnAsync(_proposals, s.Proposal, p => VisitAsync(p.Family.Village, p.Id, s.By)),
            Step.HandIn s => await HandInAsync(s),
            Step.PassOn s => await OnAsync(_dossiers, s.Dossier, d => PostAsync($"/villages/{d.Village}/dossiers/{d.Id}/{(s.AtDistrict ? "endorsement" : "receipt")}", s.By, d.Village, Passed(s))),
            Step.Sign s => await SignAsync(s),
            Step.Review s => await OnAsync(_letters, s.Letter, l => PostAsync($"/regencies/{_place.Regency}/ratifications/{l}/review", s.By, _villages[0], Reviewed(s))),
            Step.Resubmit s => await OnAsync(_letters, s.Letter, l => PostAsync($"/regencies/{_place.Regency}/ratifications/{l}/resubmission", s.By, _villages[0], Again(s))),
            Step.Decide s => await DecideAsync(s),
            Step.Finalise s => await PostAsync($"{Sheet(s.Village)}/finalization", s.By, Village(s.Village), null),
            Step.Reopen s => await PostAsync($"{Sheet(s.Village)}/reopening", s.By, Village(s.Village), new { reason = "Dua keluarga tertukar" }),
            _ => Ok,
        };
        if (told.StartsWith(Ok, StringComparison.Ordinal) && step is not (Step.Decide or Step.Visit)) await flow.IdleAsync();
        return told;
    }

    /// <summary>Where everything stands, as the model tells it.</summary>
    public async Task<string> ShownAsync()
    {
        var shown = new List<string>();
        for (var i = 0; i < _villages.Count; i++)
        {
            var stand = await GetAsync(Sheet(i));
            var lines = await GetAsync($"{Sheet(i)}/lines?limit={Most}");
            shown.Add($"sheet {i}: {stand["status"]} {string.Join(' ', lines.Json["items"]!.Select(Outcome))}");
        }

        var proposals = await AllAsync(_villages.Select(v => $"/villages/{v}/proposals?limit={Most}"));
        var dossiers = await AllAsync(_villages.Select(v => $"/villages/{v}/dossiers?limit={Most}"));
        var letters = await AllAsync([$"/regencies/{_place.Regency}/ratifications?limit={Most}"]);
        shown.AddRange(_proposals.Select((p, i) => $"proposal {i}: {StatusOf(proposals, "id", p.Id)}"));

        for (var i = 0; i < _dossiers.Count; i++) shown.Add($"dossier {i}: {await DossierAsync(_dossiers[i].Village, _dossiers[i].Id, dossiers)}");
        shown.AddRange(_letters.Select((l, i) => $"letter {i}: {(StatusOf(letters, "id", l) is var status && status == "conforming" ? "applied" : status)}"));
        return string.Join('\n', shown);
    }

    private static string Outcome(JToken line) => (string?)line["outcome"] switch
    {
        "eligible" => "e",
        "ineligible" => $"i{line["ground"]}",
        _ => "?",
    };

    private static string StatusOf(List<JToken> items, string name, string id) => (string)items.Single(i => (string?)i[name] == id)["status"]!;

    // One in whose place another was handed in is in no list. Of proposals it is ratified once the last of what it holds is; where that has not been looked at yet, it is received.
    private async Task<string> DossierAsync(string village, string id, List<JToken> listed)
    {
        var shown = listed.SingleOrDefault(d => (string?)d["dossier"] == id) ?? (await GetAsync($"/villages/{village}/dossiers/{id}")).Json;
        var status = (string)shown["status"]!;
        return status == "ratified" ? "received" : status;
    }

    private async Task<List<JToken>> AllAsync(IEnumerable<string> lists)
    {
        var all = new List<JToken>();
        foreach (var list in lists) all.AddRange((await GetAsync(list)).Json["items"]!);
        return all;
    }

    private async Task<Answer> GetAsync(string path) => (await flow.GetAsync(path, await TokenAsync(new Caller("auditor", 0), _villages[0]))).Expect(HttpStatusCode.OK);

    private async Task<string> PostAsync(string path, Caller by, string village, object? body) => Told(await flow.PostAsync(path, await TokenAsync(by, village), body));

    private static Task<string> OnAsync<T>(List<T> all, int number, Func<T, Task<string>> run) => all.Count == 0 ? Task.FromResult(Ok) : run(all[number % all.Count]);

    // To a citizen what is another's is not there.
    private static string Told(Answer answer)
    {
        if ((int)answer.Status is >= 200 and < 300) return Ok;
        if (answer.Status == HttpStatusCode.NotFound) return "proposal.notOwn";
        var codes = answer.Json.SelectTokens("errors[*].code").Select(code => (string)code!).ToList();
        return string.Join(' ', (codes.Count > 0 ? codes : [answer["code"]!]).Distinct().Order(StringComparer.Ordinal));
    }

    private async Task<string> TokenAsync(Caller by, string village)
    {
        var key = (by.Role, by.Elsewhere ? _elsewhere : village, by.Subject);
        return _tokens.TryGetValue(key, out var token) ? token : _tokens[key] = await flow.TokenAtAsync(key.Role, key.Item2, $"{_place.Regency}-{key.Subject}");
    }

    private string Village(int number) => _villages[number % _villages.Count];

    private string Sheet(int village) => $"/cycles/{_period}/villages/{Village(village)}";

    private string Today() => Model.Now.ToOffset(Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
