using System.Net;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;

namespace Dtks.Flows.Tests.Waiting;

/// <summary>A message about a proposal is gone, whatever took it: what waits for it is found and driven on, without a hand.</summary>
public sealed class LostMessageTests(FlowHost host) : IClassFixture<FlowHost>, IAsyncLifetime
{
    private readonly Flow _flow = host.Flow;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _flow.SendAsync(HttpMethod.Delete, "/dev/faults");

    [Fact]
    [Trait("rule", "PRO-5")]
    public async Task A_proposal_that_waits_for_its_matching()
    {
        var village = Place.Next().Village;
        var (id, citizen) = await host.SubmittedAsync(village);
        await host.LoseAsync("proposals-matching");

        await _flow.AdvanceAsync("PT9M");
        (await _flow.ProposalAsync(village, id, citizen)).ExpectStatus("submitted");
        await _flow.AdvanceAsync("PT16M");
        (await _flow.ProposalAsync(village, id, citizen)).ExpectStatus("verifying");
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public async Task A_proposal_whose_message_is_lost_a_second_time()
    {
        var village = Place.Next().Village;
        var (id, citizen) = await host.SubmittedAsync(village);
        await host.ClearAsync("proposals-matching");
        await AdvanceWithoutWaitingAsync("PT25M");
        await host.LoseAsync("proposals-matching");

        await _flow.AdvanceAsync("PT15M");

        (await _flow.ProposalAsync(village, id, citizen)).ExpectStatus("verifying");
    }

    [Fact]
    public async Task What_was_written_while_no_timer_ran_is_looked_after_when_one_does()
    {
        var village = Place.Next().Village;
        var (id, citizen) = await host.SubmittedAsync(village);
        await host.LoseAsync("proposals-matching");

        await _flow.AdvanceAsync("PT23H");

        (await _flow.ProposalAsync(village, id, citizen)).ExpectStatus("verifying");
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task A_proposal_that_waits_for_a_number_whose_holder_has_ended()
    {
        var (family, first, stranger, second) = await ContestedAsync();
        var regency = await _flow.TokenAsync("regency-officer", family.Village[..4]);
        await _flow.AdvanceAsync("P1D");
        (await _flow.ProposalAsync(family.Village, second, stranger)).ExpectStatus("contested");
        await host.HoldBackAsync("proposals-matching");
        (await _flow.VerifyAsync(family.Village, first, regency, "ineligible", ground: 13)).Expect(HttpStatusCode.OK);
        await host.LoseAsync("proposals-matching");
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
        await host.HoldBackAsync("contests-losers");
        var settlement = new { outcome = "second", papers = new[] { "KTP dan KK asli" }, note = "Diperiksa bersama" };
        (await _flow.PostAsync($"/regencies/{family.Village[..4]}/claims/{open["id"]}/settlement", officer, settlement)).Expect(HttpStatusCode.OK);
        await host.LoseAsync("contests-losers");
        (await _flow.ProposalAsync(family.Village, first, officer)).ExpectStatus("verifying");

        await _flow.AdvanceAsync("PT25M");

        (await _flow.ProposalAsync(family.Village, first, officer)).ExpectStatus("refused");
        (await _flow.ProposalAsync(family.Village, second, stranger)).ExpectStatus("verifying");
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public async Task What_follows_a_family_that_moved()
    {
        var place = Place.Next();
        var family = SampleFamily.Of(place.Village, members: 2);
        var household = await _flow.RegisteredAsync(family, "registerWithAssistance", "PKH");
        var (officer, there) = (await _flow.TokenAsync("village-officer", place.Village), await _flow.TokenAsync("village-officer", place.Villages[1]));
        var citizen = await _flow.TokenAsync("citizen", place.Village);
        var open = await _flow.ProposeAssistanceAsync(family, citizen, "BPNT");
        var steps = new FamilySteps(_flow, officer, place.Village, household);
        await steps.ChangeAsync(new { kind = "move", to = place.Villages[1], address = new { street = "Dusun Krajan 1", rt = "1", rw = "1" } });
        await _flow.IdleAsync();
        await host.HoldBackAsync("families-changes");
        (await _flow.PostAsync($"/households/{place.Villages[1]}/{household}/arrival", there, new { })).Expect(HttpStatusCode.OK);
        await host.LoseAsync("families-changes");
        (await _flow.ProposalAsync(place.Village, open, citizen)).ExpectStatus("verifying");

        await _flow.AdvanceAsync("PT25M");

        (await _flow.ProposalAsync(place.Village, open, citizen)).ExpectStatus("handedOver");
        (await _flow.ProposalAsync(place.Villages[1], open, there)).ExpectStatus("verifying");
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

    private async Task AdvanceWithoutWaitingAsync(string duration) =>
        (await _flow.SendAsync(HttpMethod.Post, "/dev/clock", body: new { advance = duration })).Expect(HttpStatusCode.OK);
}
