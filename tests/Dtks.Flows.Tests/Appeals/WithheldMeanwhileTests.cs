using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>What happens between an objection to assistance withheld and its decision, or after that.</summary>
[Collection("notices")]
[Trait("rule", "GOV-3")]
public sealed class WithheldMeanwhileTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "GOV-2")]
    [Trait("rule", "PRO-5")]
    public async Task Whoever_passed_it_on_since_does_not_decide_it_and_what_another_asked_for_in_vain_is_asked_for_by_itself()
    {
        var place = Place.Next();
        var (village, receiver, officer) = (place.Village, await _flow.TokenAsync("regency-officer", place.Regency), await _flow.TokenAsync("regency-officer", place.Regency));
        var deliberation = await DeliberationFlow.OpenTodayAsync(_flow, village);
        var family = SampleFamily.Of(village, members: 2);
        await _flow.RegisterPopulationAsync(family);
        var admitted = (await _flow.PostAsync("/proposals", deliberation.Officer, family.Proposal("registerWithAssistance", "PKH", "BPNT"))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        (await deliberation.PutAsync(new JArray(new JObject { ["proposal"] = admitted, ["decision"] = "admit", ["ground"] = 11, ["note"] = "Contoh" }))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var appeal = await _flow.AppealAsync(deliberation.Officer, new { proposal = admitted });

        await _flow.VisitAllAsync(deliberation, [admitted]);
        var dossier = (await _flow.SubmitAsync(deliberation)).Expect(HttpStatusCode.Created)["id"]!;
        (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        (await _flow.ReviewAsync(village, dossier, "receipt", "received", receiver)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await _flow.RatifyAsync(place.Regency);
        await _flow.IdleAsync();
        (await _flow.DecideAppealAsync(village, appeal["id"]!, receiver)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "appeal.decidedBefore", "GOV-3");

        var stranger = await _flow.TokenAsync("citizen", village);
        var other = await _flow.ProposeAssistanceAsync(family, stranger, "PKH", "BPNT");
        Assert.Equal("assistanceUnderWay", (await _flow.DecideAppealAsync(village, appeal["id"]!, officer)).Expect(HttpStatusCode.OK)["result"]);
        await _flow.AdvanceAsync("PT10M");
        var shown = await ShownAsync(appeal, deliberation.Officer);
        Assert.Equal(("assistanceUnderWay", null), (shown["result"], shown["asked.proposal"]));
        Assert.Contains("diminta tersendiri", (await _flow.ProposalAsync(village, admitted, officer)).Expect(HttpStatusCode.OK)["explanation"], StringComparison.Ordinal);

        (await _flow.PostAsync($"/proposals/{village}/{other}/withdrawal", stranger, body: null)).Expect(HttpStatusCode.OK);
        await _flow.AdvanceAsync("PT10M");
        var settled = await ShownAsync(appeal, deliberation.Officer);
        Assert.Equal("assistanceAsked", settled["result"]);
        Assert.Equal("deliberating", (await _flow.ProposalAsync(village, settled["asked.proposal"]!, officer)).Expect(HttpStatusCode.OK)["status"]);
    }

    // What is decided anew with the same proposal is not told as asked by another.
    [Fact]
    [Trait("rule", "RAT-5")]
    public async Task What_its_proposer_corrects_after_its_letter_came_back_is_told_as_decided_anew_with_it()
    {
        var place = Place.Next();
        var (village, officer) = (place.Village, await _flow.TokenAsync("regency-officer", place.Regency, "pemutus-keberatan"));
        var deliberation = await DeliberationFlow.OpenTodayAsync(_flow, village);
        var family = SampleFamily.Of(village, members: 2);
        await _flow.RegisterPopulationAsync(family);
        var admitted = (await _flow.PostAsync("/proposals", deliberation.Officer, family.Proposal("registerWithAssistance", "PKH"))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        (await deliberation.PutAsync(new JArray(new JObject { ["proposal"] = admitted, ["decision"] = "admit", ["ground"] = 11, ["note"] = "Contoh" }))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await _flow.VisitAllAsync(deliberation, [admitted]);
        var dossier = (await _flow.SubmitAsync(deliberation)).Expect(HttpStatusCode.Created)["id"]!;
        (await _flow.ReviewAsync(village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        (await _flow.ReviewAsync(village, dossier, "receipt", "received")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await Ratification.ReturnedLetterSteps.ReturnedLetterAsync(_flow, place, "Lampiran kurang");
        await _flow.IdleAsync();
        var appeal = await _flow.AppealAsync(deliberation.Officer, new { proposal = admitted });
        Assert.Equal("assistanceToBeAsked", (await _flow.DecideAppealAsync(village, appeal["id"]!, officer)).Expect(HttpStatusCode.OK)["result"]);

        (await _flow.PostAsync($"/proposals/{village}/{admitted}/correction", deliberation.Officer, family.Proposal("registerWithAssistance", "PKH"))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await _flow.AdvanceAsync("PT10M");

        Assert.Equal("assistanceDecidedAnew", (await ShownAsync(appeal, deliberation.Officer))["result"]);
        var told = (await _flow.GetAsync($"/villages/{village}/notices", officer, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK).Json["items"]!;
        Assert.Contains("same proposal was corrected", (string)Assert.Single(told, n => (string?)n["code"] == "appealAssistanceDecidedAnew")["text"]!, StringComparison.Ordinal);
    }

    private async Task<Answer> ShownAsync(Answer made, string token) => (await _flow.GetAsync($"/appeals/{made["village"]}/{made["id"]}", token)).Expect(HttpStatusCode.OK);
}
