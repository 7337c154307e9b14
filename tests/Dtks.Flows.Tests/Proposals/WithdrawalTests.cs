using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Ratification;

namespace Dtks.Flows.Tests.Proposals;

/// <summary>A proposal taken back from wherever it is open, and what that frees.</summary>
[Collection("proposals")]
public sealed class WithdrawalTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task Taken_back_at_any_moment_of_its_matching_it_stays_so_and_its_numbers_are_free()
    {
        var village = Place.Next().Village;
        var citizen = await _flow.TokenAsync("citizen", village);
        var families = Enumerable.Range(0, 8).Select(_ => SampleFamily.Of(village, members: 2)).ToList();
        await Task.WhenAll(families.Select(_flow.RegisterPopulationAsync));
        var ids = await Task.WhenAll(families.Select(async family =>
        {
            var id = (await _flow.PostAsync("/proposals", citizen, family.Proposal())).Expect(HttpStatusCode.Created)["id"]!;
            (await WithdrawAsync(village, id, citizen)).ExpectStatus("withdrawn");
            return id;
        }));
        await _flow.IdleAsync();

        foreach (var id in ids)
        {
            var seen = (await _flow.ProposalAsync(village, id, citizen)).ExpectStatus("withdrawn");
            Assert.Equal("proposal.withdrawn", seen["history[-1:].code"]);
        }

        var again = (await _flow.PostAsync("/proposals", await _flow.TokenAsync("citizen", village), families[0].Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(village, again, await _flow.TokenAsync("auditor", "ID"))).ExpectStatus("verifying");
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task Who_waited_for_its_numbers_goes_on_and_one_that_waits_is_taken_back_too()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (first, owner) = await _flow.VerifyingAsync(family);
        var strangers = new[] { await _flow.TokenAsync("citizen", family.Village), await _flow.TokenAsync("citizen", family.Village) };
        var waiting = new List<string>();
        foreach (var stranger in strangers)
        {
            waiting.Add((await _flow.PostAsync("/proposals", stranger, family.Proposal())).Expect(HttpStatusCode.Created)["id"]!);
            await _flow.IdleAsync();
            (await _flow.ProposalAsync(family.Village, waiting[^1], stranger)).ExpectStatus("contested");
        }

        (await WithdrawAsync(family.Village, waiting[0], strangers[0])).ExpectStatus("withdrawn");
        (await WithdrawAsync(family.Village, first, owner)).ExpectStatus("withdrawn");
        await _flow.IdleAsync();

        (await _flow.ProposalAsync(family.Village, waiting[0], strangers[0])).ExpectStatus("withdrawn");
        (await _flow.ProposalAsync(family.Village, waiting[1], strangers[1])).ExpectStatus("verifying");
        var officer = await _flow.TokenAsync("regency-officer", family.Village[..4]);
        Assert.Empty((await _flow.GetAsync($"/regencies/{family.Village[..4]}/claims?status=contested", officer)).Expect(HttpStatusCode.OK).Json["items"]!);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task A_citizens_is_theirs_alone_and_a_villages_any_of_its_officers()
    {
        var place = Place.Next();
        var (id, _) = await _flow.VerifyingAsync(SampleFamily.Of(place.Village));
        (await WithdrawAsync(place.Village, id, await _flow.TokenAsync("citizen", place.Village))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await WithdrawAsync(place.Village, id, await _flow.TokenAsync("village-officer", place.Village))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "proposal.notOwn", "GOV-2");
        (await WithdrawAsync(place.Village, id, await _flow.TokenAsync("regent", place.Regency))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");

        var family = SampleFamily.Of(place.Village);
        await _flow.RegisterPopulationAsync(family);
        var named = (await _flow.PostAsync("/proposals", await _flow.TokenAsync("village-officer", place.Village), family.Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        (await WithdrawAsync(place.Village, named, await _flow.TokenAsync("village-officer", place.Villages[1]))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await WithdrawAsync(place.Village, named, await _flow.TokenAsync("village-officer", place.Village))).ExpectStatus("withdrawn");
    }

    [Fact]
    public async Task Sent_twice_it_is_done_once_and_told_the_same_more_than_a_week_later()
    {
        var (family, key) = (SampleFamily.Of(Place.Next().Village), ("Idempotency-Key", Guid.NewGuid().ToString()));
        var (id, citizen) = await _flow.VerifyingAsync(family);
        var etag = (await _flow.ProposalAsync(family.Village, id, citizen)).ETag;
        var path = $"/proposals/{family.Village}/{id}/withdrawal";

        (await _flow.PostAsync(path, citizen, new { }, ("If-Match", "\"other\""))).ExpectProblem(HttpStatusCode.PreconditionFailed, "stale");
        (await _flow.PostAsync(path, citizen, new { note = "x" })).ExpectProblem(HttpStatusCode.BadRequest, "json.unknownMember");
        var first = (await _flow.PostAsync(path, citizen, new { }, key, ("If-Match", etag))).ExpectStatus("withdrawn");
        await _flow.AdvanceAsync("P8D");
        var again = (await _flow.PostAsync(path, citizen, new { }, key, ("If-Match", etag))).ExpectStatus("withdrawn");

        Assert.Equal(first.Text, again.Text);
        (await _flow.PostAsync(path, citizen, new { })).ExpectProblem(HttpStatusCode.Conflict, "proposal.notOpen");
        var seen = (await _flow.ProposalAsync(family.Village, id, citizen)).ExpectStatus("withdrawn");
        Assert.Single(seen.Json["history"]!, step => (string)step["status"]! == "withdrawn");
        Assert.Single(await host.TrailAsync(family.Village), e => e.Action == "proposal.withdrawn");
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public async Task Once_a_letter_ratified_it_it_is_taken_back_no_more_until_it_comes_back()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, citizen) = await _flow.VerifyingAsync(family);
        (await _flow.VerifyAsync(family.Village, id, await _flow.TokenAsync("regency-officer", family.Village[..4]))).Expect(HttpStatusCode.OK);
        var letter = (await _flow.SignAsync(family.Village[..4], await _flow.TokenAsync("regent", family.Village[..4]))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();

        (await WithdrawAsync(family.Village, id, citizen)).ExpectProblem(HttpStatusCode.Conflict, "proposal.notOpen");
        (await _flow.ReviewAsync(family.Village[..4], letter, "returned", "Lampiran tidak lengkap")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        (await WithdrawAsync(family.Village, id, citizen)).ExpectStatus("withdrawn");
        await _flow.IdleAsync();
        (await _flow.SignAsync(family.Village[..4], await _flow.TokenAsync("regent", family.Village[..4]))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.noRows");
    }

    private Task<Answer> WithdrawAsync(string village, string id, string token) => _flow.PostAsync($"/proposals/{village}/{id}/withdrawal", token, body: null);
}
