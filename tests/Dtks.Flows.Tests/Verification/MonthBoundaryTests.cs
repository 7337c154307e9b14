using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Faults;
using Dtks.Flows.Tests.Operations;

namespace Dtks.Flows.Tests.Verification;

/// <summary>On a host of its own: it moves the clock from one month to the next.</summary>
public sealed class MonthBoundaryTests : IAsyncLifetime
{
    private const string December = "2026-12";

    private readonly FlowHost _host = new();
    private readonly Place _place = Place.Next();

    private Flow Flow => _host.Flow;

    [Fact]
    [Trait("rule", "VER-1")]
    public async Task The_month_opens_at_five_past_midnight_in_WIB_and_once()
    {
        await Flow.RecipientsAsync([SampleFamily.Of(_place.Village, members: 2)]);

        await Flow.SetClockAsync(At("2026-11-30T17:04:00Z"));
        (await Flow.GetAsync($"/cycles/{December}", await MinistryAsync())).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        await Flow.SetClockAsync(At("2026-11-30T17:05:30Z"));
        var opened = (await Flow.GetAsync($"/cycles/{December}", await MinistryAsync())).Expect(HttpStatusCode.OK);
        await Flow.FireAsync("OpenMonthlyCycle");
        await Flow.SetClockAsync(At("2026-12-29T17:06:00Z"));

        Assert.Equal(opened.Text, (await Flow.GetAsync($"/cycles/{December}", await MinistryAsync())).Text);
        Assert.Equal("1 4", $"{opened["villages.opened"]} {opened["lines.unverified"]}");
        var events = (await Flow.SendAsync(HttpMethod.Get, "/dev/events")).Json.SelectTokens("$..type").Select(t => t.ToString()).ToList();
        Assert.Single(events, type => type == "dtks.cycle.opened.v1");
        Assert.Single(events, type => type == "dtks.sheet.opened.v1");
    }

    [Fact]
    [Trait("rule", "VER-1")]
    public async Task A_month_whose_timer_found_the_database_away_opens_when_it_is_back_and_none_where_nobody_received_anything_at_its_opening()
    {
        await Flow.RecipientsAsync([SampleFamily.Of(_place.Village, members: 2)]);
        await Flow.FireAsync("SweepCycles");
        (await Flow.GetAsync("/cycles/2026-11", await MinistryAsync())).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await Flow.OpenMonthAsync("2026-11")).Expect(HttpStatusCode.Created);

        await Flow.FailAsync(new { kind = "503", container = "cycles" });
        await Flow.SetClockAsync(At("2026-11-30T17:06:00Z"));
        await Flow.MendAsync();
        (await Flow.GetAsync($"/cycles/{December}", await MinistryAsync())).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        await Flow.SetClockAsync(At("2026-11-30T17:16:00Z"));

        var opened = (await Flow.GetAsync($"/cycles/{December}", await MinistryAsync())).Expect(HttpStatusCode.OK);
        Assert.Equal("1 4", $"{opened["villages.opened"]} {opened["lines.unverified"]}");
    }

    [Fact]
    [Trait("rule", "VER-1")]
    public async Task After_an_outage_of_two_months_the_running_month_opens_by_itself_and_none_that_is_over()
    {
        await Flow.RecipientsAsync([SampleFamily.Of(_place.Village, members: 2)]);

        await Flow.FailAsync(new { kind = "503", container = "cycles" });
        await Flow.SetClockAsync(At("2027-01-20T03:14:00Z"));
        await Flow.MendAsync();
        await Flow.SetClockAsync(At("2027-01-20T03:16:00Z"));

        var opened = (await Flow.GetAsync("/cycles/2027-01", await MinistryAsync())).Expect(HttpStatusCode.OK);
        Assert.Equal("1 4", $"{opened["villages.opened"]} {opened["lines.unverified"]}");
        Assert.Equal(At("2027-01-31T17:00:00Z"), opened.Json["closesOn"]!.ToObject<DateTimeOffset>());
        (await Flow.GetAsync($"/cycles/{December}", await MinistryAsync())).ExpectProblem(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    [Trait("rule", "VER-7")]
    [Trait("rule", "VER-8")]
    [Trait("rule", "RAT-5")]
    public async Task When_the_month_ends_what_nobody_verified_stays_unverified_and_is_reported_by_village()
    {
        var families = _place.Villages.Take(3).Select(v => SampleFamily.Of(v, members: 2)).ToList();
        var households = await Flow.RecipientsAsync(families);
        await Flow.SetClockAsync(At("2026-11-30T17:10:00Z"));
        await DecideAsync(families[0].Village, 1, 2, 3, 4);
        await DecideAsync(families[1].Village, 1);
        (await Flow.FinaliseAsync(December, families[0].Village, await HeadAsync(families[0].Village))).Expect(HttpStatusCode.OK);

        await Flow.SetClockAsync(At("2026-12-24T16:50:00Z"));
        Assert.Empty(await ToldAsync("dtks.sheet.reminder.v1"));
        await Flow.SetClockAsync(At("2026-12-24T17:26:00Z"));
        Assert.Equal([$"{families[1].Village} 7 3", $"{families[2].Village} 7 4"], await ToldAsync("dtks.sheet.reminder.v1"));
        await Flow.SetClockAsync(At("2026-12-31T16:59:00Z"));
        await DecideAsync(families[1].Village, 2);
        var open = await Flow.ProgressAsync(December, _place.Regency);
        await Flow.SetClockAsync(At("2026-12-31T17:00:30Z"));
        var closed = await Flow.ProgressAsync(December, _place.Regency);

        Assert.Equal("open", open["status"]);
        Assert.Null(open["unverifiedVillages"]);
        Assert.Null(open["advice"]);
        Assert.Equal("closed 3 3 1 1 | 6 6 0", Numbers(closed));
        Assert.Equal([$"{families[1].Village} 2", $"{families[2].Village} 4"], closed.Json["unverifiedVillages"]!.Select(v => $"{v["village"]} {v["lines"]}"));

        // By the first run after the close, before the sweep came to note that all is closed.
        await Flow.FireAsync("RemindMonthly");
        await RemindedAsync(families[1].Village, families[2].Village);
        await Flow.FireAsync("RemindMonthly");
        await Flow.ShownMissedAsync(families[1].Village, verified: 2, missed: 2);
        await Flow.FamilyToldAsync(families[2].Village, "PKH, BPNT, PBI-JKN");
        await Flow.NothingToOpenAsync(families[2].Village, missed: 4);
        var late = await Flow.DecideAsync(December, families[1].Village, await OfficerAsync(families[1].Village), new[] { new { line = 3, outcome = "eligible" } });
        late.ExpectProblem(HttpStatusCode.Conflict, "sheet.closed", "VER-7");
        var lines = await Flow.LinesAsync(December, families[1].Village, await OfficerAsync(families[1].Village));
        Assert.Equal(["eligible", "eligible", "unverified", "unverified"], lines.Select(l => (string)l["outcome"]!));
        (await Flow.FinaliseAsync(December, families[0].Village, await HeadAsync(families[0].Village))).ExpectProblem(HttpStatusCode.Conflict, "sheet.finalised", "VER-1");
        await Flow.BroughtAfterAsync(families[0], households[0]);
        await CorrectAsync(families[1].Village);
        await Flow.SetClockAsync(At("2027-02-02T17:10:00Z"));
        await Flow.ToldLaterAsync(families[1].Village);
    }

    [Fact]
    [Trait("rule", "VER-7")]
    public async Task A_regency_of_which_nobody_can_tell_how_far_it_is_keeps_the_others_waiting_for_a_day_only()
    {
        var other = Place.Next();
        await Flow.RecipientsAsync([SampleFamily.Of(_place.Village)], "PKH");
        await Flow.RecipientsAsync([SampleFamily.Of(other.Village)], "PKH");
        await Flow.SetClockAsync(At("2026-11-30T17:10:00Z"));
        await _host.SpoilAsync("cycles", December, $"regency-{other.Regency}");

        await Flow.SetClockAsync(At("2027-01-01T11:26:00Z"));
        Assert.Empty(await ToldAsync("dtks.cycle.unverified.v1"));
        await Flow.SetClockAsync(At("2027-01-01T17:26:00Z"));
        var told = await ToldAsync("dtks.cycle.unverified.v1");
        Assert.All(
            (string[])[_place.Regency, _place.Village[..6], other.Regency, other.Village[..6]],
            area => Assert.Contains($"{area} 1 1 1", told, StringComparer.Ordinal));
    }

    // Twice before the close, and after it the levels above.
    private async Task RemindedAsync(params string[] villages)
    {
        Assert.Equal(villages.SelectMany(v => new[] { $"{v} 2", $"{v} 7" }), (await ToldAsync("dtks.sheet.reminder.v1")).Select(told => told[..12]));
        Assert.Equal(
            [$"{_place.Regency} 2 2 6", .. villages.GroupBy(v => v[..6]).Select(d => $"{d.Key} {d.Count()} {d.Count()} {d.Sum(v => v == villages[0] ? 2 : 4)}")],
            await ToldAsync("dtks.cycle.unverified.v1"));
        var stand = (await Flow.GetAsync($"/cycles/{December}/villages/{villages[0]}", await HeadAsync(villages[0]))).Expect(HttpStatusCode.OK);
        Assert.Equal(["7 2026-12-25", "2 2026-12-30"], stand.Json["reminders"]!.Select(r => $"{r["days"]} {r["on"]:yyyy-MM-dd}"));
    }

    // The events of a type: whom they are about, and their numbers.
    private async Task<IReadOnlyList<string>> ToldAsync(string type)
    {
        var events = (await Flow.SendAsync(HttpMethod.Get, "/dev/events")).Json.SelectTokens($"$..[?(@.type == '{type}')]");
        return [.. events.Select(e => e["data"]!).Select(d => $"{d["village"] ?? d["area"]} {d["days"] ?? d["unfinalised"]} {d["unverified"]} {d["lines"]}".Trim()).Order(StringComparer.Ordinal)];
    }

    // Lines 1 and 2 are verified: finalised as it stands, and opened again until the determination day ends.
    private async Task CorrectAsync(string village)
    {
        var finalised = (await Flow.FinaliseAsync(December, village, await HeadAsync(village))).Expect(HttpStatusCode.OK);
        var shut = (await Flow.DecideAsync(December, village, await OfficerAsync(village), new[] { new { line = 3, outcome = "eligible" } })).ExpectProblem(HttpStatusCode.Conflict, "sheet.finalised", "VER-1");
        Assert.All(["2027-01-17", "2 baris", "lembar 2027-01"], said => Assert.Contains(said, shut["detail"], StringComparison.Ordinal));
        var reopened = (await ReopenAsync(village)).Expect(HttpStatusCode.OK);
        Assert.Equal("sheet.linesMissed VER-7", $"{reopened["advice[0].code"]} {reopened["advice[0].rule"]}");
        await Flow.SetClockAsync(At("2027-01-17T16:40:00Z"));
        var rows = new object[] { new { line = 2, outcome = "ineligible", ground = 13 }, new { line = 3, outcome = "eligible" } };
        var corrected = (await Flow.DecideAsync(December, village, await OfficerAsync(village), rows)).Expect(HttpStatusCode.OK);
        (await Flow.FinaliseAsync(December, village, await HeadAsync(village))).Expect(HttpStatusCode.OK);
        (await ReopenAsync(village)).Expect(HttpStatusCode.OK);
        await Flow.SetClockAsync(At("2027-01-17T17:00:00Z"));

        Assert.Equal("finalised 2 2 0 -", $"{finalised["status"]} {finalised["lines.unverified"]} {finalised["lines.eligible"]} {finalised["lines.ineligible"]} {finalised["openUntil"] ?? "-"}");
        Assert.Equal(("closed", At("2027-01-17T17:00:00Z")), (reopened["status"], reopened.Json["openUntil"]!.ToObject<DateTimeOffset>()));
        Assert.Equal("applied ineligible | refused line.missed VER-7", $"{corrected["results[0].status"]} {corrected["results[0].outcome"]} | {corrected["results[1].status"]} {corrected["results[1].code"]} {corrected["results[1].rule"]}");
        (await Flow.DecideAsync(December, village, await OfficerAsync(village), rows)).ExpectProblem(HttpStatusCode.Conflict, "sheet.closed", "VER-7");
        (await Flow.FinaliseAsync(December, village, await HeadAsync(village))).Expect(HttpStatusCode.OK);
        var late = (await ReopenAsync(village)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "sheet.determinationPassed", "RAT-5");
        Assert.Contains("2027-01-17", late["detail"], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "VER-7")]
    public async Task The_reported_villages_come_in_pages()
    {
        await Flow.RecipientsAsync([.. _place.Villages.Take(3).Select(v => SampleFamily.Of(v))], "PKH");
        await Flow.SetClockAsync(At("2026-12-31T17:01:00Z"));
        var auditor = await Flow.TokenAsync("auditor", "ID");

        var first = (await Flow.GetAsync($"/cycles/{December}/regencies/{_place.Regency}?limit=2", auditor)).Expect(HttpStatusCode.OK);
        var second = (await Flow.GetAsync($"/cycles/{December}/regencies/{_place.Regency}?limit=2&cursor={Uri.EscapeDataString(first["next"]!)}", auditor)).Expect(HttpStatusCode.OK);

        var villages = first.Json["unverifiedVillages"]!.Concat(second.Json["unverifiedVillages"]!).Select(v => (string)v["village"]!);
        Assert.Equal(_place.Villages.Take(3), villages);
    }

    [Fact]
    [Trait("rule", "VER-2")]
    public async Task Who_came_after_the_opening_is_verified_the_next_month_and_a_month_opened_late_closes_with_the_running_one()
    {
        await Flow.RecipientsAsync([SampleFamily.Of(_place.Villages[0], members: 2)]);
        await Flow.SetClockAsync(At("2026-11-30T17:10:00Z"));
        await Flow.RecipientsAsync([SampleFamily.Of(_place.Villages[0]), SampleFamily.Of(_place.Villages[1])], "PKH");

        var late = (await Flow.OpenMonthAsync("2026-11")).Expect(HttpStatusCode.Created);
        var november = await Flow.ProgressAsync("2026-11", _place.Regency);
        var december = await Flow.ProgressAsync(December, _place.Regency);
        await Flow.SetClockAsync(At("2026-12-31T17:10:00Z"));
        var january = await Flow.ProgressAsync("2027-01", _place.Regency);

        Assert.Equal(At("2026-12-31T17:00:00Z"), late.Json["closesOn"]!.ToObject<DateTimeOffset>());
        Assert.Equal("open 2 1 0 0 | 4 0 0", Numbers(november));
        Assert.Equal("1", november["villages.nothingToVerify"]);
        Assert.Equal("open 1 1 0 0 | 4 0 0", Numbers(december));
        Assert.Equal("open 2 2 0 0 | 6 0 0", Numbers(january));
        Assert.Equal("closed 2 1 0 0 | 4 0 0", Numbers(await Flow.ProgressAsync("2026-11", _place.Regency)));
        Assert.Equal("closed 1 1 0 0 | 4 0 0", Numbers(await Flow.ProgressAsync(December, _place.Regency)));
    }

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        await Flow.SetClockAsync(At("2026-11-20T03:00:00Z"));
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    private async Task DecideAsync(string village, params int[] lines)
    {
        var rows = lines.Select(line => new { line, outcome = "eligible" });
        (await Flow.DecideAsync(December, village, await OfficerAsync(village), rows)).Expect(HttpStatusCode.OK);
    }

    private async Task<Answer> ReopenAsync(string village) =>
        await Flow.PostAsync($"/cycles/{December}/villages/{village}/reopening", await Flow.TokenAsync("regency-officer", _place.Regency), new { reason = "Satu baris keliru" });

    private Task<string> MinistryAsync() => Flow.TokenAsync("ministry-officer", "ID");

    private Task<string> OfficerAsync(string village) => Flow.TokenAsync("village-officer", village);

    private Task<string> HeadAsync(string village) => Flow.TokenAsync("village-head", village);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Numbers(Answer answer) =>
        $"{answer["status"]} {answer["villages.total"]} {answer["villages.opened"]} {answer["villages.verified"]} {answer["villages.finalised"]}"
        + $" | {answer["lines.unverified"]} {answer["lines.eligible"]} {answer["lines.ineligible"]}";
}
