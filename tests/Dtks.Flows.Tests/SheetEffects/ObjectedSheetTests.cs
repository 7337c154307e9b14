using System.Net;
using System.Text;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Recaps;
using Dtks.Flows.Tests.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.SheetEffects;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.SheetEffects;

/// <summary>What a family is told of what a ratified sheet did, who decides its objection, and what becomes of that. Lines are 1 PKH, 2 BPNT and 3 PBI-JKN of a family of one.</summary>
[Trait("rule", "GOV-3")]
public sealed class ObjectedSheetTests(VerifiedMonth month) : IClassFixture<VerifiedMonth>
{
    private const string Period = VerifiedMonth.Period;
    private const string Receiver = "penerima-berkas";

    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "GOV-2")]
    [Trait("rule", "RAT-4")]
    public async Task Aid_that_stopped_is_told_and_objected_to_and_goes_on_where_the_deliberation_keeps_the_family()
    {
        var village = month.Next();
        var (code, household, citizen) = await FamilyAsync(village);
        Assert.Contains("registered", (await TrackedAsync(code)).Text, StringComparison.Ordinal);
        await VerifiedAsync(village, (1, 15));
        await _flow.RatifiedAsync(month.Regency, Period);

        var tracked = await TrackedAsync(code);
        Assert.All((string[])["PKH", "2026-12", Period], told => Assert.Contains(told, tracked["meaning"], StringComparison.Ordinal));
        Assert.Contains("object at any time", tracked["next"], StringComparison.Ordinal);
        await WithheldAsync(village, household);
        Assert.Equal(tracked.Text, (await TrackedAsync(code)).Text);
        var own = (string?)(await _flow.GetAsync("/me", citizen, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK).Json["proposals"]!["items"]![0]!["explanation"];
        Assert.All((string[])["PKH", "2026-12", Period, "outside the Ministry", "at any time"], told => Assert.Contains(told, own, StringComparison.Ordinal));
        Assert.Equal(Period, (string?)(await ShownAsync(village, household)).Json["entitlements"]![0]!["verifiedIn"]);

        // At one in the morning: it is the next day in the village, and not yet in UTC.
        await _flow.SetClockAsync(new DateTimeOffset(2026, 11, 12, 18, 0, 0, TimeSpan.Zero));
        var appeal = await _flow.AppealAsync(citizen, new { household }, "removed");
        Assert.Contains(appeal["dueOn"]!, (await TrackedAsync(code))["next"], StringComparison.Ordinal);
        await DecidedAsync(appeal, "granted", "forDeliberation");
        Assert.Contains("next deliberation", (await TrackedAsync(code))["next"], StringComparison.Ordinal);

        var before = await DeliberationFlow.OpenAsync(_flow, village, Draft("2026-11-12"));
        Assert.Equal("2026-11-13", (await _flow.GetAsync($"/villages/{village}/deliberations/agenda", before.Officer)).Expect(HttpStatusCode.OK)["items[0].appeal.grantedOn"]);
        var refused = await before.PutAsync(Keep(household));
        refused.ExpectProblem(HttpStatusCode.Conflict, "resolution.nothingToKeep", "GOV-3", "/0/household");
        Assert.Contains("2026-11-13", refused.Text, StringComparison.Ordinal);
        var day = await DeliberationFlow.OpenAsync(_flow, village, Draft("2026-11-13"));
        (await day.PutAsync(Keep(household))).Expect(HttpStatusCode.OK);
        await day.UploadAsync();
        (await day.ConcludeAsync(0)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        // The same month does not stop it a second time.
        await month.Host.SendAsync(CarryOutSheets.Queue, Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonText.Write(new SheetEffectMessage(Period, village)))));
        await _flow.IdleAsync();
        Assert.Equal(["PKH active", "BPNT active", "PBI-JKN active"], (await ShownAsync(village, household)).Json["entitlements"]!.Select(e => $"{e["programme"]} {e["status"]}"));
        Assert.Contains("is in the register", (await TrackedAsync(code))["meaning"], StringComparison.Ordinal);
        var told = await _flow.MessagesAsync(citizen, "en");
        Assert.All((string[])["PKH", "pays 2026-12", "paid from 2027-01"], said => Assert.Contains(said, (string?)told.Single(m => (string?)m["code"] == "aidUpheld")["text"], StringComparison.Ordinal));
        var upheld = (string?)(await _flow.GetAsync("/me", citizen, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK).Json["proposals"]!["items"]!.Single(p => (string?)p["trackingCode"] == code)["explanation"];
        Assert.All((string[])["PKH", "pays 2026-12", "paid from 2027-01"], said => Assert.Contains(said, upheld, StringComparison.Ordinal));
        Assert.Single(told, m => (string?)m["code"] == "appealKept");
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    [Trait("rule", "RAT-6")]
    public async Task Of_a_removal_that_a_sheet_found_it_is_told_what_became_of_the_objection()
    {
        var (denied, granted, open) = (month.Next(), month.Next(), month.Next());
        var (_, gone, first) = await FamilyAsync(denied);
        var (_, stays, second) = await FamilyAsync(granted);
        var (_, waits, third) = await FamilyAsync(open);
        await VerifiedAsync(open, (3, 11));
        await VerifiedAsync(denied, (3, 11));
        await VerifiedAsync(granted, (3, 11));
        await _flow.RatifiedAsync(month.Regency, Period);
        await DecidedAsync(await _flow.AppealAsync(first, new { household = gone }, "removed"), "denied", null);
        await DecidedAsync(await _flow.AppealAsync(second, new { household = stays }, "removed"), "granted", "removalCancelled");
        await _flow.AppealAsync(third, new { household = waits }, "removed");
        await _flow.AdvanceAsync("P16D");

        // One citizen proposed the families of all villages.
        var effects = (await _flow.MessagesAsync(first, "en")).Where(m => (string?)m["code"] == "removedIneligible").Select(m => (string)m["text"]!).ToList();
        Assert.All((string[])["was made and denied", "is not decided yet"], said => Assert.Single(effects, text => text.Contains(said, StringComparison.Ordinal)));
        Assert.All(effects, text => Assert.DoesNotContain("you can object", text, StringComparison.Ordinal));
        var cancelled = (string)(await _flow.MessagesAsync(second, "en")).Single(m => (string?)m["code"] == "removalCancelledVerified")["text"]!;
        Assert.All((string[])[Period, "2026-12", "PBI-JKN"], said => Assert.Contains(said, cancelled, StringComparison.Ordinal));
    }

    // By another than who received the sheet's dossier: to receive it is to decide (GOV-2).
    private async Task DecidedAsync(Answer appeal, string outcome, string? result)
    {
        var receiver = await _flow.TokenAsync("regency-officer", month.Regency, Receiver);
        (await _flow.DecideAppealAsync(appeal["village"]!, appeal["id"]!, receiver, outcome)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "appeal.decidedBefore", "GOV-3");
        Assert.Equal(result, (await _flow.DecideAppealAsync(appeal["village"]!, appeal["id"]!, await _flow.TokenAsync("regency-officer", month.Regency), outcome)).Expect(HttpStatusCode.OK)["result"]);
        await _flow.IdleAsync();
    }

    private async Task VerifiedAsync(string village, (int Line, int Ground) ineligible)
    {
        var deliberation = await _flow.ConcludedAsync(village, "2026-11-12");
        var rows = (await _flow.LinesAsync(Period, village, await _flow.TokenAsync("village-officer", village))).Select(l => (int)l["line"]!)
            .Select(line => line == ineligible.Line ? (object)new { line, outcome = "ineligible", ground = ineligible.Ground, note = "Contoh catatan." } : new { line, outcome = "eligible" });
        (await _flow.DecideAsync(Period, village, await _flow.TokenAsync("village-officer", village), rows)).Expect(HttpStatusCode.OK);
        (await _flow.FinaliseAsync(Period, village, await _flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);
        var dossier = (await _flow.SubmitSheetAsync(Period, village, deliberation.Id)).Expect(HttpStatusCode.Created)["id"]!;
        (await DossierSteps.ReviewAsync(_flow, village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        (await DossierSteps.ReviewAsync(_flow, village, dossier, "receipt", "received", await _flow.TokenAsync("regency-officer", month.Regency, Receiver))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    private async Task<(string Code, string Household, string Citizen)> FamilyAsync(string village)
    {
        var household = (await _flow.GetAsync($"/villages/{village}/households", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK)["items[0].id"]!;
        var kept = await ProposalAsync(village, household);
        return (kept.State.TrackingCode, household, await _flow.TokenAsync("citizen", village, kept.State.ProposedBy));
    }

    // As if a deliberation had admitted the family without it, and it was granted after that.
    private async Task WithheldAsync(string village, string household)
    {
        var kept = await ProposalAsync(village, household);
        var state = kept.State with { Withheld = new WithheldAssistance([Programme.Pkh], 11, Note: null) };
        await month.Host.Services.GetRequiredService<ChangeCommit>().SaveAsync(ChangeSet.Bookkeeping(Partitions.Registry(village)).Replace(kept with { State = state }), CancellationToken.None);
    }

    private async Task<ProposalDocument> ProposalAsync(string village, string household)
    {
        var proposal = (await ShownAsync(village, household))["proposals[0]"]!;
        return (await month.Host.Services.GetRequiredService<DocumentStore>().ReadAsync<ProposalDocument>(Partitions.Registry(village), ProposalDocument.IdOf(proposal), CancellationToken.None))!;
    }

    private async Task<Answer> ShownAsync(string village, string household) =>
        (await _flow.GetAsync($"/households/{village}/{household}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);

    private async Task<Answer> TrackedAsync(string code) => (await _flow.GetAsync($"/tracking/{code}", token: null, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);

    private static JObject Draft(string heldOn)
    {
        var draft = DeliberationFlow.Draft();
        draft["heldOn"] = heldOn;
        return draft;
    }

    private static JArray Keep(string household) => [new JObject { ["household"] = household, ["decision"] = "keep" }];
}
