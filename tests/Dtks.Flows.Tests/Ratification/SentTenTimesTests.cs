using System.Net;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>The same request with the same key, ten times at the same moment: done once, and all ten are told so.</summary>
[Collection("ratification")]
public sealed class SentTenTimesTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "PRO-6")]
    public async Task A_verification()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, citizen) = await _flow.VerifyingAsync(family);
        var regency = await _flow.TokenAsync("regency-officer", family.Village[..4]);
        var etag = (await _flow.ProposalAsync(family.Village, id, citizen)).ETag;

        await TenTimesAsync($"/proposals/{family.Village}/{id}/verification", regency, new { outcome = "eligible", note = "a" }, HttpStatusCode.OK, ("If-Match", etag));

        var after = await _flow.ProposalAsync(family.Village, id, citizen);
        Assert.Single(after.Json["history"]!, step => step["code"]!.ToString() == "proposal.foundEligible");
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public async Task A_letter_and_its_review()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var regency = family.Village[..4];
        await _flow.EligibleAsync(family);
        await _flow.IdleAsync();
        var today = (await _flow.NowAsync()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var letter = new { period = today[..7], subject = "proposals", letter = new { number = "460/1", date = today } };

        var signed = await TenTimesAsync($"/regencies/{regency}/ratifications", await _flow.TokenAsync("regent", regency), letter, HttpStatusCode.Created);
        await TenTimesAsync(
            $"/regencies/{regency}/ratifications/{signed["id"]}/review",
            await _flow.TokenAsync("ministry-officer", "ID"),
            new { outcome = "conforming", reasons = Array.Empty<string>() },
            HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    private async Task<Answer> TenTimesAsync(string path, string token, object body, HttpStatusCode expected, params (string Name, string Value)[] headers)
    {
        var key = ("Idempotency-Key", "ten-times");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _flow.PostAsync(path, token, body, [key, .. headers])));

        Assert.All(answers, answer => answer.Expect(expected));
        return Assert.Single(answers.DistinctBy(a => a.Text));
    }
}
