using System.Net;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Dtks.Flows.Tests.Verification;
using Dtks.Flows.Tests.Visits;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Policies;

/// <summary>A host that knows a second policy version, in force from 20 November 2026: what moved, on both sides of that midnight, and a month that was opened before it.</summary>
public sealed class SecondVersionTests : IAsyncLifetime
{
    private const string First = "2024-05-08/1";
    private const string Second = "2026-11-20/1";

    private readonly FlowHost _host = new();
    private readonly Place _place = Place.Next(villages: 6);
    private string _regency = string.Empty;

    private Flow Flow => _host.Flow;

    [Fact]
    [Trait("rule", "PRO-7")]
    [Trait("rule", "RAT-2")]
    [Trait("rule", "RAT-5")]
    [Trait("rule", "RAT-6")]
    [Trait("rule", "REG-9")]
    [Trait("rule", "VER-1")]
    [Trait("rule", "VER-5")]
    [Trait("rule", "VER-8")]
    public async Task A_month_that_was_opened_before_it_goes_on_under_the_first_and_all_else_under_the_second_from_its_first_day_on()
    {
        var families = _place.Villages.Take(6).Select(v => SampleFamily.Of(v, members: 2)).ToList();
        var households = await Flow.RecipientsAsync(families, "PKH");
        await Flow.OpenMonthAsync("2026-11");
        await StateAsync(families[0].Village, households[0], 6);
        await StateAsync(families[1].Village, households[1], 6);
        await StateAsync(families[2].Village, households[2], 6);
        await StateAsync(families[3].Village, households[3], 5);
        await Flow.IdleAsync();

        // One minute before midnight in WIB the first is in force, right after it the second.
        await Flow.SetClockAsync(At("2026-11-19T16:59:00Z"));
        var before = await AskAsync(families[1]);
        var refused = await Flow.ProposeAssistanceAsync(families[2], await Flow.TokenAsync("citizen", families[2].Village), "PKH");
        await ObjectedWithinAsync(families[2].Village, refused, 30);
        Assert.Equal("verifying 2026-12-19", await StandAsync(families[1].Village, before));
        Assert.Equal("2026-12-03", await NoticeAsync(families[4].Village, households[4]));
        Assert.Equal("regsosek2022-k", await FormAsync());
        await Flow.SetClockAsync(At("2026-11-19T17:00:30Z"));
        Assert.Equal("refused proposal.refusedOutsideDeciles REG-9", await StandAsync(families[2].Village, await AskAsync(families[2])));
        Assert.Equal("verifying 2026-11-30", await StandAsync(families[3].Village, await AskAsync(families[3])));
        Assert.Equal("2026-11-23", await NoticeAsync(families[5].Village, households[5]));
        Assert.Equal("bdt-home-visit-2015", await FormAsync());

        // An objection that is made now has the days of the second, whenever it was refused: that is told.
        await ObjectedWithinAsync(families[2].Village, refused, 4);

        // What was asked under the first is reviewed under the second, which limits it: it is refused, and the letter says so.
        (await Flow.VerifyAsync(families[1].Village, before, _regency)).Expect(HttpStatusCode.OK);
        var letter = await Flow.RatifyAsync(_place.Regency);
        var row = (await Flow.GetAsync($"/regencies/{_place.Regency}/ratifications/{letter["id"]}", _regency)).Expect(HttpStatusCode.OK).Json["notApplied"]!.Single();
        Assert.Equal(("letter.rowOutsideDeciles", "REG-9"), ((string?)row["code"], (string?)row["rule"]));
        Assert.Equal("refused proposal.refusedOutsideDeciles REG-9", await StandAsync(families[1].Village, before));

        // The month of before: fifteen grounds and no limits; the month after: sixteen, and its lines are told the limit.
        await Flow.SetClockAsync(At("2026-11-26T03:00:00Z"));
        var village = families[0].Village;
        Assert.All(await LinesAsync("2026-11", village), l => Assert.Null(l["suggestion"]));
        Assert.Equal("refused number.range", await DecideAsync("2026-11", village, ground: 16));
        Assert.Equal("applied", await DecideAsync("2026-11", village, ground: 15));
        (await Flow.FinaliseAsync("2026-11", village, await Flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);
        await Flow.SetClockAsync(At("2026-11-30T17:06:00Z"));
        await Flow.IdleAsync();
        var told = Assert.Single(await LinesAsync("2026-12", village));
        Assert.Equal(("line.outsideDeciles", 11, "welfare", households[0], "2026-11-01"), (
            (string?)told["suggestion"]!["code"], (int?)told["suggestion"]!["ground"], (string?)told["suggestion"]!["source"]!["kind"], (string?)told["suggestion"]!["source"]!["id"], (string?)told["suggestion"]!["source"]!["on"]));
        Assert.Equal("unverified", (string?)told["outcome"]);
        Assert.Equal("applied", await DecideAsync("2026-12", village, ground: 16));

        // What is stated while a sheet is open is told on it, by its month's version.
        Assert.Equal("line.outsideDeciles", await ToldAsync(decile: 5));
        Assert.Null(await ToldAsync(decile: 4));
        Assert.Equal("line.outsideDeciles", await ToldAsync(decile: 6));

        // Corrected while the second is in force, it is decided under the first: its days (17, not 10) and its grounds.
        await Flow.SetClockAsync(At("2026-12-12T03:00:00Z"));
        Assert.Equal("2026-12-17T17:00:00Z", await ReopenAsync(village, HttpStatusCode.OK));
        Assert.Equal("refused number.range", await DecideAsync("2026-11", village, ground: 16));
        Assert.Equal("applied", await DecideAsync("2026-11", village, ground: 13));
        (await Flow.FinaliseAsync("2026-11", village, await Flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);
        await Flow.SetClockAsync(At("2026-12-17T17:00:30Z"));
        Assert.Equal("sheet.determinationPassed", await ReopenAsync(village, HttpStatusCode.UnprocessableEntity));
        await Flow.IdleAsync();
        Assert.Equal([First], await PoliciesAsync("2026-11", village));
        Assert.Equal([Second], await PoliciesAsync("2026-12", village));

        async Task<string?> ToldAsync(int decile)
        {
            await StateAsync(families[3].Village, households[3], decile);
            await Flow.IdleAsync();
            return (string?)Assert.Single(await LinesAsync("2026-12", families[3].Village))["suggestion"]?["code"];
        }
    }

    [Fact]
    [Trait("rule", "REG-9")]
    [Trait("rule", "GOV-2")]
    public async Task A_decile_is_stated_by_the_regency_or_the_Ministry_and_one_beyond_the_registers_is_advice()
    {
        var family = SampleFamily.Of(_place.Village, members: 2);
        var household = Assert.Single(await Flow.RecipientsAsync([family], "PKH"));
        var path = $"/households/{family.Village}/{household}/welfare";
        var body = new { decile = 4, source = "DTSEN triwulan III", asOf = "2026-11-01" };

        var stated = (await Flow.PutAsync(path, _regency, body)).Expect(HttpStatusCode.OK);
        Assert.Equal(("4", "DTSEN triwulan III", "2026-11-01", null), (stated["decile"], stated["source"], stated["asOf"], stated["advice.code"]));
        var read = await ReadAsync();
        (await Flow.PutAsync(path, _regency, body)).Expect(HttpStatusCode.OK);
        Assert.Equal(read.ETag, (await ReadAsync()).ETag);
        var above = (await Flow.PutAsync(path, await Flow.TokenAsync("ministry-officer", "ID"), new { decile = 5, body.source, body.asOf }, ("If-Match", read.ETag!))).Expect(HttpStatusCode.OK);
        Assert.Equal(("welfare.outsideRegister", "REG-9"), (above["advice.code"], above["advice.rule"]));
        Assert.Contains("1 sampai 4", above["advice.detail"], StringComparison.Ordinal);
        Assert.Equal(("5", "welfare.outsideRegister"), ((await ReadAsync())["welfare.decile"], (await ReadAsync())["welfare.advice.code"]));
        Assert.Equal("household.welfareStated REG-9", $"{(await ReadAsync())["history[-1:].code"]} {(await ReadAsync())["history[-1:].rule"]}");

        (await Flow.PutAsync(path, _regency, body, ("If-Match", read.ETag!))).ExpectProblem(HttpStatusCode.PreconditionFailed, "stale");
        (await Flow.PutAsync(path, _regency, new { decile = 11, body.source, body.asOf })).ExpectProblem(HttpStatusCode.BadRequest, "number.range", "REG-9", "/decile");
        (await Flow.PutAsync(path, _regency, new { decile = 0, body.source, body.asOf })).ExpectProblem(HttpStatusCode.BadRequest, "number.range", "REG-9", "/decile");
        (await Flow.PutAsync(path, _regency, new { decile = 4, body.source, asOf = "2026-11-11" })).ExpectProblem(HttpStatusCode.BadRequest, "welfare.later", "REG-9", "/asOf");
        (await Flow.PutAsync(path, await Flow.TokenAsync("village-officer", family.Village), body)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await Flow.PutAsync(path, await Flow.TokenAsync("regency-officer", Place.Next().Regency), body)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await Flow.PutAsync($"/households/{family.Village}/{new string('0', 32)}/welfare", _regency, body)).ExpectProblem(HttpStatusCode.NotFound, "notFound");

        async Task<Answer> ReadAsync() => (await Flow.GetAsync($"/households/{family.Village}/{household}", _regency)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("rule", "RAT-2")]
    public async Task A_home_visit_goes_by_the_edition_of_its_day_and_keeps_it()
    {
        await Flow.SetClockAsync(At("2026-11-19T16:00:00Z"));
        var (deliberation, proposals) = await Flow.AdmittedAsync(count: 2, _place.Village);
        var visit = await Flow.VisitAsync();

        // Entered after midnight, it is still of the day before.
        await Flow.SetClockAsync(At("2026-11-19T17:30:00Z"));
        (await RecordAsync(proposals[0])).Expect(HttpStatusCode.OK);
        Assert.Equal(("regsosek2022-k", "8", Second), ((await ReadAsync())["formVersion"], (await ReadAsync())["answers.303"], (await ReadAsync())["history[0].policy"]));

        visit["visitedOn"] = "2026-11-20";
        (await RecordAsync(proposals[1])).ExpectProblem(HttpStatusCode.UnprocessableEntity, "visit.edition", "RAT-2", "/formVersion");
        visit["formVersion"] = "bdt-home-visit-2015";
        Assert.Contains("form.answerMissing", (await RecordAsync(proposals[1])).Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);

        Task<Answer> RecordAsync(string proposal) => Flow.RecordVisitAsync(_place.Village, proposal, deliberation.Officer, visit);
        async Task<Answer> ReadAsync() => (await Flow.GetAsync($"/proposals/{_place.Village}/{proposals[0]}/visit", deliberation.Head)).Expect(HttpStatusCode.OK);
    }

    public async Task InitializeAsync()
    {
        _host.Settings["Policies:Directory"] = Regulations.Directory;
        await _host.InitializeAsync();
        await Flow.SetClockAsync(At("2026-11-10T03:00:00Z"));
        _regency = await Flow.TokenAsync("regency-officer", _place.Regency);
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

    private async Task StateAsync(string village, string household, int decile) =>
        (await Flow.PutAsync($"/households/{village}/{household}/welfare", _regency, new { decile, source = "DTSEN", asOf = "2026-11-01" })).Expect(HttpStatusCode.OK);

    private async Task<string> AskAsync(SampleFamily family) => await Flow.ProposeAssistanceAsync(family, await Flow.TokenAsync("citizen", family.Village), "BPNT");

    private async Task<string> StandAsync(string village, string proposal)
    {
        var found = (await Flow.ProposalAsync(village, proposal, _regency)).Expect(HttpStatusCode.OK);
        return found["status"] == "refused" ? $"refused {found["history[-1:].code"]} {found["history[-1:].rule"]}" : $"{found["status"]} {found["dueOn"]}";
    }

    // Where it is refused, on the proposal and where it is tracked: within how many days an objection is decided.
    private async Task ObjectedWithinAsync(string village, string proposal, int days)
    {
        var found = (await Flow.ProposalAsync(village, proposal, _regency)).ExpectStatus("refused");
        var tracked = (await Flow.GetAsync($"/tracking/{found["trackingCode"]}", token: null)).Expect(HttpStatusCode.OK);
        Assert.All([found["explanation"], found["history[-1:].explanation"], tracked["next"]], said => Assert.Contains($"dalam {days} hari", said, StringComparison.Ordinal));
    }

    private async Task<string?> NoticeAsync(string village, string household)
    {
        var removal = await Flow.RecordRemovalAsync(village, household, _regency);
        return (await Flow.RemovalAsync(village, household, removal, _regency))["noticeEndsOn"];
    }

    private async Task<string?> FormAsync() => (await Flow.GetAsync("/forms/dtks-visit", await Flow.TokenAsync("village-officer", _place.Village))).Expect(HttpStatusCode.OK)["version"];

    private async Task<IReadOnlyList<JToken>> LinesAsync(string period, string village) => await Flow.LinesAsync(period, village, await Flow.TokenAsync("village-officer", village));

    private async Task<string> DecideAsync(string period, string village, int ground)
    {
        var answer = (await Flow.DecideAsync(period, village, await Flow.TokenAsync("village-officer", village), new[] { new { line = 1, outcome = "ineligible", ground } })).Expect(HttpStatusCode.OK);
        var row = answer.Json["results"]!.Single();
        return $"{row["result"] ?? row["status"]} {row["code"]}".Trim();
    }

    private async Task<string?> ReopenAsync(string village, HttpStatusCode expected)
    {
        var answer = (await Flow.PostAsync($"/cycles/2026-11/villages/{village}/reopening", _regency, new { reason = "Satu baris keliru" })).Expect(expected);
        return answer.Json["openUntil"]?.ToObject<DateTimeOffset>().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture) ?? answer["code"];
    }

    // The versions that the sheet's own events name.
    private async Task<IEnumerable<string>> PoliciesAsync(string period, string village)
    {
        var events = (await Flow.SendAsync(HttpMethod.Get, "/dev/events")).Expect(HttpStatusCode.OK).Json;
        return events.SelectTokens($"$..[?(@.subject == 'cycles/{period}/villages/{village}')].data.policy").Select(p => p.ToString()).Distinct();
    }
}
