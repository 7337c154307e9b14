using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Visits;
using Dtks.Functions.Proposals;
using Dtks.Functions.Ratification;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Dossiers;

/// <summary>What a deliberation admitted comes to the regent's letter through its dossier alone; a citizen's proposal without one.</summary>
[Collection("deliberations")]
[Trait("rule", "RAT-1")]
public sealed class ToTheLetterTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "RAT-8")]
    [Trait("rule", "PRO-6")]
    public async Task A_letter_takes_what_was_admitted_once_its_dossier_is_received_and_a_citizens_once_it_is_eligible()
    {
        var place = Place.Next();
        var (citizens, _) = await _flow.VerifyingAsync(SampleFamily.Of(place.Villages[1]));
        var (deliberation, proposals) = await _flow.AdmittedAsync(3, place.Village);
        await ExpectTrackedAsync(deliberation, proposals[0], "mengunjungi rumah", "Desa/kelurahan");
        await ExpectNothingAsync(place);
        await _flow.VisitAllAsync(deliberation, proposals);
        await ExpectTrackedAsync(deliberation, proposals[0], "Desa/kelurahan menyerahkan berkasnya", "Desa/kelurahan");
        var dossier = (await _flow.SubmitAsync(deliberation)).Expect(HttpStatusCode.Created)["id"]!;
        await ExpectNothingAsync(place);
        await ExpectTrackedAsync(deliberation, proposals[0], "Camat mengesahkan berkasnya", "Camat");
        (await _flow.ReviewAsync(place.Village, dossier, "endorsement", "returned", reasons: ["Belum lengkap"])).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await ExpectTrackedAsync(deliberation, proposals[0], "memperbaiki yang keliru", "Desa/kelurahan");
        dossier = (await _flow.SubmitAsync(deliberation, replaces: dossier)).Expect(HttpStatusCode.Created)["id"]!;
        (await _flow.ReviewAsync(place.Village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await ExpectTrackedAsync(deliberation, proposals[0], "diterima dinas sosial", "Dinas sosial");
        await ExpectNothingAsync(place);

        (await _flow.VerifyAsync(place.Villages[1], citizens, await _flow.TokenAsync("regency-officer", place.Regency))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal("1", (await _flow.RatifyAsync(place.Regency))["rows"]);
        (await _flow.ProposalAsync(place.Villages[1], citizens, await _flow.TokenAsync("auditor", "ID"))).ExpectStatus("registered");
        Assert.All(await Task.WhenAll(proposals.Select(deliberation.StatusOfAsync)), status => Assert.Equal("endorsed", status));

        (await _flow.ReviewAsync(place.Village, dossier, "receipt", "received")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await ExpectTrackedAsync(deliberation, proposals[0], "surat pengesahan", "Bupati");
        (await _flow.PostAsync($"/proposals/{place.Village}/{proposals[2]}/withdrawal", deliberation.Officer, new { })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        Assert.Equal(("2", "received"), (letter["rows"], await StatusAsync(deliberation, dossier)));
        var lies = Assert.Single((await _flow.GetAsync($"/regencies/{place.Regency}/dossiers?status=received", await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.OK).Json["items"]!);
        Assert.Equal(("ministry", "ministry"), ((string?)lies["holder"], (await _flow.GetAsync($"/villages/{place.Village}/dossiers/{dossier}", deliberation.Officer))["holder"]));
        (await LetterSteps.ReviewAsync(_flow, place.Regency, letter["id"]!)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        Assert.Equal(["registered", "registered", "withdrawn"], await Task.WhenAll(proposals.Select(deliberation.StatusOfAsync)));
        await _flow.AdvanceAsync("PT21M");
        Assert.Equal("ratified", await StatusAsync(deliberation, dossier));
        var listed = Assert.Single((await _flow.GetAsync($"/regencies/{place.Regency}/dossiers?status=ratified", await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.OK).Json["items"]!);
        Assert.Equal((dossier, "ministry"), ((string?)listed["dossier"], (string?)listed["holder"]));
        Assert.Equal("dossier.ratified", (await _flow.GetAsync($"/villages/{place.Village}/dossiers/{dossier}", deliberation.Officer))["history[-1:].code"]);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Whoever_endorsed_or_received_the_dossier_does_not_sign_the_letter()
    {
        var place = Place.Next();
        var (_, proposals, dossier) = await _flow.DossierAsync(2, place.Village);
        foreach (var (step, outcome, role) in new[] { ("endorsement", "endorsed", "district-head"), ("receipt", "received", "regency-officer") })
        {
            (await _flow.ReviewAsync(place.Village, dossier, step, outcome, await _flow.TokenAtAsync(role, place.Village, $"{step}-{dossier}"))).Expect(HttpStatusCode.OK);
        }

        await _flow.IdleAsync();
        foreach (var step in new[] { "endorsement", "receipt" })
        {
            var refused = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency, $"{step}-{dossier}"))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.ownRows", "GOV-2");
            Assert.Contains($" {proposals.Count} ", refused["detail"], StringComparison.Ordinal);
        }

        Assert.Equal("2", (await _flow.RatifyAsync(place.Regency))["rows"]);
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    [Trait("rule", "MUS-8")]
    public async Task What_came_back_with_its_letter_goes_up_anew_by_another_deliberation_and_dossier()
    {
        var place = Place.Next();
        var family = SampleFamily.Of(place.Village);
        var (deliberation, id) = await AdmittedAsync(place.Village, family);
        var dossier = await _flow.GoUpAsync(deliberation, id);
        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        (await LetterSteps.ReviewAsync(_flow, place.Regency, letter, "returned", "Lampiran tidak lengkap")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal(("returned", "received"), (await deliberation.StatusOfAsync(id), await StatusAsync(deliberation, dossier)));

        (await _flow.PostAsync($"/proposals/{place.Village}/{id}/correction", deliberation.Officer, family.Proposal("register"))).ExpectStatus("submitted");
        await _flow.IdleAsync();
        var next = await DecideAsync(await DeliberationFlow.OpenAsync(_flow, place.Village), id);
        await ExpectNothingAsync(place);
        var anew = await _flow.GoUpAsync(next, id);

        Assert.Equal("1", (await _flow.RatifyAsync(place.Regency))["rows"]);
        await _flow.AdvanceAsync("PT21M");
        Assert.Equal(("registered", "received", "ratified"), (await next.StatusOfAsync(id), await StatusAsync(deliberation, dossier), await StatusAsync(next, anew)));
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public async Task What_a_receipt_could_not_tell_the_regency_is_told_by_the_sweep()
    {
        var place = Place.Next();
        var (deliberation, proposals, dossier) = await _flow.DossierAsync(2, place.Village);
        (await _flow.ReviewAsync(place.Village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        try
        {
            (await _flow.SendAsync(HttpMethod.Post, "/dev/faults", body: new { service = "cosmos", kind = "outage", container = "ratifications" })).Expect(HttpStatusCode.OK);
            (await _flow.ReviewAsync(place.Village, dossier, "receipt", "received")).Expect(HttpStatusCode.OK);
            await _flow.UntilAsync(place.Village, proposals[0], deliberation.Officer, "received");
            await _flow.UntilAsync(place.Village, proposals[1], deliberation.Officer, "received");
        }
        finally
        {
            await _flow.SendAsync(HttpMethod.Delete, "/dev/faults");
        }

        Assert.Empty(await host.StoredAsync(place.Regency, "ratifiable"));
        await _flow.AdvanceAsync("PT2M");
        await _flow.IdleAsync();

        Assert.Equal("2", (await _flow.RatifyAsync(place.Regency))["rows"]);
        Assert.Equal(["registered", "registered"], await Task.WhenAll(proposals.Select(deliberation.StatusOfAsync)));
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public async Task Rows_from_before_letters_asked_for_the_dossier_are_covered_once_also_where_one_is_received_since()
    {
        var place = Place.Next();
        var (deliberation, proposals) = await _flow.AdmittedAsync(2, place.Village);
        await AsBeforeAsync(place, proposals);
        await _flow.GoUpAsync(deliberation, proposals[1]);

        Assert.Equal("2", (await _flow.RatifyAsync(place.Regency))["rows"]);
        Assert.Equal(["registered", "registered"], await Task.WhenAll(proposals.Select(deliberation.StatusOfAsync)));
        await ExpectNothingAsync(place);
    }

    // As a release left it that opened rows when a deliberation admitted.
    private async Task AsBeforeAsync(Place place, IEnumerable<string> proposals)
    {
        var (found, rows, ledger) = (host.Services.GetRequiredService<ProposalRepository>(), host.Services.GetRequiredService<RatifiableRows>(), host.Services.GetRequiredService<RatificationLedger>());
        foreach (var id in proposals)
        {
            var state = (await found.FindAsync(place.Village, id, CancellationToken.None))!.State;
            var step = RatifiableRows.StepOf(state)!.Value;
            var row = new RatifiableRow(state.Village, id, rows.DigestOf(state), state.ProposedBy, state.DecidedBy, step, state.History[step].Meta.At.ToDateTimeOffset());
            await ledger.ApplyAsync(LetterSteps.Input(row), CancellationToken.None);
        }
    }

    private async Task<(DeliberationFlow Deliberation, string Proposal)> AdmittedAsync(string village, SampleFamily family)
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow, village);
        await _flow.RegisterPopulationAsync(family);
        var id = (await _flow.PostAsync("/proposals", deliberation.Officer, family.Proposal("register"))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        return (await DecideAsync(deliberation, id), id);
    }

    private async Task<DeliberationFlow> DecideAsync(DeliberationFlow deliberation, string proposal)
    {
        (await deliberation.DecideAsync((proposal, "admit"))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        return deliberation;
    }

    private async Task ExpectNothingAsync(Place place) =>
        (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.noRows", "RAT-8");

    private async Task<string?> StatusAsync(DeliberationFlow deliberation, string dossier) =>
        (await _flow.GetAsync($"/villages/{deliberation.Village}/dossiers/{dossier}", deliberation.Officer)).Expect(HttpStatusCode.OK)["status"];

    private async Task ExpectTrackedAsync(DeliberationFlow deliberation, string proposal, string next, string with)
    {
        var code = (await _flow.ProposalAsync(deliberation.Village, proposal, deliberation.Officer))["trackingCode"];
        var tracked = (await _flow.GetAsync($"/tracking/{code}", token: null)).Expect(HttpStatusCode.OK);
        Assert.Contains(next, tracked["next"], StringComparison.Ordinal);
        Assert.Contains(with, tracked["with"], StringComparison.Ordinal);
    }
}
