using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Verification;
using Dtks.Flows.Tests.Visits;

namespace Dtks.Flows.Tests.Registry;

/// <summary>What a deliberation admitted goes up in a dossier of that village, also where its household moved to another regency meanwhile (REG-8, RAT-1), over HTTP.</summary>
[Collection("open month")]
[Trait("rule", "REG-8")]
[Trait("rule", "RAT-1")]
public sealed class MovedDossiersTests(OpenMonth month)
{
    private readonly Flow _flow = month.Flow;

    [Theory]
    [InlineData("eligible")]
    [InlineData("endorsed")]
    [InlineData("received")]
    public async Task Its_dossier_brings_it_to_the_letter_where_its_household_stands(string when)
    {
        var (place, family, household, _) = await _flow.RegisteredAsync();
        var elsewhere = Place.Next();
        var (to, there) = (elsewhere.Village, await _flow.TokenAsync("village-officer", elsewhere.Village));
        var (deliberation, proposal) = await AssistedAsync(place.Village, family);
        var dossier = when == "eligible" ? null : await HandInAsync(deliberation, place.Village, proposal, deliberation.Officer);
        await ReviewAsync(place.Village, dossier, "endorsement", "endorsed", when is "endorsed" or "received");
        await ReviewAsync(place.Village, dossier, "receipt", "received", when == "received");
        await _flow.MoveAsync(place.Village, to, household);
        var code = (await _flow.ProposalAsync(to, proposal, there)).ExpectStatus(when)["trackingCode"]!;
        await ExpectNothingAsync(place.Regency);
        await ExpectAtAsync(code, when == "eligible" ? "menerima usulan ini" : when, when == "eligible" ? to : when == "endorsed" ? place.Regency : elsewhere.Regency);

        // It is visited where it lives, and handed in by the village that admitted it.
        dossier ??= await HandInAsync(deliberation, to, proposal, there, () => ExpectAtAsync(code, "sudah dikunjungi", place.Village));
        await ExpectAtAsync(code, when == "eligible" ? "diserahkan desa/kelurahan kepada camat" : when, when == "eligible" ? place.Village[..6] : when == "endorsed" ? place.Regency : elsewhere.Regency);
        await ReviewAsync(place.Village, dossier, "endorsement", "endorsed", when == "eligible");
        await ExpectNothingAsync(elsewhere.Regency, when != "received");
        await ReviewAsync(place.Village, dossier, "receipt", "received", when != "received");
        (await _flow.ProposalAsync(to, proposal, there)).ExpectStatus("received");

        await ExpectNothingAsync(place.Regency);
        Assert.Equal("1", (await _flow.RatifyAsync(elsewhere.Regency))["rows"]);
        (await _flow.ProposalAsync(to, proposal, there)).ExpectStatus("registered");
        await _flow.AdvanceAsync("PT21M");
        Assert.Equal("ratified", (await _flow.GetAsync($"/villages/{place.Village}/dossiers/{dossier}", deliberation.Officer))["status"]);
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public async Task One_that_came_back_with_its_household_goes_to_the_letter_where_it_was_received()
    {
        var (place, family, household, _) = await _flow.RegisteredAsync();
        var (deliberation, proposal) = await AssistedAsync(place.Village, family);
        await _flow.GoUpAsync(deliberation, proposal);
        var to = Place.Next().Village;
        await _flow.MoveAsync(place.Village, to, household);
        await _flow.MoveAsync(to, place.Village, household);

        await ExpectNothingAsync(to[..4]);
        Assert.Equal("1", (await _flow.RatifyAsync(place.Regency))["rows"]);
        Assert.Equal("registered", await deliberation.StatusOfAsync(proposal));
    }

    private async Task<(DeliberationFlow Deliberation, string Proposal)> AssistedAsync(string village, SampleFamily family)
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow, village);
        var proposal = await _flow.ProposeAssistanceAsync(family, deliberation.Officer, "BPNT");
        (await deliberation.DecideAsync((proposal, "assist"))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        return (deliberation, proposal);
    }

    // Where it stands, by a status or a word of what that means, and the name of the area at whom it lies.
    private async Task ExpectAtAsync(string code, string stands, string area)
    {
        var tracked = (await _flow.GetAsync($"/tracking/{code}", token: null)).Expect(HttpStatusCode.OK);
        Assert.True(tracked["status"] == stands || tracked["meaning"]!.Contains(stands, StringComparison.Ordinal), tracked.Text);
        Assert.Contains((await _flow.GetAsync($"/areas/{area}", token: null)).Expect(HttpStatusCode.OK)["name"]!, tracked["with"], StringComparison.Ordinal);
    }

    private async Task<string> HandInAsync(DeliberationFlow deliberation, string village, string proposal, string officer, Func<Task>? visited = null)
    {
        (await _flow.SubmitAsync(deliberation)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.empty", "RAT-2", "/deliberation");
        (await _flow.RecordVisitAsync(village, proposal, officer, await _flow.VisitAsync())).Expect(HttpStatusCode.OK);
        await (visited?.Invoke() ?? Task.CompletedTask);
        return (await _flow.SubmitAsync(deliberation)).Expect(HttpStatusCode.Created)["id"]!;
    }

    private async Task ReviewAsync(string village, string? dossier, string step, string outcome, bool now)
    {
        if (now)
        {
            (await _flow.ReviewAsync(village, dossier!, step, outcome)).Expect(HttpStatusCode.OK);
            await _flow.IdleAsync();
        }
    }

    private async Task ExpectNothingAsync(string regency, bool holds = true)
    {
        if (holds)
        {
            (await _flow.SignAsync(regency, await _flow.TokenAsync("regent", regency))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.noRows", "RAT-8");
        }
    }
}
