using System.Net;
using Dtks.Domain.Matching;
using Dtks.Domain.Proposals;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Ratification;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Proposals;

/// <summary>A proposal that did not match, or came back with its letter, corrected by who made it.</summary>
[Collection("proposals")]
[Trait("rule", "PRO-5")]
public sealed class CorrectionTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task A_typing_error_is_corrected_and_it_goes_on_under_its_code_with_its_history()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        var (id, citizen, code) = await MismatchedAsync(family, family.With(1, m => m with { Name = "Salah Ketik" }));

        var answer = (await CorrectAsync(family, id, citizen, family.Proposal())).ExpectStatus("submitted");
        await _flow.IdleAsync();

        Assert.Equal((id, code), (answer["id"], answer["trackingCode"]));
        var seen = (await _flow.ProposalAsync(family.Village, id, citizen)).ExpectStatus("verifying");
        Assert.Equal(["submitted", "mismatched", "submitted", "verifying"], seen.Json["history"]!.Select(step => (string)step["status"]!));
        Assert.Equal(["/household/members/1/name"], seen.Json["history"]![2]!["changed"]!.Select(p => (string)p!));
        Assert.All(seen.Json["match"]!["fields"]!, field => Assert.Equal("match", (string)field["outcome"]!));
        Assert.DoesNotContain("Salah Ketik", seen.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("verifying", (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK)["status"]);
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task What_it_said_before_is_kept_and_encrypted()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, citizen, _) = await MismatchedAsync(family, family.With(0, m => m with { MotherMaidenName = "Ibu Keliru" }));
        (await CorrectAsync(family, id, citizen, family.Proposal())).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var stored = (await StoredTrail.StoredAsync(host, family.Village, EarlierProposalDocument.IdOf(id, 1))).ToString();
        var earlier = await host.Services.GetRequiredService<DocumentStore>().ReadAsync<EarlierProposalDocument>(
            Partitions.Registry(family.Village), EarlierProposalDocument.IdOf(id, 1), CancellationToken.None);

        Assert.Equal("Ibu Keliru", earlier!.Content.Family.Members[0].MotherMaidenName);
        Assert.Equal(FieldOutcome.Mismatch, earlier.Match!.Fields.Single(f => f.Field == PopulationField.MotherMaidenName).Outcome);
        Assert.DoesNotContain("Keliru", stored, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(family.Head.Nik, stored, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    [Trait("rule", "REG-5")]
    public async Task One_that_came_back_is_decided_anew_and_the_numbers_it_no_longer_names_are_free()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 3);
        var regency = family.Village[..4];
        var (id, citizen) = await _flow.VerifyingAsync(family);
        await ReturnAsync(family, id);
        var fewer = family with { Members = [family.Members[0], family.Members[1]] };

        (await CorrectAsync(family, id, citizen, fewer.Proposal())).ExpectStatus("submitted");
        await _flow.IdleAsync();

        var seen = (await _flow.ProposalAsync(family.Village, id, citizen)).ExpectStatus("verifying");
        Assert.Equal("RAT-5", seen.Json["history"]!.Single(step => (string)step["code"]! == "proposal.corrected")["rule"]);
        var claims = host.Services.GetRequiredService<Functions.Claims.ClaimRepository>();
        var niks = await Task.WhenAll(family.Members.Select(m => claims.FindAsync(claims.NikId(Domain.People.Nik.Parse(m.Nik)), CancellationToken.None)));
        Assert.Equal([id, id, null], niks.Select(c => c?.Proposal));
        (await _flow.VerifyAsync(family.Village, id, await _flow.TokenAsync("regency-officer", regency))).Expect(HttpStatusCode.OK);
        await _flow.RatifyAsync(regency);
        var registered = (await _flow.ProposalAsync(family.Village, id, await _flow.TokenAsync("auditor", "ID"))).ExpectStatus("registered");
        var household = (await _flow.GetAsync($"/households/{family.Village}/{registered["registeredAs"]}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);
        Assert.Equal(2, household.Json["members"]!.Count());
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task One_that_came_back_and_no_longer_matches_keeps_nobody_out()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, citizen) = await _flow.VerifyingAsync(family);
        var stranger = await _flow.TokenAsync("citizen", family.Village);
        var waiting = (await _flow.PostAsync("/proposals", stranger, family.Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        await ReturnAsync(family, id);

        (await CorrectAsync(family, id, citizen, family.With(0, m => m with { Name = "Salah Ketik" }).Proposal())).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        (await _flow.ProposalAsync(family.Village, id, citizen)).ExpectStatus("mismatched");
        (await _flow.ProposalAsync(family.Village, waiting, stranger)).ExpectStatus("verifying");
    }

    [Fact]
    public async Task Only_what_waits_for_it_is_corrected_by_its_proposer_in_its_village_with_a_body_that_is_whole()
    {
        var place = Place.Next();
        var family = SampleFamily.Of(place.Village);
        var (verifying, owner) = await _flow.VerifyingAsync(SampleFamily.Of(place.Village));
        (await CorrectAsync(family, verifying, owner, family.Proposal())).ExpectProblem(HttpStatusCode.Conflict, "proposal.notCorrectable", "PRO-5");
        var (id, citizen, _) = await MismatchedAsync(family, family.With(0, m => m with { Name = "Salah Ketik" }));

        (await CorrectAsync(family, id, await _flow.TokenAsync("citizen", place.Village), family.Proposal())).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await CorrectAsync(family, id, await _flow.TokenAsync("village-officer", place.Village), family.Proposal())).ExpectProblem(HttpStatusCode.UnprocessableEntity, "proposal.notOwn", "GOV-2");
        (await CorrectAsync(family, id, citizen, (family with { Village = place.Villages[1] }).Proposal())).ExpectProblem(HttpStatusCode.BadRequest, "proposal.otherVillage", pointer: "/household/village");
        (await CorrectAsync(family, id, citizen, family.Proposal("register", "PKH"))).ExpectProblem(HttpStatusCode.BadRequest, "proposal.programmesForbidden", "PRO-2", "/programmes");
        (await CorrectAsync(family, id, citizen, new { })).ExpectProblem(HttpStatusCode.BadRequest, "input.required", pointer: "/household");
        (await CorrectAsync(family, "none", citizen, family.Proposal())).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.ProposalAsync(place.Village, id, citizen)).ExpectStatus("mismatched");
    }

    [Fact]
    public async Task Sent_ten_times_at_once_and_again_weeks_later_it_is_one_correction()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, citizen, _) = await MismatchedAsync(family, family.With(0, m => m with { Name = "Salah Ketik" }));
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CorrectAsync(family, id, citizen, family.Proposal(), key)));
        await _flow.AdvanceAsync("P20D");
        var later = await CorrectAsync(family, id, citizen, family.Proposal(), key);

        Assert.Single(answers.Append(later).Select(a => a.Expect(HttpStatusCode.OK).Text).Distinct());
        (await CorrectAsync(family, id, citizen, SampleFamily.Of(family.Village).Proposal(), key)).ExpectProblem(HttpStatusCode.Conflict, "idempotency.otherBody");
        var seen = (await _flow.ProposalAsync(family.Village, id, citizen)).ExpectStatus("verifying");
        Assert.Single(seen.Json["history"]!, step => (string)step["code"]! == "proposal.corrected");
    }

    [Fact]
    public async Task Corrected_and_taken_back_at_once_it_is_taken_back_in_the_end()
    {
        var village = Place.Next().Village;
        for (var trial = 0; trial < 5; trial++)
        {
            var family = SampleFamily.Of(village);
            var (id, citizen, _) = await MismatchedAsync(family, family.With(0, m => m with { Name = "Salah Ketik" }));

            var answers = await Task.WhenAll(
                CorrectAsync(family, id, citizen, family.Proposal()), _flow.PostAsync($"/proposals/{village}/{id}/withdrawal", citizen, body: null));
            await _flow.IdleAsync();

            answers[1].ExpectStatus("withdrawn");
            Assert.True(answers[0].Status is HttpStatusCode.OK or HttpStatusCode.Conflict, answers[0].Text);
            (await _flow.ProposalAsync(village, id, citizen)).ExpectStatus("withdrawn");
            (await _flow.PostAsync("/proposals", await _flow.TokenAsync("village-officer", village), family.Proposal())).Expect(HttpStatusCode.Created);
        }
    }

    private async Task ReturnAsync(SampleFamily family, string id)
    {
        var regency = family.Village[..4];
        (await _flow.VerifyAsync(family.Village, id, await _flow.TokenAsync("regency-officer", regency))).Expect(HttpStatusCode.OK);
        var letter = (await _flow.SignAsync(regency, await _flow.TokenAsync("regent", regency))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        (await _flow.ReviewAsync(regency, letter, "returned", "Lampiran tidak lengkap")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    private async Task<(string Id, string Citizen, string Code)> MismatchedAsync(SampleFamily right, SampleFamily wrong)
    {
        await _flow.RegisterPopulationAsync(right);
        var citizen = await _flow.TokenAsync("citizen", right.Village);
        var made = (await _flow.PostAsync("/proposals", citizen, wrong.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(right.Village, made["id"]!, citizen)).ExpectStatus("mismatched");
        return (made["id"]!, citizen, made["trackingCode"]!);
    }

    private Task<Answer> CorrectAsync(SampleFamily family, string id, string token, object body, params (string Name, string Value)[] headers) =>
        _flow.PostAsync($"/proposals/{family.Village}/{id}/correction", token, body, headers);
}
