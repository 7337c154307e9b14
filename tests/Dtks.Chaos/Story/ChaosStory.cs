using Newtonsoft.Json.Linq;

namespace Dtks.Chaos.Story;

/// <summary>
/// The way of some households from their proposal to a verified month, in a regency of two villages, told over HTTP: by citizens and by a
/// village, with a deliberation and its evidence, home visits and a dossier, a letter and its review, a month and its sheets, a round of cards and one in another's place.
/// </summary>
public sealed class ChaosStory(ChaosClient client, string village, string otherVillage)
{
    /// <summary>What the host's clock shows when it begins.</summary>
    public static readonly DateTimeOffset Begins = new(2026, 11, 10, 1, 0, 0, TimeSpan.Zero);

    /// <summary>The chapter with which the first part ends: all but what comes of the sheets.</summary>
    public const string FirstPart = "sheets";

    /// <summary>The last chapter.</summary>
    public const string WholeStory = "removals";

    private const string Period = ChaosMonth.Period;

    // Three hours of the day of the story.
    private const int MostRounds = 30;
    private const int HoursAfterDays = 3;
    private const int DaysToRemovals = 17;

    private readonly ChaosFamily[] _byCitizens = [.. Enumerable.Range(1, 3).Select(n => new ChaosFamily(village, n)), new(otherVillage, 1), new(otherVillage, 2)];
    private readonly ChaosFamily[] _byVillage = [new(village, 11), new(village, 12)];
    private readonly Dictionary<ChaosFamily, string> _ids = [];
    private readonly ChaosDeliberation _deliberation = new(client, village, "first");
    private readonly ChaosDossier _dossier = new(client, village);
    private readonly ChaosMonth _month = Month(client, village, otherVillage);
    private readonly ChaosCards _cards = new(client, village);
    private string _letter = string.Empty;

    /// <summary>The chapters in order, by name. After each all that follows from it is awaited.</summary>
    public IReadOnlyList<(string Name, Func<Task> TellAsync)> Chapters =>
    [
        ("population", PopulationAsync),
        ("proposals", ProposeAsync),
        ("deliberation", DeliberateAsync),
        ("evidence", _deliberation.UploadAsync),
        ("conclusion", ConcludeAsync),
        ("visits", VisitAsync),
        ("dossier", GoUpAsync),
        ("verification", VerifyAsync),
        ("letter", SignAsync),
        ("review", ReviewAsync),
        ("month", OpenMonthAsync),
        (FirstPart, _month.FinaliseAsync),
        ("meetings", MeetAsync),
        ("sheet dossiers", _month.HandInAsync),
        ("sheet endorsements", _month.GoUpAsync),
        ("sheet letter", _month.SignAsync),
        ("sheet review", _month.ReviewAsync),
        ("cards", _cards.MakeAsync),
        ("deliveries", _cards.DeliverAsync),
        ("circular", _cards.TellAsync),
        ("deliberation on cards", () => _cards.DeliberateAsync(_ids[_byVillage[0]])),
        ("card in another's place", _cards.ReplaceAsync),
        (WholeStory, RemoveAsync),
    ];

    private string Regency => village[..4];

    private IEnumerable<ChaosFamily> Families => _byCitizens.Concat(_byVillage);

    /// <summary>Tells it from beginning to end.</summary>
    /// <param name="meanwhile">What goes on while a chapter is told; by its name.</param>
    /// <param name="last">The last chapter that is told.</param>
    public async Task TellAsync(Func<string, Func<Task>, Task>? meanwhile = null, string last = WholeStory)
    {
        foreach (var (name, tell) in Chapters)
        {
            await (meanwhile is null ? tell() : meanwhile(name, tell));
            await SettleAsync();
            if (name is not (FirstPart or WholeStory)) continue;

            // What was to be looked at once more was.
            await AdvanceAsync("PT1H");
            await SettleAsync();
            if (name == last) break;
        }
    }

    /// <summary>Lets what was left be swept up: until all is idle, the clock goes on.</summary>
    /// <exception cref="TimeoutException">It never became idle; the message says what was left.</exception>
    public async Task SettleAsync()
    {
        var busy = string.Empty;
        for (var round = 0; round < MostRounds; round++)
        {
            await AdvanceAsync("PT6M");
            if (await client.WhyBusyAsync() is not { } why)
            {
                return;
            }

            busy = why;
        }

        throw new TimeoutException($"The host never became idle: {busy}");
    }

    /// <summary>Advances the clock.</summary>
    public Task AdvanceAsync(string duration) => client.DevAsync(HttpMethod.Post, "/dev/clock", new { advance = duration });

    private async Task PopulationAsync()
    {
        foreach (var family in Families)
        {
            foreach (var member in family.Members)
            {
                await client.DevAsync(HttpMethod.Put, $"/dev/population/{member.nik}", family.PopulationRecord(member));
            }
        }
    }

    private async Task ProposeAsync()
    {
        var officer = await client.TokenAsync("village-officer", village);
        foreach (var family in _byVillage)
        {
            _ids[family] = (string)(await client.PostAsync("/proposals", officer, family.Proposal(), family.Key))["id"]!;
        }

        foreach (var family in _byCitizens)
        {
            var citizen = await client.TokenAsync("citizen", family.Village, family.Citizen);
            _ids[family] = (string)(await client.PostAsync("/proposals", citizen, family.Proposal(), family.Key))["id"]!;
        }

        await StandAsync(_byCitizens, "verifying");
        await StandAsync(_byVillage, "deliberating");
    }

    private Task DeliberateAsync() => _deliberation.OpenAsync([.. _byVillage.Select(family => _ids[family])]);

    private async Task ConcludeAsync()
    {
        await _deliberation.ConcludeAsync(_byVillage.Length);
        await StandAsync(_byVillage, "eligible");
    }

    private async Task VisitAsync()
    {
        await _dossier.VisitAsync(_byVillage.Select(family => (family, _ids[family])));
        await _dossier.HandInAsync(_deliberation.Id);
    }

    private async Task GoUpAsync()
    {
        await _dossier.PassOnAsync("endorsement", "district-head", village[..6], "endorsed");
        await StandAsync(_byVillage, "endorsed");
        await _dossier.PassOnAsync("receipt", "regency-officer", Regency, "received");
        await StandAsync(_byVillage, "received");
    }

    private async Task VerifyAsync()
    {
        var officer = await client.TokenAsync("regency-officer", Regency);
        foreach (var family in _byCitizens)
        {
            object outcome = family == _byCitizens[^1] ? new { outcome = "ineligible", ground = 1, note = "Kunjungan" } : new { outcome = "eligible", note = "Kunjungan" };
            await client.PostAsync($"/proposals/{family.Village}/{_ids[family]}/verification", officer, outcome, $"verification-{family.Key}");
        }
    }

    private async Task SignAsync()
    {
        var regent = await client.TokenAsync("regent", Regency);
        var letter = new { period = Period, subject = "proposals", letter = new { number = "460/1", date = "2026-11-10" } };
        _letter = (string)(await client.PostAsync($"/regencies/{Regency}/ratifications", regent, letter, "letter"))["id"]!;
        await client.ComesAboutAsync("the letter was never signed", async () =>
            (string)(await client.GetAsync($"/regencies/{Regency}/ratifications/{_letter}", regent))["status"]! != "signing");
    }

    private async Task ReviewAsync()
    {
        var ministry = await client.TokenAsync("ministry-officer", "ID");
        var review = new { outcome = "conforming", reasons = Array.Empty<string>() };
        await client.PostAsync($"/regencies/{Regency}/ratifications/{_letter}/review", ministry, review, "review");
        await StandAsync(Families.Where(f => f != _byCitizens[^1]), "registered");
    }

    private async Task OpenMonthAsync()
    {
        var ministry = await client.TokenAsync("ministry-officer", "ID");
        await client.PostAsync("/cycles", ministry, new { period = Period }, "month");
        await client.ComesAboutAsync("the month did not open in both villages", async () =>
        {
            await AdvanceAsync("PT1M");
            var progress = await ProgressAsync(ministry);
            return progress is not null && (int)progress["villages"]!["opened"]! == 2;
        });
    }

    private async Task<JObject?> ProgressAsync(string token)
    {
        try
        {
            return await client.GetAsync($"/cycles/{Period}/regencies/{Regency}", token);
        }
        catch (InvalidOperationException)
        {
            return null; // not there yet
        }
    }

    // On the next day, whatever hour disturbances made of the first.
    private async Task MeetAsync()
    {
        await _dossier.IsRatifiedAsync();
        await client.DevAsync(HttpMethod.Post, "/dev/clock", new { now = Begins.AddDays(1) });
        await _month.DeliberateAsync();
    }

    // The notice is over: whom the sheets found otherwise are removed. A walk over so many days that is lost counts as such after half an hour, and then what it had asked for.
    private async Task RemoveAsync()
    {
        await client.DevAsync(HttpMethod.Post, "/dev/clock", new { now = Begins.AddDays(DaysToRemovals) });
        for (var hour = 0; hour < HoursAfterDays; hour++)
        {
            await SettleAsync();
            await AdvanceAsync("PT1H");
        }

        var officer = await client.TokenAsync("village-officer", village);
        var left = _byCitizens.Count(f => f.Village == village) + _byVillage.Length - 1;
        await client.ComesAboutAsync("the family that was found ineligible was not removed", async () =>
            ((JArray)(await client.GetAsync($"/villages/{village}/households", officer))["items"]!).Count == left);
    }

    private static ChaosMonth Month(ChaosClient client, string village, string otherVillage)
    {
        var (ends, goes, died) = (new ChaosFamily(village, 1), new ChaosFamily(village, 2), new ChaosFamily(otherVillage, 1));
        return new ChaosMonth(client, [village, otherVillage], [
            new(ends, [.. ends.Members.Select(m => m.name)], ["PKH"], 11),
            new(goes, [.. goes.Members.Select(m => m.name)], ["PBI-JKN"], 11),
            new(died, [died.Members[0].name], ["PBI-JKN"], 3),
        ]);
    }

    private async Task StandAsync(IEnumerable<ChaosFamily> families, string status)
    {
        var officer = await client.TokenAsync("regency-officer", Regency);
        foreach (var family in families)
        {
            await client.ComesAboutAsync($"{family} did not come to {status}", async () =>
                (string)(await client.GetAsync($"/proposals/{family.Village}/{_ids[family]}", officer))["status"]! == status);
        }
    }
}
