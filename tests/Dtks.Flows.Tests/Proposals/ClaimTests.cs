using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Notices;

namespace Dtks.Flows.Tests.Proposals;

[Collection("proposals")]
[Trait("rule", "REG-5")]
public sealed class ClaimTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task A_second_claim_by_the_same_citizen_is_409_and_names_the_number()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        var (_, token) = await _flow.VerifyingAsync(family);

        (await _flow.PostAsync("/proposals", token, family.Proposal()))
            .ExpectProblem(HttpStatusCode.Conflict, "identity.claimed", "REG-5", "/household/members/1/nik");
        Assert.Contains("usulan Anda sendiri", (await _flow.PostAsync("/proposals", token, family.Proposal())).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task Sent_again_under_its_key_after_it_was_matched_it_is_refused_nothing_and_nobody_was_told_of_a_number()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        var (citizen, key) = (await _flow.TokenAsync("citizen", family.Village), ("Idempotency-Key", Guid.NewGuid().ToString()));
        var first = (await _flow.PostAsync("/proposals", citizen, family.Proposal(), key)).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();

        var again = (await _flow.PostAsync("/proposals", citizen, family.Proposal(), key)).Expect(HttpStatusCode.Created);

        Assert.Equal(first["id"], again["id"]);
        Assert.DoesNotContain(await host.TrailAsync(family.Village), entry => entry.Action == "identity.claimed");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(4)]
    public async Task An_officer_of_the_holders_area_is_told_at_the_door(int digits)
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.VerifyingAsync(family);
        var officer = await _flow.TokenAsync(digits == 10 ? "village-officer" : "regency-officer", family.Village[..digits]);

        (await _flow.PostAsync("/proposals", officer, family.Proposal())).ExpectProblem(HttpStatusCode.Conflict, "identity.claimed", "REG-5", "/household/familyCardNumber");
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task An_officer_of_another_area_learns_nothing_at_the_door_and_of_the_holder_never()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.VerifyingAsync(family);
        var elsewhere = Place.Next("WIT").Village;
        var officer = await _flow.TokenAsync("village-officer", elsewhere);
        var moved = family with { Village = elsewhere };

        var named = await SubmitAsync(officer, moved.With(0, m => m with { Name = "Nama Lain" }));
        var right = await SubmitAsync(officer, moved);

        Assert.Equal("deliberating", await StatusAsync(elsewhere, named, officer));
        var seen = (await _flow.ProposalAsync(elsewhere, right, officer)).ExpectStatus("contested");
        Assert.Equal("REG-5", seen["history[-1:].rule"]);
        Assert.DoesNotContain(family.Village, seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_far_officers_false_name_or_anyones_typing_error_keeps_no_one_out()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        await _flow.RegisterPopulationAsync(family);
        var elsewhere = Place.Next("WIT").Village;
        await SubmitAsync(await _flow.TokenAsync("village-officer", elsewhere), (family with { Village = elsewhere, Street = "Jalan Lain" }).With(0, m => m with { Name = "Nama Lain", MotherMaidenName = "Ibu Lain" }));
        await SubmitAsync(await _flow.TokenAsync("village-officer", family.Village), family.With(1, m => m with { BirthPlace = "Salah Ketik" }));
        await _flow.AdvanceAsync("P100D");

        var citizen = await _flow.TokenAsync("citizen", family.Village);
        Assert.Equal("verifying", await StatusAsync(family.Village, await SubmitAsync(citizen, family), citizen));
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task A_stranger_learns_nothing_at_the_door_and_waits_after_matching()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (first, owner) = await _flow.VerifyingAsync(family);
        var stranger = await _flow.TokenAsync("citizen", family.Village);

        var second = await SubmitAsync(stranger, family);

        var seen = (await _flow.ProposalAsync(family.Village, second, stranger)).ExpectStatus("contested");
        Assert.Equal("REG-5", seen["history[-1:].rule"]);
        Assert.All([seen["explanation"]!, (await _flow.GetAsync("/me", stranger))["proposals.items[0].explanation"]!], said => Assert.Contains("Bawa KTP dan KK ke dinas sosial", said, StringComparison.Ordinal));
        (await _flow.ProposalAsync(family.Village, first, owner)).ExpectStatus("verifying");
        (await _flow.PostAsync("/proposals", stranger, family.Proposal())).ExpectProblem(HttpStatusCode.Conflict, "identity.claimed", "REG-5");
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task A_stranger_whose_data_does_not_match_is_told_only_that()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.VerifyingAsync(family);
        var stranger = await _flow.TokenAsync("citizen", family.Village);

        var guess = await SubmitAsync(stranger, family.With(0, m => m with { MotherMaidenName = "Tebakan" }));

        Assert.Equal("mismatched", await StatusAsync(family.Village, guess, stranger));
    }

    [Fact]
    public async Task Of_many_at_once_one_holds_the_claim_and_the_next_goes_on_when_it_ends()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 3);
        await _flow.RegisterPopulationAsync(family);
        var strangers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _flow.TokenAsync("citizen", family.Village)));
        var answers = await Task.WhenAll(strangers.Select(token => _flow.PostAsync("/proposals", token, family.Proposal())));
        await _flow.IdleAsync();
        var ids = answers.Select(a => a.Expect(HttpStatusCode.Created)["id"]!).ToList();
        var regency = await _flow.TokenAsync("regency-officer", family.Village[..4]);

        for (var open = 4; open > 0; open--)
        {
            var statuses = await StatusesAsync(family.Village, ids, regency);
            Assert.Equal((1, open - 1, 4 - open), (statuses.Count(s => s == "verifying"), statuses.Count(s => s == "contested"), statuses.Count(s => s == "ineligible")));
            (await _flow.VerifyAsync(family.Village, ids[statuses.IndexOf("verifying")], regency, "ineligible", ground: 13)).Expect(HttpStatusCode.OK);
            await _flow.IdleAsync();
        }
    }

    [Fact]
    public async Task Of_what_one_person_sends_several_times_at_once_one_goes_on_and_nothing_is_left_to_settle()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        await _flow.RegisterPopulationAsync(family);
        var sender = await _flow.TokenAsync("citizen", family.Village);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _flow.PostAsync("/proposals", sender, family.Proposal())));
        await _flow.IdleAsync();
        var ids = answers.Select(a => a.Expect(HttpStatusCode.Created)["id"]!).ToList();

        var statuses = await StatusesAsync(family.Village, ids, sender);
        Assert.Equal(["refused", "refused", "refused", "verifying"], statuses.Order(StringComparer.Ordinal));
        var first = (await _flow.ProposalAsync(family.Village, ids[statuses.IndexOf("verifying")], sender))["trackingCode"]!;
        var refused = (await _flow.ProposalAsync(family.Village, ids[statuses.IndexOf("refused")], sender)).ExpectStatus("refused");
        var sent = (string)Assert.Single(await _flow.TakenAboutAsync(refused["trackingCode"]!))["text"]!;
        Assert.Contains($"dengan kode {first}:", refused["explanation"], StringComparison.Ordinal);
        Assert.All([refused["explanation"]!, sent], said => Assert.DoesNotContain("Tanyakan ke dinas sosial", said, StringComparison.Ordinal));
        var officer = await _flow.TokenAsync("regency-officer", family.Village[..4]);
        Assert.Empty((await _flow.GetAsync($"/regencies/{family.Village[..4]}/claims?status=contested", officer)).Expect(HttpStatusCode.OK).Json["items"]!);
    }

    [Fact]
    public async Task Of_two_overlapping_families_at_once_exactly_one_goes_on_and_the_other_after_it()
    {
        var place = Place.Next();
        var regency = await _flow.TokenAsync("regency-officer", place.Regency);
        for (var trial = 0; trial < 40; trial++)
        {
            var (a, b, people) = Overlapping(place.Village);
            await _flow.RegisterPopulationAsync(people);
            var officers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _flow.TokenAsync("citizen", place.Village)));
            var answers = await Task.WhenAll(
                _flow.PostAsync("/proposals", officers[0], a.Proposal()), _flow.PostAsync("/proposals", officers[1], b.Proposal()));
            await _flow.IdleAsync();

            var ids = answers.Select(x => x.Expect(HttpStatusCode.Created)["id"]!).ToList();
            var statuses = await StatusesAsync(place.Village, ids, regency);
            Assert.Equal(["contested", "verifying"], statuses.Order(StringComparer.Ordinal));

            (await _flow.VerifyAsync(place.Village, ids[statuses.IndexOf("verifying")], regency, "ineligible", ground: 1)).Expect(HttpStatusCode.OK);
            await _flow.IdleAsync();
            Assert.Equal(["ineligible", "verifying"], (await StatusesAsync(place.Village, ids, regency)).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Who_waits_for_a_family_that_enters_the_register_is_told_so()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var id = await _flow.EligibleAsync(family);
        var stranger = await _flow.TokenAsync("citizen", family.Village);
        var second = await SubmitAsync(stranger, family);
        Assert.Equal("contested", await StatusAsync(family.Village, second, stranger));

        await _flow.RatifyAsync(family.Village[..4]);

        Assert.Equal("refused", await StatusAsync(family.Village, second, stranger));
        (await _flow.ProposalAsync(family.Village, id, await _flow.TokenAsync("auditor", "ID"))).ExpectStatus("registered");
    }

    [Fact]
    public async Task A_proposal_found_ineligible_gives_its_claims_up()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, token) = await _flow.VerifyingAsync(family);
        var regency = await _flow.TokenAsync("regency-officer", family.Village[..4]);
        (await _flow.VerifyAsync(family.Village, id, regency, "ineligible", ground: 13)).Expect(HttpStatusCode.OK);

        (await _flow.PostAsync("/proposals", token, family.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
    }

    private async Task<string> SubmitAsync(string token, SampleFamily family)
    {
        var answer = (await _flow.PostAsync("/proposals", token, family.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        return answer["id"]!;
    }

    private async Task<string> StatusAsync(string village, string id, string token) =>
        (await _flow.ProposalAsync(village, id, token)).Expect(HttpStatusCode.OK)["status"]!;

    private async Task<List<string>> StatusesAsync(string village, IReadOnlyList<string> ids, string token) =>
        [.. await Task.WhenAll(ids.Select(id => StatusAsync(village, id, token)))];

    // One card of four: each proposal names the head and one more, and both the third.
    private static (SampleFamily A, SampleFamily B, SampleFamily People) Overlapping(string village)
    {
        var people = SampleFamily.Of(village, members: 4);
        return (people with { Members = [people.Members[0], people.Members[1], people.Members[3]] }, people with { Members = [people.Members[0], people.Members[2], people.Members[3]] }, people);
    }
}
