using System.Net;
using System.Text;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Verification;
using Dtks.Functions.SheetEffects;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.SheetEffects;

/// <summary>
/// Families that change between the finalisation of a sheet, its ratification and another delivery of what follows from it. Each stands in a village of its own: its lines are 1 PKH and 2 BPNT on the head, then PBI-JKN of
/// each. On a host of its own, whose clock it moves.
/// </summary>
[Trait("rule", "RAT-6")]
[Trait("rule", "REG-8")]
public sealed class ChangedMeanwhileTests(FlowHost host) : IClassFixture<FlowHost>
{
    private const string November = "2026-11";
    private const string December = "2026-12";
    private const string Today = "2026-11-12";

    private readonly Flow _flow = host.Flow;
    private readonly Dictionary<string, (SampleFamily Family, string Household)> _of = new(StringComparer.Ordinal);

    [Fact]
    [Trait("rule", "VER-4")]
    [Trait("rule", "RAT-4")]
    [Trait("rule", "RAT-5")]
    public async Task What_a_sheet_found_is_carried_out_on_the_family_as_it_stands_then_once_and_not_against_a_newer_sheet()
    {
        var place = Place.Next(villages: 16);
        await OpenAsync(place, ("successorDied", 4), ("successorDivorced", 4), ("nobodyElse", 2), ("recipientDied", 4), ("bornBefore", 2), ("bornAfter", 2), ("cancelled", 4), ("again", 4), ("undone", 4), ("older", 4), ("bornToDead", 2), ("bornToBack", 2), ("back", 2), ("parted", 4));
        foreach (var story in new[] { "successorDied", "successorDivorced", "nobodyElse" })
        {
            await DecidedAsync(November, story, Succeeded(1), Succeeded(2), Ineligible(3, 3));
        }

        await DecidedAsync(November, "recipientDied", Ineligible(1, 11));
        await DecidedAsync(November, "bornBefore", Ineligible(3, 5));
        await DecidedAsync(November, "bornAfter", Ineligible(3, 5));
        await DecidedAsync(November, "bornToDead", Ineligible(3, 5), Ineligible(4, 3));
        await DecidedAsync(November, "bornToBack", Ineligible(3, 5), Ineligible(4, 3));
        await DecidedAsync(November, "cancelled", Ineligible(4, 11));
        await DecidedAsync(November, "again", Ineligible(1, 15));
        await DecidedAsync(November, "undone", Ineligible(4, 3));
        await BackAsync("back");
        await DecidedAsync(November, "parted", Ineligible(6, 13));
        var parted = await PartedAsync("parted", place.Villages[15]);
        await DiesAsync("successorDied", "02");
        await DivorcesAsync("successorDivorced", "02");
        await DiesAsync("nobodyElse", "02");
        await DiesAsync("recipientDied", "01", newHead: "02");
        await BornAsync("bornBefore");
        await DiesAsync("undone", "02");
        await RatifiedAsync(place, November);

        const string OnChild = "PKH active 03; BPNT active 03";
        Assert.Equal((OnChild, "noticed deceased  01"), await StandAsync("successorDied"));
        Assert.Equal((OnChild, "noticed deceased  01"), await StandAsync("successorDivorced"));
        Assert.Equal(("PKH stopped 01 2026-12 3; BPNT stopped 01 2026-12 3", "noticed deceased  01"), await StandAsync("nobodyElse"));
        Assert.Contains("aidStopped", await ToldAsync("nobodyElse"));
        Assert.Single(await ToldAsync("successorDied"), "aidSucceeded");
        Assert.DoesNotContain("aidSucceeded", await ToldAsync("nobodyElse"));
        Assert.Equal(("PKH stopped 02 2026-12 11; BPNT active 02", ""), await StandAsync("recipientDied"));
        Assert.Contains("aidStopped", await ToldAsync("recipientDied"));
        Assert.Equal(("PKH active 01; BPNT active 01", "noticed ineligible 5 01,02,03"), await StandAsync("bornBefore"));
        Assert.Equal(("PKH active 01; BPNT active 01", "noticed ineligible 5 01,02"), await StandAsync("bornAfter"));
        await BornAsync("bornAfter");
        Assert.Equal("noticed ineligible 5 01,02,03", (await StandAsync("bornAfter")).Removals);
        Assert.Equal("", (await StandAsync("undone")).Removals);
        Assert.Equal(("", "noticed ineligible 13 02"), ((await StandAsync("parted")).Removals, await RemovalsAsync(place.Villages[15], parted)));

        // Of whom one was reported dead the others are the family, while that stands.
        await CancelAsync("bornToBack", "deceased");
        await BornAsync("bornToDead");
        await BornAsync("bornToBack");
        Assert.Equal("noticed deceased  02; noticed ineligible 5 01,03", (await StandAsync("bornToDead")).Removals);
        Assert.Contains("removalNoticedBorn", await ToldAsync("bornToDead"));
        Assert.Equal("cancelled deceased  02; noticed ineligible 5 01", (await StandAsync("bornToBack")).Removals);

        // What became of it since is not undone by another delivery.
        Assert.Equal("noticed ineligible 11 02", (await StandAsync("cancelled")).Removals);
        await CancelAsync("cancelled");
        var hers = await DivorcesAsync("cancelled", "02");
        Assert.Equal("PKH stopped 01 2026-12 15; BPNT active 01", (await StandAsync("again")).Aid);
        var (family, _) = _of["again"];
        var proposal = await _flow.ProposeAssistanceAsync(family, await _flow.TokenAsync("citizen", family.Village), "PKH");
        await _flow.VerifyAndRegisterAsync(family.Village, proposal);
        await _flow.RegisterPopulationAsync(_of["undone"].Family);
        await Steps("undone", await OfficerAsync("undone")).ChangeAsync(new { kind = "deathUndone", member = "02" });
        await _flow.IdleAsync();
        foreach (var story in _of.Keys)
        {
            await host.SendAsync(CarryOutSheets.Queue, Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonText.Write(new SheetEffectMessage(November, _of[story].Family.Village)))));
        }

        await _flow.IdleAsync();
        Assert.Equal(("cancelled ineligible 11 02", ""), ((await StandAsync("cancelled")).Removals, await RemovalsAsync(_of["cancelled"].Family.Village, hers)));
        Assert.Equal("PKH stopped 01 2026-12 15; BPNT active 01; PKH active 01", (await StandAsync("again")).Aid);
        Assert.Equal("", (await StandAsync("undone")).Removals);
        Assert.Equal((OnChild, "noticed deceased  01"), await StandAsync("successorDied"));

        // Nobody is left alone, everyone's sheet opens, and what was found in December stands against November's letter that comes after it.
        await DecidedAsync(November, "older", Ineligible(1, 11), Ineligible(4, 3), Ineligible(5, 8));
        await _flow.SetClockAsync(new DateTimeOffset(2026, 12, 2, 3, 0, 0, TimeSpan.Zero));
        await _flow.IdleAsync();
        Assert.Equal(("", ""), (await MembersAsync("bornBefore"), await MembersAsync("bornAfter")));
        Assert.Equal(("", "02,03"), (await MembersAsync("bornToDead"), await MembersAsync("bornToBack")));
        Assert.Equal(("03,04", "01,02,03,04"), (await MembersAsync("successorDied"), await MembersAsync("undone")));
        Assert.NotEmpty(await _flow.LinesAsync(December, _of["successorDied"].Family.Village, await OfficerAsync("successorDied")));
        await DecidedAsync(December, "older", Ineligible(2, 15));
        await RatifiedAsync(place, December);
        await RatifiedAsync(place, November);
        Assert.Equal(("PKH active 01; BPNT stopped 01 2027-01 15", ""), await StandAsync("older"));
    }

    private static JObject Ineligible(int line, int ground) => new() { ["line"] = line, ["outcome"] = "ineligible", ["ground"] = ground };

    private static JObject Succeeded(int line) => new() { ["line"] = line, ["outcome"] = "ineligible", ["ground"] = 3, ["successorMember"] = "02" };

    // The first child of each family is grown up.
    private async Task OpenAsync(Place place, params (string Story, int Members)[] stories)
    {
        await _flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
        var families = stories.Select((s, i) => SampleFamily.Of(place.Villages[i], s.Members)).Select(f => f.Members.Count > 2 ? f.With(2, m => m with { BirthDate = "1998-05-05" }) : f).ToList();
        var households = await _flow.RecipientsAsync(families);
        foreach (var ((story, _), family, household) in stories.Zip(families, households))
        {
            _of[story] = (family, household);
        }

        await DiesAsync("back", "02");
        (await _flow.OpenMonthAsync(November)).Expect(HttpStatusCode.Created);
        await _flow.SetClockAsync(new DateTimeOffset(2026, 11, 12, 3, 0, 0, TimeSpan.Zero));
    }

    private Task<string> OfficerAsync(string story) => _flow.TokenAsync("village-officer", _of[story].Family.Village);

    private FamilySteps Steps(string story, string officer) => new(_flow, officer, _of[story].Family.Village, _of[story].Household);

    private async Task DecidedAsync(string period, string story, params JObject[] rows)
    {
        var village = _of[story].Family.Village;
        var officer = await OfficerAsync(story);
        var rest = (await _flow.LinesAsync(period, village, officer)).Select(l => (int)l["line"]!).Except(rows.Select(r => (int)r["line"]!)).Select(line => new JObject { ["line"] = line, ["outcome"] = "eligible" });

        // On ground 5 of one the others' follow (VER-6).
        var answer = (await _flow.DecideAsync(period, village, officer, new JArray(rows.Any(r => (int)r["ground"]! == 5) ? rows : rows.Concat(rest)))).Expect(HttpStatusCode.OK);
        Assert.All(answer.Json["results"]!, r => Assert.Equal("applied", (string?)r["status"]));
        (await _flow.FinaliseAsync(period, village, await _flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);
        var deliberation = await _flow.ConcludedAsync(village, (await _flow.NowAsync()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await _flow.ReceivedAsync(period, village, deliberation.Id);
    }

    private async Task RatifiedAsync(Place place, string period)
    {
        var letter = (await _flow.SignSheetsAsync(place.Regency, period)).Expect(HttpStatusCode.Created)["id"]!;
        var reviewer = await _flow.TokenAsync("ministry-officer", "ID", "reviewer");
        (await _flow.PostAsync($"/regencies/{place.Regency}/ratifications/{letter}/review", reviewer, new { outcome = "conforming", reasons = Array.Empty<string>() })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    private async Task DiesAsync(string story, string member, string? newHead = null)
    {
        await Steps(story, await OfficerAsync(story)).ChangeAsync(new { kind = "death", member, diedOn = "2026-11-09", newHead });
        await _flow.IdleAsync();
    }

    private async Task BornAsync(string story)
    {
        var child = await _flow.BornAsync(_of[story].Family);
        await Steps(story, await OfficerAsync(story)).ChangeAsync(new { kind = "birth", member = child.Json() });
        await _flow.IdleAsync();
    }

    // Recorded as dead when the month was opened, and back once its sheet is finalised: opened again, the sheet has a line for them (VER-8).
    private async Task BackAsync(string story)
    {
        var (family, village, officer) = (_of[story].Family, _of[story].Family.Village, await OfficerAsync(story));
        await _flow.FinalisedAsync(November, village);
        await _flow.RegisterPopulationAsync(family);
        await Steps(story, officer).ChangeAsync(new { kind = "deathUndone", member = "02" });
        await _flow.IdleAsync();
        Assert.Equal(3, (await _flow.LinesAsync(November, village, officer)).Count);
        (await _flow.PostAsync($"/cycles/{November}/villages/{village}/reopening", await _flow.TokenAsync("regency-officer", village[..4]), new { reason = "Kematian dibatalkan" })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var added = (await _flow.LinesAsync(November, village, officer))[3];
        Assert.Equal("PBI-JKN 02 unverified", $"{added["programme"]} {added["member"]} {added["outcome"]}");
        await _flow.FinalisedAsync(November, village);
    }

    // Goes along with a divorce, dies there, and lives again where that family went meanwhile; its household there.
    private async Task<string> PartedAsync(string story, string to)
    {
        var (family, _) = _of[story];
        var hers = await DivorcesAsync(story, "02", "04");
        var there = new FamilySteps(_flow, await OfficerAsync(story), family.Village, hers);
        await there.ChangeAsync(new { kind = "death", member = "02", diedOn = Today });
        await there.MoveAsync(to);
        (await _flow.PostAsync($"/households/{to}/{hers}/arrival", await _flow.TokenAsync("village-officer", to), new { })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await _flow.RegisterPopulationAsync(family with { Village = to, FamilyCardNumber = FamilySteps.CardOf(family, 1), Members = [family.Members[3]] });
        await new FamilySteps(_flow, await _flow.TokenAsync("village-officer", to), to, hers).ChangeAsync(new { kind = "deathUndone", member = "02" });
        await _flow.IdleAsync();
        return hers;
    }

    // The household of who went.
    private async Task<string> DivorcesAsync(string story, string member, params string[] with)
    {
        var (family, household) = _of[story];
        var card = FamilySteps.CardOf(family, 1);
        var along = with.Select(id => family.Members[int.Parse(id, System.Globalization.CultureInfo.InvariantCulture) - 1]);
        await _flow.RegisterPopulationAsync(family with { FamilyCardNumber = card, Members = [family.Members[1] with { Relationship = "head", MaritalStatus = "divorced" }, .. along] });
        var steps = Steps(story, await OfficerAsync(story));
        await steps.ChangeAsync(new { kind = "divorce", member, with, familyCardNumber = card, address = new { street = family.Street, rt = family.Rt, rw = family.Rw } });
        await _flow.IdleAsync();
        return (string)(await steps.ShownAsync()).Json["former"]![0]!["to"]!["household"]!;
    }

    private async Task CancelAsync(string story, string ground = "ineligible")
    {
        var (family, household) = _of[story];
        var path = $"/households/{family.Village}/{household}/removals";
        var removal = (string?)(await _flow.GetAsync(path, await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK).Json["items"]!.Single(r => (string?)r["ground"] == ground)["id"];
        (await _flow.PostAsync($"{path}/{removal}/cancellation", await _flow.TokenAsync("ministry-officer", "ID", "reviewer"), new { reason = "Keliru" })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    private async Task<(string Aid, string Removals)> StandAsync(string story)
    {
        var shown = await Steps(story, await OfficerAsync(story)).ShownAsync();
        var aid = shown.Json["entitlements"]!.Where(e => (string?)e["programme"] != "PBI-JKN").Select(e => $"{e["programme"]} {e["status"]} {e["memberId"]} {e["stoppedFrom"]} {e["ground"]}".Trim());
        return (string.Join("; ", aid), await RemovalsAsync(_of[story].Family.Village, _of[story].Household));
    }

    private async Task<string> MembersAsync(string story) => string.Join(',', (await Steps(story, await OfficerAsync(story)).ShownAsync()).Json["members"]!.Select(m => (string?)m["id"]));

    private async Task<string> RemovalsAsync(string village, string household)
    {
        var list = (await _flow.GetAsync($"/households/{village}/{household}/removals", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);
        return string.Join("; ", list.Json["items"]!.Select(r => $"{r["status"]} {r["ground"]} {r["number"]} {string.Join(",", r["members"]!)}"));
    }

    private async Task<IReadOnlyList<string?>> ToldAsync(string story)
    {
        var village = _of[story].Family.Village;
        return [.. (await _flow.GetAsync($"/villages/{village}/notices", await OfficerAsync(story))).Expect(HttpStatusCode.OK).Json["items"]!.Select(n => (string?)n["code"])];
    }
}
