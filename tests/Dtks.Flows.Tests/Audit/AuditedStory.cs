using System.Net;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Dtks.Flows.Tests.Verification;
using Dtks.Functions.Ratification;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Audit;

/// <summary>
/// A story that comes to everything the product audits, told once over a host of its own; and what GET /audit shows of it. Whoever acts has a
/// subject that begins with their role.
/// </summary>
public sealed class AuditedStory : IAsyncLifetime
{
    private readonly FlowHost _host = new();
    private readonly Place _near = Place.Next();
    private readonly Place _far = Place.Next("WIT");
    private readonly Place _letters = Place.Next();
    private readonly Place _objecting = Place.Next();
    private string _removed = string.Empty;
    private string _citizen = string.Empty;
    private readonly List<JToken> _trail = [];
    private SampleFamily _changing = null!;
    private (SampleFamily Family, string Household) _neighbour;
    private string _changed = string.Empty;

    /// <summary>When it began, by the host's clock.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>When it had ended.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>Every entry that auditors are shown of it, oldest first in each place.</summary>
    public IReadOnlyList<JToken> Trail => _trail;

    private Flow Flow => _host.Flow;

    private string Village => _near.Village;

    // The running month, by the nation's first zone.
    private string Period => From.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    private SampleFamily Family { get; set; } = null!;

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        From = await Flow.NowAsync();
        var household = await RegisterAsync();
        await MonthAsync();
        await AssistAsync();
        await ChangeAsync();
        await DeliberateAsync(household);
        await ConflictAsync();
        await MismatchAsync();
        await LettersAsync();
        await Imports.ImportSteps.AuditedAsync(Flow, Village);
        await DecideAsync();
        await RegisterCitizensAsync();
        await ObjectAsync();
        await Flow.AdvanceAsync("P32D");
        await OverturnAsync();
        await ReturnAsync();
        await ReadAsync(household);
        foreach (var place in (string[])[.. _near.Villages.Take(3), _far.Village, _objecting.Village, _near.Regency, _letters.Regency])
        {
            _trail.AddRange(await TrailAsync(place));
        }

        _trail.AddRange(await TrailAsync("ID", $"cycle-{Period}"));
        Until = await Flow.NowAsync();
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    // Two households enter the register by one letter; a stranger who waited for the first's numbers is refused.
    private async Task<string> RegisterAsync()
    {
        Family = SampleFamily.Of(Village);
        var other = SampleFamily.Of(_near.Villages[1]);
        _changing = SampleFamily.Of(_near.Villages[1], members: 4);
        var id = await Flow.EligibleAsync(Family, "registerWithAssistance", "PKH");
        var neighbour = await Flow.EligibleAsync(other, "registerWithAssistance", "PKH");
        var changing = await Flow.EligibleAsync(_changing, "registerWithAssistance", "PKH", "PBI-JKN");
        (await Flow.PostAsync("/proposals", await Flow.TokenAsync("citizen", Village), Family.Proposal())).Expect(HttpStatusCode.Created);
        await Flow.IdleAsync();
        await Flow.RatifyAsync(_near.Regency);
        _neighbour = (other, neighbour);
        _changed = changing;
        return (await Flow.ProposalAsync(Village, id, await AuditorAsync())).ExpectStatus("registered")["registeredAs"]!;
    }

    // One sheet is finalised, the other closes with its month.
    private async Task MonthAsync()
    {
        (await Flow.OpenMonthAsync(Period)).Expect(HttpStatusCode.Created);
        var officer = await Flow.TokenAsync("village-officer", Village);
        var lines = await Flow.LinesAsync(Period, Village, officer);
        (await Flow.DecideAsync(Period, Village, officer, lines.Select(l => new { line = (int)l["line"]!, outcome = "eligible" }))).Expect(HttpStatusCode.OK);
        (await Flow.FinaliseAsync(Period, Village, await Flow.TokenAsync("village-head", Village))).Expect(HttpStatusCode.OK);
    }

    private async Task AssistAsync()
    {
        var citizen = await Flow.TokenAsync("citizen", Village);
        await Flow.ProposeAssistanceAsync(Family, citizen, "PKH");
        var first = await Flow.ProposeAssistanceAsync(Family, citizen, "BPNT");
        await Flow.ProposeAssistanceAsync(Family, await Flow.TokenAsync("citizen", Village), "BPNT");
        await Flow.VerifyAndRegisterAsync(Village, first);
        var unknown = SampleFamily.Of(Village);
        await Flow.RegisterPopulationAsync(unknown);
        await Flow.ProposeAssistanceAsync(unknown, citizen, "PKH");
    }

    // All that may happen in a family, while its village's sheet is open; then it moves to the next village.
    private async Task ChangeAsync()
    {
        var (village, next) = (_near.Villages[1], _near.Villages[2]);
        var (officer, there) = (await Flow.TokenAsync("village-officer", village), await Flow.TokenAsync("village-officer", next));
        var citizen = await Flow.TokenAsync("citizen", village);
        await Flow.ProposeAssistanceAsync(_changing, citizen, "BPNT");
        await Flow.ProposeAssistanceAsync(_changing with { Members = [.. _changing.Members, await Flow.BornAsync(_changing)] }, citizen, "PBI-JKN");
        var family = new FamilySteps(Flow, officer, village, _changed);
        await family.ChangeAsync(new { kind = "birth", member = (await Flow.BornAsync(_changing)).Json() });
        await family.ChangeAsync(new { kind = "correction", member = "04", fields = new { relationship = "relative" } });
        await family.ChangeAsync(new { kind = "move", to = village, address = new { street = "Dusun Krajan 13", rt = "3", rw = "2" } });
        await Flow.RegisterPopulationAsync(_neighbour.Family with { Members = [_changing.Members[2] with { Relationship = "childInLaw" }] });
        await family.ChangeAsync(new { kind = "marriage", member = "03", joins = _neighbour.Household, familyCardNumber = _neighbour.Family.FamilyCardNumber });
        await family.ChangeAsync(new { kind = "death", member = "04", diedOn = "2020-01-01" });
        await Flow.RegisterPopulationAsync(_changing with { FamilyCardNumber = FamilySteps.CardOf(_changing, 1), Members = [_changing.Members[1]] });
        await family.ChangeAsync(new { kind = "divorce", member = "02", familyCardNumber = FamilySteps.CardOf(_changing, 1), address = new { street = "Dusun Krajan 14", rt = "1", rw = "2" } });
        await Flow.RegisterPopulationAsync(_changing with { FamilyCardNumber = FamilySteps.CardOf(_changing, 2), Members = [_changing.Head, await Flow.BornAsync(_changing)] });
        await family.ChangeAsync(new { kind = "card", familyCardNumber = FamilySteps.CardOf(_changing, 2) });
        await Flow.IdleAsync();
        await MoveAsync(family, there, next);
    }

    // Taken back, refused, and taken over.
    private async Task MoveAsync(FamilySteps family, string there, string next)
    {
        var move = new { kind = "move", to = next, address = new { street = "Dusun Krajan 1", rt = "1", rw = "1" } };
        await family.WithdrawAsync((await family.ChangeAsync(move))["change.id"]!);
        foreach (var outcome in (string[])["refused", "accepted"])
        {
            await family.ChangeAsync(move);
            await Flow.IdleAsync();
            (await Flow.GetAsync($"/villages/{next}/arrivals", await AuditorAsync())).Expect(HttpStatusCode.OK);
            (await Flow.PostAsync($"/households/{next}/{_changed}/arrival", there, new { outcome })).Expect(HttpStatusCode.OK);
            await Flow.IdleAsync();
        }

        (await Flow.GetAsync($"/villages/{next}/households", await AuditorAsync())).Expect(HttpStatusCode.OK);
    }

    private async Task DeliberateAsync(string household)
    {
        var deliberation = await DeliberationFlow.OpenAsync(Flow, Village);
        var named = await deliberation.ProposeAsync("register", "register");
        var decisions = new JArray(
            new JObject { ["proposal"] = named[0], ["decision"] = "admit" },
            new JObject { ["proposal"] = named[1], ["decision"] = "refuse" },
            new JObject { ["household"] = household, ["decision"] = "terminate", ["ground"] = 11 });
        (await Flow.GetAsync($"/villages/{Village}/deliberations/agenda", await AuditorAsync())).Expect(HttpStatusCode.OK);
        await deliberation.UnitsAsync(("RW 01", "rw"));
        (await deliberation.InviteAsync("2026-11-01")).Expect(HttpStatusCode.OK);
        (await deliberation.PutAsync(decisions)).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync(DeliberationFlow.Declaration("minutes"), "%XDF- nothing of the kind"u8.ToArray());
        await deliberation.UploadAsync();
        var shown = (await Flow.GetAsync(deliberation.Path, await AuditorAsync())).Expect(HttpStatusCode.OK);
        (await deliberation.ConcludeAsync(2, terminations: 1)).Expect(HttpStatusCode.OK);
        await Flow.IdleAsync();
        await SettleAsync(_near.Regency, named[0], "second");
        var evidence = shown.Json["evidence"]!.First(e => (string)e["status"]! == "accepted")["id"];
        Assert.NotNull((await Flow.GetAsync($"{deliberation.Path}/evidence/{evidence}", await AuditorAsync())).Expect(HttpStatusCode.OK)["downloadUrl"]);

        // One whose upload never comes.
        (await (await DeliberationFlow.OpenAsync(Flow, Village)).DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
    }

    private async Task ConflictAsync()
    {
        var family = SampleFamily.Of(Village);
        await Flow.VerifyingAsync(family);
        var officer = await Flow.TokenAsync("village-officer", _far.Village);
        var second = (await Flow.PostAsync("/proposals", officer, (family with { Village = _far.Village }).Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await Flow.IdleAsync();
        await SettleAsync(_far.Regency, second, "second");

        // The same officer's further proposal of it is refused at the door, and they are told of the claim.
        (await Flow.PostAsync("/proposals", officer, (family with { Village = _far.Village }).Proposal())).ExpectProblem(HttpStatusCode.Conflict, "identity.claimed");
    }

    private async Task SettleAsync(string regency, string second, string outcome)
    {
        var officer = await Flow.TokenAsync("regency-officer", regency);
        var open = (await Flow.GetAsync($"/regencies/{regency}/claims?status=contested", officer)).Expect(HttpStatusCode.OK).Json["items"]!
            .Single(c => (string?)c.SelectToken("second.proposal") == second);
        var settlement = new { outcome, papers = new[] { "KTP dan KK asli" }, note = "Diperiksa bersama" };
        (await Flow.PostAsync($"/regencies/{regency}/claims/{open["id"]}/settlement", officer, settlement)).Expect(HttpStatusCode.OK);
        await Flow.IdleAsync();
    }

    // Guesses sent at once: the first are compared, the rest are not.
    private async Task MismatchAsync()
    {
        var family = SampleFamily.Of(Village);
        await Flow.RegisterPopulationAsync(family);
        var citizen = await Flow.TokenAsync("citizen", Village);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Flow.PostAsync("/proposals", citizen, family.With(0, m => m with { MotherMaidenName = $"Tebakan {(char)('A' + i)}" }).Proposal())));
        await Flow.IdleAsync();
    }

    // Of a large letter a page is changed in the store, so that its recount fails; another finds no row that it may cover.
    private async Task LettersAsync()
    {
        var regency = _letters.Regency;
        await _host.AddRowsAsync(_letters.Village, LetterRepository.SmallMost + 1);
        var letter = (await Flow.SignAsync(regency, await Flow.TokenAsync("regent", regency))).Expect(HttpStatusCode.Accepted)["id"]!;
        await Flow.IdleAsync();
        await Operations.OperatorSteps.EditAsync(_host, "ratifications", regency, $"page-{letter}-0", page => page["rows"]![1]!["row"]!["digest"] = "other");
        (await Flow.ReviewAsync(regency, letter)).Expect(HttpStatusCode.Accepted);
        await _host.AddRowsAsync(_letters.Villages[1], 1, proposedBy: "regent-own");
        var none = await _host.BeginAsync(regency, rows: 1, signedBy: "regent-own");
        await _host.SendToLettersAsync($$"""{"regency":"{{regency}}","letter":"{{none}}","after":0}""");
        await Flow.IdleAsync();
    }

    // One registers, by mistake first as they are not; then guesses at another until nothing is told any more.
    private async Task RegisterCitizensAsync()
    {
        var (family, other) = (SampleFamily.Of(Village), SampleFamily.Of(Village));
        await Flow.RegisterPopulationAsync(family);
        await Flow.RegisterPopulationAsync(other);
        var citizen = await Flow.TokenAsync("citizen", Village);
        var guesses = Enumerable.Range(0, 2).Select(i => other.With(0, m => m with { MotherMaidenName = $"Tebakan {(char)('A' + i)}" }));
        foreach (var who in new[] { family.With(0, m => m with { BirthPlace = "Salah Ketik" }), family }.Concat(guesses))
        {
            await RegisterAsync(citizen, who);
        }

        // All citizens together have guessed at the second often enough.
        await RegisterAsync(await Flow.TokenAsync("citizen", Village), other.With(0, m => m with { MotherMaidenName = "Tebakan C" }));
        await RegisterAsync(await Flow.TokenAsync("citizen", Village), other.With(0, m => m with { MotherMaidenName = "Tebakan D" }));
        (await Flow.GetAsync("/me", citizen)).Expect(HttpStatusCode.OK);
    }

    private async Task RegisterAsync(string citizen, SampleFamily who)
    {
        var body = new { member = who.Head.Json(), familyCardNumber = who.FamilyCardNumber, village = who.Village, address = new { street = who.Street, rt = who.Rt, rw = who.Rw } };
        (await Flow.PutAsync("/me/registration", citizen, body)).Expect(HttpStatusCode.OK);
        await Flow.IdleAsync();
    }

    private async Task DecideAsync()
    {
        var (refused, _) = await Flow.VerifyingAsync(SampleFamily.Of(Village));
        await Flow.FailMessagesAsync("422");
        (await Flow.VerifyAsync(Village, refused, await Flow.TokenAsync("regency-officer", _near.Regency), "ineligible", ground: 5)).Expect(HttpStatusCode.OK);
        await Flow.IdleAsync();
        await Flow.MendMessagesAsync();
        await Flow.VerifyingAsync(SampleFamily.Of(Village));

        // One that did not match is corrected, and then taken back.
        var family = SampleFamily.Of(Village);
        await Flow.RegisterPopulationAsync(family);
        var citizen = await Flow.TokenAsync("citizen", Village);
        var wrong = (await Flow.PostAsync("/proposals", citizen, family.With(0, m => m with { BirthPlace = "Salah Ketik" }).Proposal())).Expect(HttpStatusCode.Created)["id"];
        await Flow.IdleAsync();
        (await Flow.PostAsync($"/proposals/{Village}/{wrong}/correction", citizen, family.Proposal())).ExpectStatus("submitted");
        await Flow.IdleAsync();
        (await Flow.PostAsync($"/proposals/{Village}/{wrong}/withdrawal", citizen, body: null)).ExpectStatus("withdrawn");
    }

    // A removal is taken back, another takes effect, and of a third everybody it means is dead by then; of three appeals one is granted, one denied, and one waits.
    private async Task ObjectAsync()
    {
        var village = _objecting.Village;
        var regency = await Flow.TokenAsync("regency-officer", _objecting.Regency);
        (_removed, _citizen) = await Flow.VerifyingAsync(SampleFamily.Of(village, members: 2), "registerWithAssistance", "PKH");
        (await Flow.VerifyAsync(village, _removed, regency)).Expect(HttpStatusCode.OK);
        var gone = await Flow.EligibleAsync(SampleFamily.Of(village, members: 2), "registerWithAssistance", "PKH");
        await Flow.RatifyAsync(_objecting.Regency);
        var taken = await Flow.RecordRemovalAsync(village, _removed, regency, RemovalSteps.Removal(members: ["02"]));
        (await Flow.PostAsync($"/households/{village}/{_removed}/removals/{taken}/cancellation", regency, new { reason = "Salah orang" })).Expect(HttpStatusCode.OK);
        await Flow.RecordRemovalAsync(village, _removed, regency);
        await Flow.RecordRemovalAsync(village, gone, regency, RemovalSteps.Removal(members: ["02"]));
        var died = (await Flow.NowAsync()).AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await Flow.PostAsync($"/households/{village}/{gone}/changes", await Flow.TokenAsync("village-officer", village), new { kind = "death", member = "02", diedOn = died })).Expect(HttpStatusCode.OK);
        foreach (var outcome in (string?[])["granted", "denied", null])
        {
            var (refused, citizen) = await Flow.FoundIneligibleAsync(village);
            var appeal = await Flow.AppealAsync(citizen, new { proposal = refused });
            if (outcome is not null)
            {
                (await Flow.DecideAppealAsync(village, appeal["id"]!, await Flow.TokenAsync("regency-officer", _objecting.Regency), outcome)).Expect(HttpStatusCode.OK);
            }
        }

        await Flow.IdleAsync();
    }

    private async Task OverturnAsync()
    {
        var village = _objecting.Village;
        var appeal = (await Flow.AppealAsync(_citizen, new { household = _removed }, "removed"))["id"]!;
        (await Flow.DecideAppealAsync(village, appeal, await Flow.TokenAsync("regency-officer", _objecting.Regency))).Expect(HttpStatusCode.OK);
        await Flow.IdleAsync();
        var auditor = await AuditorAsync();
        var removals = (await Flow.GetAsync($"/households/{village}/{_removed}/removals", auditor)).Expect(HttpStatusCode.OK);
        (await Flow.GetAsync($"/households/{village}/{_removed}/removals/{removals["items[0].id"]}", auditor)).Expect(HttpStatusCode.OK);
        (await Flow.GetAsync($"/appeals/{village}/{appeal}", auditor)).Expect(HttpStatusCode.OK);
    }

    private async Task ReturnAsync()
    {
        var letter = (await Flow.SignAsync(_near.Regency, await Flow.TokenAsync("regent", _near.Regency))).Expect(HttpStatusCode.Created);
        (await Flow.ReviewAsync(_near.Regency, letter["id"]!, "returned", "Lampiran tidak lengkap")).Expect(HttpStatusCode.OK);
        await Flow.IdleAsync();
    }

    private async Task ReadAsync(string household)
    {
        var auditor = await AuditorAsync();
        (await Flow.GetAsync($"/households/{Village}/{household}", auditor)).Expect(HttpStatusCode.OK);
        (await Flow.GetAsync($"/villages/{Village}/proposals", auditor)).Expect(HttpStatusCode.OK);
        (await Flow.GetAsync($"/audit?area={Village}", auditor)).Expect(HttpStatusCode.OK);
        (await Flow.PostAsync($"/operations/audit/{Village}/verification", await Flow.TokenAsync("operator", "ID"), body: null)).Expect(HttpStatusCode.OK);
    }

    private Task<string> AuditorAsync() => Flow.TokenAsync("auditor", "ID");

    private async Task<IReadOnlyList<JToken>> TrailAsync(string area, string about = "")
    {
        var auditor = await AuditorAsync();
        var (shown, cursor) = (new List<JToken>(), string.Empty);
        do
        {
            var page = (await Flow.GetAsync($"/audit?area={area}&about={about}&limit=100{cursor}", auditor)).Expect(HttpStatusCode.OK);
            using var text = new Newtonsoft.Json.JsonTextReader(new StringReader(page.Text)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
            shown.AddRange(JToken.ReadFrom(text)["items"]!);
            cursor = page["next"] is { } next ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        }
        while (cursor.Length > 0);

        return shown;
    }
}
