using System.Net;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Visits;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>Whoever visited, verified, handed in or passed on what a letter covers has no further part in it: the table of GOV-2 in docs/policy.md, cell by cell.</summary>
[Collection("ratification")]
[Trait("rule", "GOV-2")]
[Trait("rule", "RAT-2")]
public sealed class PartTakenTests(FlowHost host)
{
    private static readonly string[] Parts = ["visitor", "corrector", "sender", "camat", "dinas", "verifier"];

    private readonly Flow _flow = host.Flow;
    private readonly string _who = $"part-{Guid.NewGuid():N}";

    [Fact]
    public async Task Who_had_a_part_neither_passes_on_nor_signs_sends_again_or_reviews_nor_decides_an_objection()
    {
        var place = Place.Next();
        var (deliberation, proposals) = await _flow.AdmittedAsync(1, place.Village);
        var (citizens, _) = await _flow.VerifyingAsync(SampleFamily.Of(place.Villages[1]));
        (await _flow.VerifyAsync(place.Villages[1], citizens, await TokenAsync("regency-officer", place.Village, "verifier"))).Expect(HttpStatusCode.OK);
        (await _flow.RecordVisitAsync(place.Village, proposals[0], await TokenAsync("tksk", place.Village, "visitor"), await _flow.VisitAsync())).Expect(HttpStatusCode.OK);
        (await _flow.RecordVisitAsync(place.Village, proposals[0], await TokenAsync("village-officer", place.Village, "corrector"), await _flow.VisitAsync("7"))).Expect(HttpStatusCode.OK);
        var dossier = (await _flow.SubmitAsync(deliberation, token: await TokenAsync("village-head", place.Village, "sender"))).Expect(HttpStatusCode.Created)["id"]!;
        await PassOnAsync(place.Village, dossier);

        foreach (var part in Parts)
        {
            var refused = (await _flow.SignAsync(place.Regency, await TokenAsync("regent", place.Village, part))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.ownRows", "GOV-2");
            Assert.Contains(" 1 ", refused["detail"], StringComparison.Ordinal);
        }

        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        await ExpectNoReviewAsync(place, letter);
        (await _flow.ReviewAsync(place.Regency, letter, "returned", "Lampiran kurang")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        foreach (var part in Parts)
        {
            (await _flow.PostAsync($"/regencies/{place.Regency}/ratifications/{letter}/resubmission", await TokenAsync("regent", place.Village, part), new { note = "Lampiran dilengkapi" }))
                .ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.ownRows", "GOV-2");
        }

        (await _flow.ResubmitAsync(place.Regency, letter)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        await ExpectNoReviewAsync(place, letter);
        (await _flow.ReviewAsync(place.Regency, letter)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal("registered", await deliberation.StatusOfAsync(proposals[0]));

        var appeal = await _flow.AppealAsync(await _flow.TokenAsync("citizen", place.Village), new { household = proposals[0] }, "notEntitled");
        foreach (var part in Parts[..5])
        {
            (await _flow.DecideAppealAsync(place.Village, appeal["id"]!, await TokenAsync("regency-officer", place.Village, part))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "appeal.decidedBefore", "GOV-3");
        }

        (await _flow.DecideAppealAsync(place.Village, appeal["id"]!, await TokenAsync("regency-officer", place.Village, "other"))).Expect(HttpStatusCode.OK);
    }

    // Singly and in bulk.
    private async Task PassOnAsync(string village, string dossier)
    {
        foreach (var part in Parts[..3])
        {
            var camat = await TokenAsync("district-head", village, part);
            (await DossierSteps.ReviewAsync(_flow, village, dossier, "endorsement", "endorsed", camat)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.own", "GOV-2");
            var bulk = (await _flow.PostAsync($"/districts/{village[..6]}/endorsements", camat, new[] { new { village, dossier, outcome = "endorsed" } })).Expect(HttpStatusCode.OK);
            Assert.Equal(("refused", "dossier.own"), (bulk["results[0].result"], bulk["results[0].code"]));
        }

        (await DossierSteps.ReviewAsync(_flow, village, dossier, "endorsement", "endorsed", await TokenAsync("district-head", village, "camat"))).Expect(HttpStatusCode.OK);
        foreach (var part in Parts[..4])
        {
            (await DossierSteps.ReviewAsync(_flow, village, dossier, "receipt", "received", await TokenAsync("regency-officer", village, part))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.own", "GOV-2");
        }

        (await DossierSteps.ReviewAsync(_flow, village, dossier, "receipt", "received", await TokenAsync("regency-officer", village, "dinas"))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    private async Task ExpectNoReviewAsync(Place place, string letter)
    {
        foreach (var part in Parts)
        {
            (await _flow.PostAsync($"/regencies/{place.Regency}/ratifications/{letter}/review", await TokenAsync("ministry-officer", place.Village, part), new { outcome = "conforming", reasons = Array.Empty<string>() }))
                .ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.ownReview", "GOV-2");
        }
    }

    private Task<string> TokenAsync(string role, string village, string part) => _flow.TokenAtAsync(role, village, $"{_who}-{part}");
}
