using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.LetterScans;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Functions.Ratification;

namespace Dtks.Flows.Tests.Waiting;

/// <summary>A message about what a village or a regency decided is gone: what waits for it is found and driven on, beside what cannot be read too.</summary>
public sealed class LostDecisionTests(FlowHost host) : IClassFixture<FlowHost>, IAsyncLifetime
{
    private readonly Flow _flow = host.Flow;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _flow.SendAsync(HttpMethod.Delete, "/dev/faults");

    [Fact]
    [Trait("rule", "PRO-5")]
    public async Task A_proposal_beside_a_deliberation_that_cannot_be_read()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var named = (await deliberation.ProposeAsync("register"))[0];
        (await deliberation.DecideAsync((named, "admit"))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(proposals: 1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await host.SpoilAsync("registry", deliberation.Village, $"deliberation-{deliberation.Id}");
        var (id, citizen) = await host.SubmittedAsync(deliberation.Village);
        await host.LoseAsync("proposals-matching");

        await _flow.AdvanceAsync("PT25M");

        (await _flow.ProposalAsync(deliberation.Village, id, citizen)).ExpectStatus("verifying");
        var kept = Assert.Single(await _flow.SetAsideAsync("deliberations-effects"), k => k["message"]!.ToString().Contains(deliberation.Id, StringComparison.Ordinal));
        await host.RepairAsync("registry", deliberation.Village, $"deliberation-{deliberation.Id}");
        Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);
    }

    [Fact]
    [Trait("rule", "MUS-6")]
    public async Task An_upload_that_waits_for_its_inspection()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var document = DeliberationFlow.Document("minutes");
        var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, document.Content));
        await host.HoldBackAsync("evidence-inspection");
        (await deliberation.CompleteAsync(declared["id"]!)).Expect(HttpStatusCode.Accepted);
        await host.LoseAsync("evidence-inspection");

        await _flow.AdvanceAsync("PT25M");

        Assert.Equal("accepted", (await deliberation.EvidenceAsync(declared["id"]!))["status"]);
    }

    [Fact]
    [Trait("rule", "RAT-1")]
    public async Task A_letters_scan_that_waits_for_its_inspection()
    {
        var place = Place.Next();
        await host.AddRowsAsync(place.Village, 1);
        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!;
        var declared = (await _flow.DeclareScanAsync(place.Regency, letter, ScanSteps.Scan(ScanSteps.Paper()))).Expect(HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(declared["uploadUrl"]!, ScanSteps.Paper()));
        await host.HoldBackAsync("ratifications-scans");
        (await _flow.CompleteScanAsync(place.Regency, letter, declared["id"]!)).Expect(HttpStatusCode.Accepted);
        await host.LoseAsync("ratifications-scans");

        await _flow.AdvanceAsync("PT25M");

        Assert.Equal("accepted", (await _flow.LetterAsync(place.Regency, letter))["scans[0].status"]);
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task Decisions_that_wait_to_take_effect()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var proposal = (await deliberation.ProposeAsync("register"))[0];
        (await deliberation.DecideAsync((proposal, "admit"))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        await host.HoldBackAsync("deliberations-effects");
        (await deliberation.ConcludeAsync(proposals: 1)).Expect(HttpStatusCode.OK);
        await host.LoseAsync("deliberations-effects");
        Assert.Equal("deliberating", await deliberation.StatusOfAsync(proposal));

        await _flow.AdvanceAsync("PT25M");

        Assert.NotEqual("deliberating", await deliberation.StatusOfAsync(proposal));
    }

    [Fact]
    [Trait("rule", "RAT-1")]
    public async Task Proposals_that_wait_to_follow_their_dossier_beside_one_that_cannot_be_read()
    {
        var (deliberation, proposals, dossier) = await _flow.DossierAsync(2);
        var village = deliberation.Village;
        await host.HoldBackAsync("dossiers-effects");
        (await DossierSteps.ReviewAsync(_flow, village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);
        await host.LoseAsync("dossiers-effects");
        await host.SpoilAsync("registry", village, $"proposal-{proposals[0]}");

        await _flow.AdvanceAsync("PT25M");

        Assert.Equal("endorsed", await deliberation.StatusOfAsync(proposals[1]));
        var kept = Assert.Single(await _flow.SetAsideAsync("dossiers-single"), k => k["message"]!.ToString().Contains(dossier, StringComparison.Ordinal));
        await host.RepairAsync("registry", village, $"proposal-{proposals[0]}");
        Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);
        await host.HoldBackAsync("dossiers-effects");
        (await DossierSteps.ReviewAsync(_flow, village, dossier, "receipt", "returned", reasons: ["Belum"])).Expect(HttpStatusCode.OK);
        await host.LoseAsync("dossiers-effects");
        Assert.Equal(["endorsed", "endorsed"], await Task.WhenAll(proposals.Select(deliberation.StatusOfAsync)));

        await _flow.AdvanceAsync("PT25M");

        Assert.Equal(["eligible", "eligible"], await Task.WhenAll(proposals.Select(deliberation.StatusOfAsync)));
    }

    [Fact]
    [Trait("rule", "RAT-3")]
    public async Task A_letter_whose_rows_wait_to_be_carried_over()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var regency = family.Village[..4];
        var id = await _flow.EligibleAsync(family);
        await _flow.IdleAsync();
        // Few rows are carried over without a message.
        await host.AddRowsAsync(family.Village, WholeLetter.MostAtOnce);
        await host.HoldBackAsync("ratifications-rows");
        var letter = (await _flow.SignAsync(regency, await _flow.TokenAsync("regent", regency))).Expect(HttpStatusCode.Created);
        await host.ClearAsync("ratifications-rows");
        var review = new { outcome = "conforming", reasons = Array.Empty<string>() };
        var ministry = await _flow.TokenAsync("ministry-officer", "ID");
        (await _flow.PostAsync($"/regencies/{regency}/ratifications/{letter["id"]}/review", ministry, review)).Expect(HttpStatusCode.OK);
        await host.LoseAsync("ratifications-rows");
        var officer = await _flow.TokenAsync("regency-officer", regency);
        (await _flow.ProposalAsync(family.Village, id, officer)).ExpectStatus("eligible");

        await _flow.AdvanceAsync("PT25M");

        (await _flow.ProposalAsync(family.Village, id, officer)).ExpectStatus("registered");
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public async Task A_returned_letter_whose_rows_wait_to_go_again()
    {
        var place = Place.Next();
        var rows = await _flow.CoveredAsync(place, 1);
        await host.AddRowsAsync(place.Villages[1], WholeLetter.MostAtOnce);
        var letter = await _flow.ReturnedLetterAsync(place, "Alasan");
        await host.HoldBackAsync("ratifications-rows");
        (await _flow.ResubmitAsync(place.Regency, letter)).Expect(HttpStatusCode.Accepted);
        await host.LoseAsync("ratifications-rows");
        await _flow.ExpectStandingAsync(rows, "returned");

        await _flow.AdvanceAsync("PT25M");

        await _flow.ExpectStandingAsync(rows, "ratified");
        Assert.Equal(("signed", "1"), ((await _flow.LetterAsync(place.Regency, letter))["status"], (await _flow.LetterAsync(place.Regency, letter))["rows"]));
    }

    [Fact]
    public async Task Of_two_letters_one_that_cannot_be_read_is_set_aside_and_keeps_the_other_not()
    {
        var (spoilt, sound) = (Place.Next(), Place.Next());
        await host.HoldBackAsync("ratifications-rows");
        var letters = new List<string>();
        foreach (var place in new[] { spoilt, sound })
        {
            await host.AddRowsAsync(place.Village, WholeLetter.MostAtOnce + 1);
            letters.Add((await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!);
        }

        await host.LoseAsync("ratifications-rows");
        await host.SpoilAsync("ratifications", spoilt.Regency, $"letter-{letters[0]}");

        await _flow.AdvanceAsync("PT25M");
        await _flow.AdvanceAsync("PT6M");

        Assert.Equal($"{WholeLetter.MostAtOnce + 1}", (await _flow.LetterAsync(sound.Regency, letters[1]))["progress.notApplied"]);
        var kept = Assert.Single(await _flow.SetAsideAsync("ratifications-rows"), k => k["message"]!.ToString().Contains(letters[0], StringComparison.Ordinal));
        await host.RepairAsync("ratifications", spoilt.Regency, $"letter-{letters[0]}");
        Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);
        Assert.Equal($"{WholeLetter.MostAtOnce + 1}", (await _flow.LetterAsync(spoilt.Regency, letters[0]))["progress.notApplied"]);
    }
}
