using System.Net;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Verification;
using Dtks.Functions.FamilyChanges;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Registry;

/// <summary>Open proposals for assistance follow their household to another village, over HTTP (REG-8).</summary>
[Collection("open month")]
[Trait("rule", "REG-8")]
public sealed class MovedProposalsTests(OpenMonth month)
{
    private readonly Flow _flow = month.Flow;

    [Fact]
    public async Task They_go_on_there_under_the_same_id_and_code_whoever_ends_in_the_middle_and_end_with_the_assistance_in_the_new_village()
    {
        var (place, family, household, citizen) = await _flow.RegisteredAsync();
        var officer = await _flow.TokenAsync("village-officer", place.Village);
        var byCitizen = await _flow.ProposeAssistanceAsync(family, citizen, "BPNT");
        var byOfficer = await _flow.ProposeAssistanceAsync(family, officer, "PBI-JKN");
        var before = (await _flow.ProposalAsync(place.Village, byCitizen, citizen)).ExpectStatus("verifying");
        var to = place.Villages[1];
        await _flow.MoveAsync(place.Village, to, household);

        var left = (await _flow.ProposalAsync(place.Village, byCitizen, citizen)).ExpectStatus("handedOver");
        Assert.Equal((to, byCitizen), (left["wentTo.village"], left["wentTo.proposal"]));
        Assert.Contains(to, left["explanation"], StringComparison.Ordinal);
        await ExpectThereAsync(before, to, citizen);
        await ExpectListedAsync(citizen, byCitizen, "verifying", to);
        var gone = (await _flow.GetAsync($"/villages/{place.Village}/proposals?status=handedOver", officer)).Expect(HttpStatusCode.OK);
        Assert.Equal([(byCitizen, to), (byOfficer, to)], gone.Json["items"]!.Select(i => ((string)i["id"]!, (string)i["wentTo"]!["village"]!)));

        // As a process leaves it that ended between the two writes.
        using (await month.Host.ContainerOf("registry").DeleteItemStreamAsync($"proposal-{byCitizen}", new PartitionKey(to)))
        {
        }

        Assert.Equal("handedOver", (await _flow.GetAsync($"/tracking/{before["trackingCode"]}", token: null))["status"]);
        await ExpectListedAsync(citizen, byCitizen, "handedOver", place.Village, to);
        await month.Host.EditAsync("registry", place.Village, $"household-{household}", stored => (stored["unfollowed"], stored["awaitsChange"]) = (true, true));
        await month.Host.Services.GetRequiredService<FamilyDrive>().DriveAsync(new FamilyMessage(place.Village, household), CancellationToken.None);
        await _flow.IdleAsync();
        await ExpectThereAsync(before, to, citizen);

        // What it asks counts as asked, and the other waits for the new village's deliberation alone.
        var there = await _flow.TokenAsync("village-officer", to);
        var again = await _flow.ProposeAssistanceAsync(family with { Village = to, Street = "Dusun Krajan 1", Rt = "1", Rw = "1" }, there, "BPNT");
        Assert.Equal("proposal.refusedAskedBefore", (await _flow.ProposalAsync(to, again, there))["history[-1:].code"]);
        Assert.Empty((await _flow.GetAsync($"/villages/{place.Village}/deliberations/agenda", officer)).Expect(HttpStatusCode.OK).Json["items"]!);
        Assert.Equal(byOfficer, (await _flow.GetAsync($"/villages/{to}/deliberations/agenda", there)).Expect(HttpStatusCode.OK)["items[0].proposal"]);
        var deliberation = await DeliberationFlow.OpenAsync(_flow, to);
        (await deliberation.DecideAsync((byOfficer, "assist"))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        var regency = await _flow.TokenAsync("regency-officer", place.Regency);
        (await _flow.VerifyAsync(place.Village, byCitizen, regency)).ExpectProblem(HttpStatusCode.Conflict, "proposal.goesOnElsewhere", "REG-8");
        (await _flow.VerifyAsync(to, byCitizen, regency)).Expect(HttpStatusCode.OK);
        await _flow.GoUpAsync(deliberation, byOfficer);
        await _flow.RatifyAsync(place.Regency);

        (await _flow.ProposalAsync(to, byCitizen, citizen)).ExpectStatus("registered");
        await ExpectListedAsync(citizen, byCitizen, "registered", to);
        (await _flow.ProposalAsync(to, byOfficer, there)).ExpectStatus("registered");
        var receives = (await _flow.GetAsync($"/households/{to}/{household}", there)).Expect(HttpStatusCode.OK).Json["entitlements"]!.Select(e => (string)e["programme"]!);
        Assert.Equal(["BPNT", "PBI-JKN", "PKH"], receives.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [Trait("rule", "PRO-5")]
    [InlineData(false, "proposal.submitted proposal.forwarded proposal.handedOver proposal.takenOver")]
    [InlineData(true, "proposal.submitted proposal.handedOver proposal.takenOver proposal.forwarded")]
    public async Task One_that_was_not_matched_when_its_household_moved_goes_on_there_whether_or_not_the_population_register_knows_of_the_move(bool known, string history)
    {
        var (place, family, household, citizen) = await _flow.RegisteredAsync();
        var to = place.Villages[1];
        await new FamilySteps(_flow, await _flow.TokenAsync("village-officer", place.Village), place.Village, household).MoveAsync(to);
        (await _flow.SendAsync(HttpMethod.Post, "/dev/faults", body: new { service = "population", kind = "outage" })).Expect(HttpStatusCode.OK);
        string proposal;
        try
        {
            proposal = (await _flow.PostAsync("/proposals", citizen, family.Proposal("assistance", "BPNT"))).Expect(HttpStatusCode.Created)["id"]!;
            (await _flow.PostAsync($"/households/{to}/{household}/arrival", await _flow.TokenAsync("village-officer", to), new { })).Expect(HttpStatusCode.OK);
            _ = known ? await _flow.LivingAsync(family, to) : family;
        }
        finally
        {
            await _flow.SendAsync(HttpMethod.Delete, "/dev/faults");
        }

        await _flow.IdleAsync();

        var there = (await _flow.ProposalAsync(to, proposal, citizen)).ExpectStatus("verifying");
        Assert.Equal(history, string.Join(' ', there.Json["history"]!.Select(h => (string)h["code"]!)));
        (await _flow.ProposalAsync(place.Village, proposal, citizen)).ExpectStatus("handedOver");
    }

    [Theory]
    [Trait("rule", "GOV-3")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_an_appeal_takes_up_again_after_the_move_goes_on_there(bool known)
    {
        var (place, family, household, citizen) = await _flow.RegisteredAsync();
        var to = place.Villages[1];
        var proposal = await _flow.ProposeAssistanceAsync(family, citizen, "BPNT");
        (await _flow.VerifyAsync(place.Village, proposal, await _flow.TokenAsync("regency-officer", place.Regency), "ineligible", 11)).Expect(HttpStatusCode.OK);
        var appeal = await _flow.AppealAsync(citizen, new { proposal });
        await _flow.MoveAsync(place.Village, to, household);
        _ = known ? await _flow.LivingAsync(family, to) : family;

        (await _flow.DecideAppealAsync(place.Village, appeal["id"]!, await _flow.TokenAsync("regency-officer", place.Regency))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        (await _flow.ProposalAsync(to, proposal, citizen)).ExpectStatus("verifying");
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    [Trait("rule", "REG-3")]
    public async Task One_that_did_not_match_follows_where_it_named_its_family_and_else_once_it_does()
    {
        var (place, family, household, citizen) = await _flow.RegisteredAsync();
        var to = place.Villages[1];
        var stranger = await _flow.TokenAsync("citizen", place.Village);
        var mistyped = family.With(1, m => m with { BirthPlace = "Kota Lain" });
        var follows = await _flow.ProposeAssistanceAsync(mistyped, citizen, "BPNT");
        var stays = await _flow.ProposeAssistanceAsync(mistyped.With(0, m => m with { MotherMaidenName = "Ibu Lain" }), stranger, "PBI-JKN");
        await _flow.MoveAsync(place.Village, to, household);
        var moved = await _flow.LivingAsync(family, to);

        (await _flow.ProposalAsync(to, follows, citizen)).ExpectStatus("mismatched");
        var told = (string)Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "proposalMovedWaits")["text"]!;
        Assert.Contains("menunggu pengusulnya", told, StringComparison.Ordinal);
        (await _flow.ProposalAsync(to, stays, stranger)).Expect(HttpStatusCode.NotFound);
        (await _flow.ProposalAsync(place.Village, stays, stranger)).ExpectStatus("mismatched");

        (await _flow.CorrectAsync(place.Village, follows, citizen, moved)).ExpectProblem(HttpStatusCode.Conflict, "proposal.goesOnElsewhere", "REG-8");
        (await _flow.CorrectAsync(to, follows, citizen, moved)).ExpectStatus("submitted");
        (await _flow.CorrectAsync(place.Village, stays, stranger, family, "PBI-JKN")).ExpectStatus("submitted");
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(to, follows, citizen)).ExpectStatus("verifying");
        (await _flow.ProposalAsync(to, stays, stranger)).ExpectStatus("verifying");

        // What is proposed there after the move is told where to propose.
        var late = await _flow.ProposeAssistanceAsync(family, await _flow.TokenAsync("village-officer", place.Village), "BPNT");
        Assert.Equal("proposal.refusedFamilyChanged", (await _flow.ProposalAsync(place.Village, late, await _flow.TokenAsync("village-officer", place.Village)))["history[-1:].code"]);
    }

    [Fact]
    [Trait("rule", "PRO-7")]
    public async Task They_come_back_with_it_and_their_last_day_is_kept()
    {
        var (place, family, household, citizen) = await _flow.RegisteredAsync();
        var proposal = await _flow.ProposeAssistanceAsync(family, citizen, "BPNT");
        var before = (await _flow.ProposalAsync(place.Village, proposal, citizen)).ExpectStatus("verifying");
        await _flow.MoveAsync(place.Village, place.Villages[1], household);
        await _flow.MoveAsync(place.Villages[1], place.Village, household);

        var back = (await _flow.ProposalAsync(place.Village, proposal, citizen)).ExpectStatus("verifying");
        Assert.Equal((before["dueOn"], null), (back["dueOn"], back["wentTo"]));
        var mine = Assert.Single((await _flow.GetAsync("/me", citizen)).Expect(HttpStatusCode.OK).Json["proposals"]!["items"]!);
        Assert.Equal(("verifying", place.Village, null), ((string?)mine["status"], (string?)mine["village"], (object?)mine["wentTo"]));
        (await _flow.ProposalAsync(place.Villages[1], proposal, citizen)).ExpectStatus("handedOver");
        Assert.Equal("verifying", (await _flow.GetAsync($"/tracking/{before["trackingCode"]}", token: null))["status"]);
    }

    // Whoever proposed it sees it where it is by now.
    private async Task ExpectListedAsync(string citizen, string proposal, string status, string village, string? wentTo = null)
    {
        var mine = Assert.Single((await _flow.GetAsync("/me", citizen)).Expect(HttpStatusCode.OK).Json["proposals"]!["items"]!);
        Assert.Equal((proposal, status, village), ((string?)mine["id"], (string?)mine["status"], (string?)mine["village"]));
        Assert.Equal((wentTo ?? village, proposal), ((string?)mine["wentTo"]!["village"], (string?)mine["wentTo"]!["proposal"]));
    }

    private async Task ExpectThereAsync(Answer before, string to, string citizen)
    {
        var there = (await _flow.ProposalAsync(to, before["id"]!, citizen)).ExpectStatus("verifying");
        Assert.Equal((before["trackingCode"], before["dueOn"], to, "Dusun Krajan 1"), (there["trackingCode"], there["dueOn"], there["household.village"], there["household.address.street"]));
        Assert.Equal(
            [.. before.Json["history"]!.Select(h => (string)h["code"]!), "proposal.handedOver", "proposal.takenOver"], there.Json["history"]!.Select(h => (string)h["code"]!));
        Assert.Equal("verifying", (await _flow.GetAsync($"/tracking/{before["trackingCode"]}", token: null)).Expect(HttpStatusCode.OK)["status"]);
    }
}
