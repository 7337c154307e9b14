using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Verification;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Registry;

/// <summary>The lines of a family that moves while sheets are open: each is decided in one village, and counted in one sheet, over HTTP (REG-8, VER-2).</summary>
[Collection("open month")]
[Trait("rule", "REG-8")]
[Trait("rule", "VER-2")]
public sealed class MovedLinesTests(OpenMonth month)
{
    private readonly Flow _flow = month.Flow;

    [Fact]
    public async Task The_new_village_decides_and_counts_them_whoever_ends_in_the_middle_and_there_and_back()
    {
        var (from, to) = (await month.NextAsync(), await month.NextAsync());
        Assert.Equal("applied", (string?)(await DecideAsync(from, 1, "eligible"))["status"]);
        await MoveAsync(from, from, to);
        await ExpectTakenOverAsync(from, to);

        await KillBeforeHandingOverAsync(from, to);
        await ExpectTakenOverAsync(from, to);

        await MoveAsync(from, to, from);
        Assert.Equal("eligible unverified", string.Join(' ', (await LinesOfAsync(from, from)).Select(Told).Distinct()));
        Assert.All(await LinesOfAsync(to, from), l => Assert.Equal("elsewhere line.familyMoved", Told(l)));
        Assert.Equal(6, await FinalisedAsync(to));
        Assert.Equal(6, await FinalisedAsync(from));
    }

    [Fact]
    public async Task The_old_village_is_finalised_without_them()
    {
        var (from, to) = (await month.NextAsync(), await month.NextAsync());
        await MoveAsync(from, from, to);

        Assert.Equal("0 0 0", Counts((await _flow.FinaliseAsync(OpenMonth.Period, from.Code, from.Head)).Expect(HttpStatusCode.OK)));
        await DecideAllAsync(to);
        Assert.Equal("0 12 0", Counts((await _flow.FinaliseAsync(OpenMonth.Period, to.Code, to.Head)).Expect(HttpStatusCode.OK)));
    }

    [Fact]
    public async Task Who_is_settled_where_they_were_is_not_verified_again_and_who_comes_to_a_settled_sheet_stays_where_their_line_stands()
    {
        var (settled, to, open) = (await month.NextAsync(), await month.NextAsync(), await month.NextAsync());
        await DecideAllAsync(settled);
        (await _flow.FinaliseAsync(OpenMonth.Period, settled.Code, settled.Head)).Expect(HttpStatusCode.OK);

        await MoveAsync(settled, settled, to);
        Assert.Equal(6, (await _flow.LinesAsync(OpenMonth.Period, to.Code, to.Officer)).Count);
        await DecideAllAsync(to);
        (await _flow.FinaliseAsync(OpenMonth.Period, to.Code, to.Head)).Expect(HttpStatusCode.OK);

        await MoveAsync(open, open, to);
        Assert.Equal(6, (await _flow.LinesAsync(OpenMonth.Period, to.Code, to.Officer)).Count);
        Assert.All(await LinesOfAsync(open, open), l => Assert.Equal("unverified line.stillHere", Told(l)));
        Assert.Equal("applied", (string?)(await DecideAsync(open, 1, "eligible"))["status"]);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task Who_is_settled_where_they_were_and_whose_NIK_is_corrected_where_they_married_is_not_verified_again_and_nobody_is_locked_out()
    {
        var (from, to) = (await month.NextAsync(), await month.NextAsync());
        await DecideAllAsync(from);
        (await _flow.FinaliseAsync(OpenMonth.Period, from.Code, from.Head)).Expect(HttpStatusCode.OK);
        var person = from.Family.Members[2] with { Relationship = "childInLaw" };
        await _flow.RegisterPopulationAsync(to.Family with { Members = [person] });
        var (steps, there) = (new FamilySteps(_flow, from.Officer, from.Code, from.Household), new FamilySteps(_flow, to.Officer, to.Code, to.Household));
        await steps.ChangeAsync(new { kind = "marriage", member = "03", joins = to.Household, familyCardNumber = to.Family.FamilyCardNumber });
        await _flow.IdleAsync();
        (await _flow.PostAsync($"/households/{to.Code}/{from.Household}/arrival", to.Officer, new { })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal(6, (await _flow.LinesAsync(OpenMonth.Period, to.Code, to.Officer)).Count);

        var corrected = person with { Nik = SampleFamily.Of(to.Code).Head.Nik };
        await _flow.RegisterPopulationAsync(to.Family with { Members = [corrected with { MaritalStatus = "married" }] });
        await there.ChangeAsync(new { kind = "correction", member = "05", fields = new { nik = corrected.Nik } });
        await _flow.IdleAsync();

        Assert.Equal(6, (await _flow.LinesAsync(OpenMonth.Period, to.Code, to.Officer)).Count);
        var shown = await there.ShownAsync();
        Assert.Equal((corrected.Nik, "PBI-JKN active"), (shown["members[4].person.nik"], Assert.Single(shown.Json["entitlements"]!.Where(e => (string)e["memberId"]! == "05").Select(e => $"{e["programme"]} {e["status"]}"))));

        // What becomes of who left alone is told there as well.
        var line = (await _flow.LinesAsync(OpenMonth.Period, from.Code, from.Officer)).Number(person.Name, "PBI-JKN");
        await there.ChangeAsync(new { kind = "death", member = "05", diedOn = "2026-11-09" });
        await _flow.IdleAsync();
        await ReopenAsync(from);
        Assert.Equal("unverified line.recipientDied", Told((await _flow.LinesAsync(OpenMonth.Period, from.Code, from.Officer))[line - 1]));
        await there.ChangeAsync(new { kind = "deathUndone", member = "05" });
        await _flow.IdleAsync();
        Assert.Equal("elsewhere line.recipientLeft", Told((await _flow.LinesAsync(OpenMonth.Period, from.Code, from.Officer))[line - 1]));
        Assert.Equal("eligible", Told((await _flow.LinesAsync(OpenMonth.Period, to.Code, to.Officer))[6]));

        // The number that was wrong is free, the right one is theirs, and what is asked for them is matched.
        var bearer = SampleFamily.Of(to.Code);
        await _flow.VerifyingAsync(bearer with { Members = [bearer.Head with { Nik = person.Nik }] });
        (await _flow.PostAsync("/proposals", to.Officer, (bearer with { Members = [bearer.Head with { Nik = corrected.Nik }] }).Proposal())).ExpectProblem(HttpStatusCode.Conflict, "identity.claimed", "REG-5");
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    [Trait("rule", "RAT-6")]
    [Trait("rule", "VER-8")]
    public async Task What_becomes_of_them_where_they_live_now_is_told_on_the_sheet_that_has_their_lines_also_where_that_is_settled()
    {
        var (from, to) = (await month.NextAsync(), await month.NextAsync());
        var dead = (await _flow.LinesAsync(OpenMonth.Period, from.Code, from.Officer)).Number(from.Family.Members[2].Name, "PBI-JKN");
        await new FamilySteps(_flow, from.Officer, from.Code, from.Household).ChangeAsync(new { kind = "death", member = "03", diedOn = "2026-11-09" });
        await _flow.IdleAsync();
        await DecideAllAsync(from, except: dead);
        Assert.Equal("applied", (string?)(await DecideAsync(from, dead, "ineligible", 3))["status"]);
        (await _flow.FinaliseAsync(OpenMonth.Period, from.Code, from.Head)).Expect(HttpStatusCode.OK);
        await DecideAllAsync(to);
        (await _flow.FinaliseAsync(OpenMonth.Period, to.Code, to.Head)).Expect(HttpStatusCode.OK);
        await MoveAsync(from, from, to);
        Assert.Equal("ineligible line.recipientDied", await ThereAsync());

        // Who lives is told so there, verified once, and decided anew.
        var there = new FamilySteps(_flow, to.Officer, to.Code, from.Household);
        await DieAsync(undone: true);
        Assert.Equal("ineligible line.overturned", await ThereAsync());
        Assert.Equal("sheet.overturned", (await _flow.GetAsync($"/cycles/{OpenMonth.Period}/villages/{from.Code}", from.Head)).Expect(HttpStatusCode.OK)["advice[0].code"]);
        Assert.Empty(await LinesOfAsync(to, from));
        await ReopenAsync(from);
        Assert.Equal("applied", (string?)(await DecideAsync(from, dead, "eligible"))["status"]);

        // Who dies there while the sheet here is decided is not eligible, until that is undone.
        await DieAsync();
        Assert.Equal("unverified line.recipientDied", await ThereAsync());
        Assert.Equal("line.notInRegister", (string?)(await DecideAsync(from, dead, "eligible"))["code"]);
        await DieAsync(undone: true);
        Assert.Equal("eligible line.stillHere", await ThereAsync());

        // Once it is finalised it stands, and opened again it is decided anew.
        (await _flow.FinaliseAsync(OpenMonth.Period, from.Code, from.Head)).Expect(HttpStatusCode.OK);
        await DieAsync();
        Assert.Equal("eligible line.stillHere", await ThereAsync());
        await ReopenAsync(from);
        Assert.Equal("unverified line.recipientDied", await ThereAsync());

        async Task<string> ThereAsync() => Told((await _flow.LinesAsync(OpenMonth.Period, from.Code, from.Officer))[dead - 1]);

        async Task DieAsync(bool undone = false)
        {
            await there.ChangeAsync(undone ? new { kind = "deathUndone", member = "03" } : new { kind = "death", member = "03", diedOn = "2026-11-09" });
            await _flow.IdleAsync();
        }
    }

    private async Task ReopenAsync(SheetVillage village)
    {
        (await _flow.PostAsync($"/cycles/{OpenMonth.Period}/villages/{village.Code}/reopening", await _flow.TokenAsync("regency-officer", village.Code[..4]), new { reason = "Satu baris keliru" })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    private static string Told(JToken line) => $"{line["outcome"]} {line["suggestion"]?["code"]}".TrimEnd();

    private static string Counts(Answer finalised) => $"{finalised["lines.unverified"]} {finalised["lines.eligible"]} {finalised["lines.ineligible"]}";

    private async Task ExpectTakenOverAsync(SheetVillage from, SheetVillage to)
    {
        Assert.All(await LinesOfAsync(from, from), l => Assert.Equal("elsewhere line.familyMoved", Told(l)));
        var refused = await DecideAsync(from, 1, "eligible");
        Assert.Equal(("refused", "line.elsewhere", "REG-8"), ((string?)refused["status"], (string?)refused["code"], (string?)refused["rule"]));
        var there = await LinesOfAsync(to, from);
        Assert.Equal(6, there.Count);

        // What was decided of one goes along (VER-3).
        Assert.Equal(["eligible", "unverified", "unverified", "unverified", "unverified", "unverified"], there.Select(Told));
    }

    // As a process leaves it that ended after the first of the three writes: the lines are awaited there, and stand here still.
    private async Task KillBeforeHandingOverAsync(SheetVillage from, SheetVillage to)
    {
        await EditAsync(from, from, line => (line["handedTo"], line["suggestion"]) = (null, null));
        await EditAsync(to, from, line => line["awaitedFrom"] = from.Code);
        var number = (int)(await LinesOfAsync(to, from))[0]["line"]!;
        Assert.Equal("line.awaited", (string?)(await DecideAsync(to, number, "eligible"))["code"]);
        await month.Host.EditAsync("registry", to.Code, $"household-{from.Household}", household => (household["unfollowed"], household["awaitsChange"]) = (true, true));
        var message = new JObject { ["village"] = to.Code, ["household"] = from.Household };
        await month.Host.SendAsync("families-changes", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(message.ToString())));
        await _flow.IdleAsync();
    }

    private async Task EditAsync(SheetVillage village, SheetVillage family, Action<JToken> change)
    {
        for (var page = 1; page <= (village == family ? 1 : 2); page++)
        {
            await month.Host.EditAsync("registry", village.Code, string.Create(CultureInfo.InvariantCulture, $"sheet-{OpenMonth.Period}-{page:000}"), stored =>
            {
                foreach (var line in stored["lines"]!.Where(l => (string)l["household"]! == family.Household))
                {
                    change(line);
                }
            });
        }
    }

    private async Task MoveAsync(SheetVillage family, SheetVillage from, SheetVillage to)
    {
        await new FamilySteps(_flow, from.Officer, from.Code, family.Household).MoveAsync(to.Code);
        (await _flow.PostAsync($"/households/{to.Code}/{family.Household}/arrival", to.Officer, new { })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    private async Task<List<JToken>> LinesOfAsync(SheetVillage village, SheetVillage family) =>
        [.. (await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer)).Where(l => (string)l["household"]! == family.Household)];

    private async Task<JToken> DecideAsync(SheetVillage village, int line, string outcome, int? ground = null) =>
        (await _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, new[] { new { line, outcome, ground } })).Expect(HttpStatusCode.OK).Json["results"]![0]!;

    private async Task DecideAllAsync(SheetVillage village, int? except = null)
    {
        var rows = (await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer)).Where(l => (int)l["line"]! != except).Select(l => new { line = (int)l["line"]!, outcome = "eligible" });
        (await _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, rows)).Expect(HttpStatusCode.OK);
    }

    // How many are eligible, once all that is to be decided is.
    private async Task<int> FinalisedAsync(SheetVillage village)
    {
        (await _flow.FinaliseAsync(OpenMonth.Period, village.Code, village.Head)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "sheet.unverified", "VER-1");
        await DecideAllAsync(village);
        return int.Parse((await _flow.FinaliseAsync(OpenMonth.Period, village.Code, village.Head)).Expect(HttpStatusCode.OK)["lines.eligible"]!, CultureInfo.InvariantCulture);
    }
}
