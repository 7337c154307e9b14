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
    [Trait("rule", "REG-3")]
    public async Task What_it_said_before_each_correction_is_shown_to_whom_the_proposal_is()
    {
        var place = Place.Next();
        var family = SampleFamily.Of(place.Village, members: 2);
        var (id, citizen, _) = await MismatchedAsync(family, family.With(1, m => m with { Name = "Salah Ketik" }));
        (await CorrectAsync(family, id, citizen, (family.With(0, m => m with { BirthPlace = "Keliru" }) with { Street = "Jalan Lain 9" }).Proposal("registerWithAssistance", "PKH"))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        (await CorrectAsync(family, id, citizen, family.Proposal())).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var officer = await _flow.TokenAsync("village-head", place.Village, "the-head-of-versions");

        var history = (await _flow.ProposalAsync(place.Village, id, citizen)).ExpectStatus("verifying").Json["history"]!;
        var (first, second) = ((await VersionAsync("1", citizen)).Expect(HttpStatusCode.OK), (await VersionAsync("2", officer)).Expect(HttpStatusCode.OK));

        Assert.Equal([(2, 1), (4, 2)], history.Select((step, at) => (at, (int?)step["version"])).Where(s => s.Item2 is not null).Select(s => (s.at, s.Item2!.Value)));
        Assert.Equal(("SALAH KETIK", family.Members[1].Nik), (first["household.members[1].name"]!.ToUpperInvariant(), first["household.members[1].nik"]));
        Assert.Equal(("register", string.Empty, "Jalan Lain 9"), (first["kind"], first["match.address"], second["household.address.street"]));
        Assert.Contains("/household/members/1/name", first.Json["changed"]!.Select(p => (string)p!));
        Assert.Equal(
            ["/kind", "/programmes", "/household/address/street", "/household/members/0/birthPlace", "/recipient"], second.Json["changed"]!.Select(p => (string)p!));
        Assert.Equal(("registerWithAssistance", "PKH", "mismatch"), (second["kind"], second["programmes[0]"], second["match.addressOutcome"]));
        Assert.InRange(int.Parse(second["match.address"]!, System.Globalization.CultureInfo.InvariantCulture), 0, 79);
        Assert.Equal(first.ETag, (await VersionAsync("1", officer)).ETag);

        foreach (var none in new[] { "0", "3", "-1", "x", "99999999999" })
        {
            (await VersionAsync(none, citizen)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        }

        (await VersionAsync("1", await _flow.TokenAsync("citizen", place.Village))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await VersionAsync("1", await _flow.TokenAsync("village-head", place.Villages[1]))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        var trail = (await _flow.GetAsync($"/audit?area={place.Village}&about=proposal-{id}", citizen)).Expect(HttpStatusCode.OK);
        var read = trail.Json["items"]!.Where(i => (string)i["action"]! == "earlierProposal.read" && (string)i["role"]! == "village-head");
        Assert.Equal(["1", "2"], read.Select(i => (string?)i["part"]).Order());

        Task<Answer> VersionAsync(string version, string token) => _flow.GetAsync($"/proposals/{place.Village}/{id}/versions/{version}", token);
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
        Assert.Equal("RAT-5", (string?)seen.Json["history"]!.Single(step => (string)step["code"]! == "proposal.corrected")["rule"]);
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
    public async Task Sent_ten_times_at_once_and_again_more_than_a_week_later_it_is_one_correction()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, citizen, _) = await MismatchedAsync(family, family.With(0, m => m with { Name = "Salah Ketik" }));
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CorrectAsync(family, id, citizen, family.Proposal(), key)));
        await _flow.AdvanceAsync("P8D");
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
        var families = Enumerable.Range(0, 5).Select(_ => SampleFamily.Of(village)).ToList();
        var made = await Task.WhenAll(families.Select(family => ProposeAsync(family, family.With(0, m => m with { Name = "Salah Ketik" }))));
        await _flow.IdleAsync();

        var answers = await Task.WhenAll(families.Zip(made, async (family, own) => (
            Own: own,
            Both: await Task.WhenAll(CorrectAsync(family, own.Id, own.Citizen, family.Proposal()), _flow.PostAsync($"/proposals/{village}/{own.Id}/withdrawal", own.Citizen, body: null)))));
        await _flow.IdleAsync();

        foreach (var ((id, citizen, _), both) in answers)
        {
            both[1].ExpectStatus("withdrawn");
            Assert.True(both[0].Status is HttpStatusCode.OK or HttpStatusCode.Conflict, both[0].Text);
            (await _flow.ProposalAsync(village, id, citizen)).ExpectStatus("withdrawn");
        }

        var officer = await _flow.TokenAsync("village-officer", village);
        Assert.All(await Task.WhenAll(families.Select(family => _flow.PostAsync("/proposals", officer, family.Proposal()))), again => again.Expect(HttpStatusCode.Created));
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
        var made = await ProposeAsync(right, wrong);
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(right.Village, made.Id, made.Citizen)).ExpectStatus("mismatched");
        return made;
    }

    private async Task<(string Id, string Citizen, string Code)> ProposeAsync(SampleFamily right, SampleFamily wrong)
    {
        await _flow.RegisterPopulationAsync(right);
        var citizen = await _flow.TokenAsync("citizen", right.Village);
        var made = (await _flow.PostAsync("/proposals", citizen, wrong.Proposal())).Expect(HttpStatusCode.Created);
        return (made["id"]!, citizen, made["trackingCode"]!);
    }

    private Task<Answer> CorrectAsync(SampleFamily family, string id, string token, object body, params (string Name, string Value)[] headers) =>
        _flow.PostAsync($"/proposals/{family.Village}/{id}/correction", token, body, headers);
}
