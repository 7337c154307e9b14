using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Visits;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>Whoever said a proposal anew takes no further part in it, as whoever proposed it.</summary>
[Collection("ratification")]
[Trait("rule", "GOV-2")]
[Trait("rule", "RAT-5")]
public sealed class CorrectedRowTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task Who_ever_corrected_what_came_back_signs_and_reviews_no_letter_over_it()
    {
        var (place, correctors) = (Place.Next(), new[] { $"first-{Guid.NewGuid():N}", $"last-{Guid.NewGuid():N}" });
        var (first, family) = (await DeliberationFlow.OpenAsync(_flow, place.Village), SampleFamily.Of(place.Village));
        await _flow.RegisterPopulationAsync(family);
        var id = (await _flow.PostAsync("/proposals", first.Officer, family.Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        await AdmitAsync(first, id);
        foreach (var corrector in correctors)
        {
            await _flow.ReturnedLetterAsync(place, "Alamat");
            (await _flow.PostAsync($"/proposals/{place.Village}/{id}/correction", await _flow.TokenAsync("village-officer", place.Village, corrector), family.Proposal())).Expect(HttpStatusCode.OK);
            await _flow.IdleAsync();
            await AdmitAsync(await DeliberationFlow.OpenAsync(_flow, place.Village), id);
        }

        foreach (var corrector in correctors)
        {
            (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency, corrector))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.ownRows", "GOV-2");
        }

        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!;
        var review = new { outcome = "conforming", reasons = Array.Empty<string>() };
        foreach (var corrector in correctors)
        {
            (await _flow.PostAsync($"/regencies/{place.Regency}/ratifications/{letter}/review", await _flow.TokenAsync("ministry-officer", "ID", corrector), review)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.ownReview", "GOV-2");
        }

        (await _flow.ReviewAsync(place.Regency, letter)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal("registered", await first.StatusOfAsync(id));
    }

    private async Task AdmitAsync(DeliberationFlow deliberation, string proposal)
    {
        (await deliberation.DecideAsync((proposal, "admit"))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await _flow.GoUpAsync(deliberation, proposal);
    }
}
