using System.Net;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Registry;

namespace Dtks.Flows.Tests.Proposals;

/// <summary>The same assistance asked twice for one household: one goes on, the other is refused and told of the first.</summary>
[Collection("proposals")]
[Trait("rule", "PRO-5")]
public sealed class AskedTwiceTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task The_second_is_refused_and_each_is_told_of_the_first_what_is_theirs_to_know()
    {
        var family = await HouseholdAsync(members: 2);
        var (citizen, stranger) = (await _flow.TokenAsync("citizen", family.Village), await _flow.TokenAsync("citizen", family.Village));
        var first = await _flow.ProposeAssistanceAsync(family, citizen, "PKH");
        var code = (await _flow.ProposalAsync(family.Village, first, citizen)).ExpectStatus("verifying")["trackingCode"]!;

        var second = await _flow.ProposeAssistanceAsync(family, stranger, "PKH", "BPNT");

        var seen = (await _flow.ProposalAsync(family.Village, second, stranger)).ExpectStatus("refused");
        Assert.Equal(("proposal.refusedAskedBefore", "PRO-5"), (seen["history[-1:].code"], seen["history[-1:].rule"]));
        Assert.DoesNotContain(first, seen.Text, StringComparison.Ordinal);
        var officer = (await _flow.ProposalAsync(family.Village, second, await _flow.TokenAsync("regency-officer", family.Village[..4]))).Expect(HttpStatusCode.OK);
        Assert.Equal((family.Village, first, null), (officer["first.village"], officer["first.proposal"], officer["first.trackingCode"]));
        var own = (await _flow.PostAsync("/proposals", citizen, family.Proposal("assistance", "PKH"), ("Accept-Language", "en"))).ExpectProblem(HttpStatusCode.Conflict, "proposal.askedBefore", "PRO-5", "/programmes");
        Assert.Contains(code, own["detail"], StringComparison.Ordinal);
        var village = (await _flow.PostAsync("/proposals", await _flow.TokenAsync("village-officer", family.Village), family.Proposal("assistance", "PKH")))
            .ExpectProblem(HttpStatusCode.Conflict, "proposal.askedBefore");
        Assert.Contains(first, village["detail"], StringComparison.Ordinal);
        Assert.Equal("verifying", await StatusAsync(family.Village, await _flow.ProposeAssistanceAsync(family, stranger, "BPNT"), stranger));
    }

    [Fact]
    public async Task Once_the_first_has_ended_it_is_asked_again_unless_it_is_received()
    {
        var families = await HouseholdsAsync(count: 3, members: 1);
        var village = families[0].Village;
        var (citizen, stranger) = (await _flow.TokenAsync("citizen", village), await _flow.TokenAsync("citizen", village));
        var first = await AskAsync(families, citizen);
        (await _flow.PostAsync($"/proposals/{village}/{first[0]}/withdrawal", citizen, body: null)).ExpectStatus("withdrawn");
        (await _flow.VerifyAsync(village, first[1], await _flow.TokenAsync("regency-officer", village[..4]), "ineligible", ground: 13)).Expect(HttpStatusCode.OK);
        await _flow.VerifyAndRegisterAsync(village, first[2]);

        var again = await AskAsync(families, stranger);

        var seen = await Task.WhenAll(again.Select(id => _flow.ProposalAsync(village, id, stranger)));
        Assert.Equal(["verifying proposal.forwarded", "verifying proposal.forwarded", "refused proposal.refusedAlreadyReceiving"], seen.Select(p => $"{p["status"]} {p["history[-1:].code"]}"));
    }

    [Fact]
    public async Task Of_many_at_once_by_citizens_and_offices_exactly_one_goes_on()
    {
        string[] roles = ["citizen", "citizen", "village-officer", "regency-officer", "ministry-officer"];
        var families = await HouseholdsAsync(count: 4, members: 2);
        var tokens = await Task.WhenAll(roles.Select(role => _flow.TokenAtAsync(role, families[0].Village)));

        var asked = await Task.WhenAll(families.Select(family => Task.WhenAll(
            tokens.Select((token, i) => _flow.PostAsync("/proposals", token, family.Proposal("assistance", i % 2 == 0 ? ["PKH", "BPNT"] : ["BPNT"]))))));
        await _flow.IdleAsync();

        foreach (var answers in asked)
        {
            var made = answers.Zip(tokens).Where(a => a.First.Status == HttpStatusCode.Created).ToList();
            var statuses = await Task.WhenAll(made.Select(m => StatusAsync(families[0].Village, m.First["id"]!, m.Second)));
            Assert.Single(statuses, s => s is "verifying" or "deliberating");
            Assert.Equal(statuses.Length - 1, statuses.Count(s => s == "refused"));
        }
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public async Task One_that_came_back_keeps_what_it_asks_while_it_is_corrected_and_frees_what_it_no_longer_asks()
    {
        var family = await HouseholdAsync(members: 1);
        var (citizen, stranger) = (await _flow.TokenAsync("citizen", family.Village), await _flow.TokenAsync("citizen", family.Village));
        var first = await _flow.ProposeAssistanceAsync(family, citizen, "PKH", "BPNT");
        (await _flow.VerifyAsync(family.Village, first, await _flow.TokenAsync("regency-officer", family.Village[..4]))).Expect(HttpStatusCode.OK);
        var letter = (await _flow.SignAsync(family.Village[..4], await _flow.TokenAsync("regent", family.Village[..4]))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        (await _flow.ReviewAsync(family.Village[..4], letter, "returned", "Lampiran tidak lengkap")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        (await _flow.PostAsync($"/proposals/{family.Village}/{first}/correction", citizen, family.Proposal("assistance", "PKH"))).ExpectStatus("submitted");
        await _flow.IdleAsync();

        Assert.Equal("verifying", await StatusAsync(family.Village, first, citizen));
        Assert.Equal("refused", await StatusAsync(family.Village, await _flow.ProposeAssistanceAsync(family, stranger, "PKH"), stranger));
        Assert.Equal("verifying", await StatusAsync(family.Village, await _flow.ProposeAssistanceAsync(family, stranger, "BPNT"), stranger));
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task Who_sends_one_family_twice_is_told_of_the_first_by_its_code()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, citizen) = await _flow.VerifyingAsync(family, "registerWithAssistance", "PKH");
        var code = (await _flow.ProposalAsync(family.Village, id, citizen))["trackingCode"]!;

        var told = (await _flow.PostAsync("/proposals", citizen, family.Proposal("registerWithAssistance", "PKH"))).ExpectProblem(HttpStatusCode.Conflict, "identity.claimed", "REG-5");

        Assert.Contains(code, told["errors[0].detail"], StringComparison.Ordinal);
        var officer = (await _flow.PostAsync("/proposals", await _flow.TokenAsync("village-officer", family.Village), family.Proposal("registerWithAssistance", "PKH"))).ExpectProblem(HttpStatusCode.Conflict, "identity.claimed", "REG-5");
        Assert.Contains(id, officer["errors[0].detail"], StringComparison.Ordinal);
        Assert.DoesNotContain(code, officer.Text, StringComparison.Ordinal);
    }

    private async Task<SampleFamily> HouseholdAsync(int members)
    {
        var family = SampleFamily.Of(Place.Next().Village, members);
        await _flow.RegisteredAsync(family, "register");
        return family;
    }

    // Of one village, which receive nothing of what is asked.
    private async Task<IReadOnlyList<SampleFamily>> HouseholdsAsync(int count, int members)
    {
        var village = Place.Next().Village;
        var families = Enumerable.Range(0, count).Select(_ => SampleFamily.Of(village, members)).ToList();
        var officer = await _flow.TokenAsync("regency-officer", village[..4]);
        var citizen = await _flow.TokenAsync("citizen", village);
        await Task.WhenAll(families.Select(_flow.RegisterPopulationAsync));
        var made = await Task.WhenAll(families.Select(family => _flow.PostAsync("/proposals", citizen, family.Proposal())));
        await _flow.IdleAsync();
        Assert.All(await Task.WhenAll(made.Select(m => _flow.VerifyAsync(village, m["id"]!, officer))), verified => verified.Expect(HttpStatusCode.OK));
        await _flow.IdleAsync();
        await _flow.RatifyAsync(village[..4]);
        return families;
    }

    private async Task<IReadOnlyList<string>> AskAsync(IEnumerable<SampleFamily> families, string token)
    {
        var asked = await Task.WhenAll(families.Select(family => _flow.PostAsync("/proposals", token, family.Proposal("assistance", "PBI-JKN"))));
        await _flow.IdleAsync();
        return [.. asked.Select(a => a.Expect(HttpStatusCode.Created)["id"]!)];
    }

    private async Task<string> StatusAsync(string village, string id, string token) => (await _flow.ProposalAsync(village, id, token)).Expect(HttpStatusCode.OK)["status"]!;
}
