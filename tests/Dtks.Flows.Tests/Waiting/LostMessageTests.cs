using System.Globalization;
using System.Net;
using Azure.Storage.Queues;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Functions.Ratification;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Waiting;

/// <summary>A message is gone, whatever took it: what waits for it is found and driven on, without a hand.</summary>
public sealed class LostMessageTests(FlowHost host) : IClassFixture<FlowHost>, IAsyncLifetime
{
    private readonly Flow _flow = host.Flow;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _flow.SendAsync(HttpMethod.Delete, "/dev/faults");

    [Fact]
    [Trait("rule", "PRO-5")]
    public async Task A_proposal_that_waits_for_its_matching()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        var citizen = await _flow.TokenAsync("citizen", family.Village);
        await HoldBackAsync("proposals-matching");
        var id = (await _flow.PostAsync("/proposals", citizen, family.Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await LoseAsync("proposals-matching");

        await _flow.AdvanceAsync("PT9M");
        (await _flow.ProposalAsync(family.Village, id, citizen)).ExpectStatus("submitted");
        await _flow.AdvanceAsync("PT16M");
        (await _flow.ProposalAsync(family.Village, id, citizen)).ExpectStatus("verifying");
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public async Task A_proposal_whose_message_is_lost_a_second_time()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        var citizen = await _flow.TokenAsync("citizen", family.Village);
        await HoldBackAsync("proposals-matching");
        var id = (await _flow.PostAsync("/proposals", citizen, family.Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await ClearAsync("proposals-matching");
        await AdvanceWithoutWaitingAsync("PT25M");
        await LoseAsync("proposals-matching");

        await _flow.AdvanceAsync("PT15M");

        (await _flow.ProposalAsync(family.Village, id, citizen)).ExpectStatus("verifying");
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task A_proposal_that_waits_for_a_number_whose_holder_has_ended()
    {
        var (family, first, stranger, second) = await ContestedAsync();
        var regency = await _flow.TokenAsync("regency-officer", family.Village[..4]);
        await _flow.AdvanceAsync("P1D");
        (await _flow.ProposalAsync(family.Village, second, stranger)).ExpectStatus("contested");
        await HoldBackAsync("proposals-matching");
        (await _flow.VerifyAsync(family.Village, first, regency, "ineligible", ground: 13)).Expect(HttpStatusCode.OK);
        await LoseAsync("proposals-matching");
        (await _flow.ProposalAsync(family.Village, second, stranger)).ExpectStatus("contested");

        await _flow.AdvanceAsync("PT25M");

        (await _flow.ProposalAsync(family.Village, second, stranger)).ExpectStatus("verifying");
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task A_conflict_that_is_settled_and_whose_loser_was_not_told()
    {
        var (family, first, stranger, second) = await ContestedAsync();
        var officer = await _flow.TokenAsync("regency-officer", family.Village[..4]);
        var open = (await _flow.GetAsync($"/regencies/{family.Village[..4]}/claims?status=contested", officer)).Expect(HttpStatusCode.OK).Json["items"]!
            .Single(c => (string?)c.SelectToken("second.proposal") == second);
        await HoldBackAsync("contests-losers");
        var settlement = new { outcome = "second", papers = new[] { "KTP dan KK asli" }, note = "Diperiksa bersama" };
        (await _flow.PostAsync($"/regencies/{family.Village[..4]}/claims/{open["id"]}/settlement", officer, settlement)).Expect(HttpStatusCode.OK);
        await LoseAsync("contests-losers");
        (await _flow.ProposalAsync(family.Village, first, officer)).ExpectStatus("verifying");

        await _flow.AdvanceAsync("PT25M");

        (await _flow.ProposalAsync(family.Village, first, officer)).ExpectStatus("refused");
        (await _flow.ProposalAsync(family.Village, second, stranger)).ExpectStatus("verifying");
    }

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
        var family = SampleFamily.Of(deliberation.Village);
        await _flow.RegisterPopulationAsync(family);
        var citizen = await _flow.TokenAsync("citizen", family.Village);
        await HoldBackAsync("proposals-matching");
        var id = (await _flow.PostAsync("/proposals", citizen, family.Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await LoseAsync("proposals-matching");

        await _flow.AdvanceAsync("PT25M");

        (await _flow.ProposalAsync(family.Village, id, citizen)).ExpectStatus("verifying");
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
        await HoldBackAsync("evidence-inspection");
        (await deliberation.CompleteAsync(declared["id"]!)).Expect(HttpStatusCode.Accepted);
        await LoseAsync("evidence-inspection");

        await _flow.AdvanceAsync("PT25M");

        Assert.Equal("accepted", (await deliberation.EvidenceAsync(declared["id"]!))["status"]);
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task Decisions_that_wait_to_take_effect()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var proposal = (await deliberation.ProposeAsync("register"))[0];
        (await deliberation.DecideAsync((proposal, "admit"))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        await HoldBackAsync("deliberations-effects");
        (await deliberation.ConcludeAsync(proposals: 1)).Expect(HttpStatusCode.OK);
        await LoseAsync("deliberations-effects");
        Assert.Equal("deliberating", await deliberation.StatusOfAsync(proposal));

        await _flow.AdvanceAsync("PT25M");

        Assert.NotEqual("deliberating", await deliberation.StatusOfAsync(proposal));
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
        await HoldBackAsync("ratifications-rows");
        var letter = (await _flow.SignAsync(regency, await _flow.TokenAsync("regent", regency))).Expect(HttpStatusCode.Created);
        await ClearAsync("ratifications-rows");
        var review = new { outcome = "conforming", reasons = Array.Empty<string>() };
        var ministry = await _flow.TokenAsync("ministry-officer", "ID");
        (await _flow.PostAsync($"/regencies/{regency}/ratifications/{letter["id"]}/review", ministry, review)).Expect(HttpStatusCode.OK);
        await LoseAsync("ratifications-rows");
        var officer = await _flow.TokenAsync("regency-officer", regency);
        (await _flow.ProposalAsync(family.Village, id, officer)).ExpectStatus("eligible");

        await _flow.AdvanceAsync("PT25M");

        (await _flow.ProposalAsync(family.Village, id, officer)).ExpectStatus("registered");
    }

    [Fact]
    public async Task Of_two_letters_one_that_cannot_be_read_is_set_aside_and_keeps_the_other_not()
    {
        var (spoilt, sound) = (Place.Next(), Place.Next());
        await HoldBackAsync("ratifications-rows");
        var letters = new List<string>();
        foreach (var place in new[] { spoilt, sound })
        {
            await host.AddRowsAsync(place.Village, WholeLetter.MostAtOnce + 1);
            letters.Add((await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!);
        }

        await LoseAsync("ratifications-rows");
        await host.SpoilAsync("ratifications", spoilt.Regency, $"letter-{letters[0]}");

        await _flow.AdvanceAsync("PT25M");
        await _flow.AdvanceAsync("PT6M");

        Assert.Equal($"{WholeLetter.MostAtOnce + 1}", (await _flow.LetterAsync(sound.Regency, letters[1]))["progress.notApplied"]);
        var kept = Assert.Single(await _flow.SetAsideAsync("ratifications-rows"), k => k["message"]!.ToString().Contains(letters[0], StringComparison.Ordinal));
        await host.RepairAsync("ratifications", spoilt.Regency, $"letter-{letters[0]}");
        Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);
        Assert.Equal($"{WholeLetter.MostAtOnce + 1}", (await _flow.LetterAsync(spoilt.Regency, letters[0]))["progress.notApplied"]);
    }

    [Fact]
    public async Task What_was_written_while_no_timer_ran_is_looked_after_when_one_does()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        var citizen = await _flow.TokenAsync("citizen", family.Village);
        await HoldBackAsync("proposals-matching");
        var id = (await _flow.PostAsync("/proposals", citizen, family.Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await LoseAsync("proposals-matching");

        await _flow.AdvanceAsync("PT23H");

        (await _flow.ProposalAsync(family.Village, id, citizen)).ExpectStatus("verifying");
    }

    private async Task<(SampleFamily Family, string First, string Stranger, string Second)> ContestedAsync()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (first, _) = await _flow.VerifyingAsync(family);
        var stranger = await _flow.TokenAsync("citizen", family.Village);
        var second = (await _flow.PostAsync("/proposals", stranger, family.Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(family.Village, second, stranger)).ExpectStatus("contested");
        return (family, first, stranger, second);
    }

    // Both deliveries are late by minutes of the queue's own clock.
    private async Task HoldBackAsync(string queue)
    {
        var rule = new { service = "queues", kind = "twice", path = $"/{queue}/", delayMilliseconds = 600_000, seed = 5 };
        (await _flow.SendAsync(HttpMethod.Post, "/dev/faults", body: rule)).Expect(HttpStatusCode.OK);
    }

    private async Task LoseAsync(string queue)
    {
        await ClearAsync(queue);
        await _flow.SendAsync(HttpMethod.Delete, "/dev/faults");
    }

    private async Task ClearAsync(string queue)
    {
        await EventuallySentAsync(queue);
        await host.Services.GetRequiredService<QueueServiceClient>().GetQueueClient(queue).ClearMessagesAsync();
    }

    private async Task EventuallySentAsync(string queue)
    {
        var until = TimeProvider.System.GetUtcNow().AddMinutes(1);
        while (int.Parse((await _flow.SendAsync(HttpMethod.Get, "/dev/queues"))[$"['{queue}']"]!, CultureInfo.InvariantCulture) < 2)
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, "Nothing was sent.");
        }
    }

    private async Task AdvanceWithoutWaitingAsync(string duration) =>
        (await _flow.SendAsync(HttpMethod.Post, "/dev/clock", body: new { advance = duration })).Expect(HttpStatusCode.OK);
}
