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

    [Theory]
    [Trait("rule", "RAT-8")]
    [InlineData(0, HttpStatusCode.Created, HttpStatusCode.OK, "signed", "conforming", "applied")]
    [InlineData(300, HttpStatusCode.Created, HttpStatusCode.OK, "signed", "covered", "conforming", "applied")]
    [InlineData(1001, HttpStatusCode.Accepted, HttpStatusCode.Accepted, "signed", "covered", "reviewed", "conforming", "applied")]
    public async Task A_letter_and_its_review(int others, HttpStatusCode signing, HttpStatusCode reviewing, params string[] steps)
    {
        var place = Place.Next();
        var (village, regency) = (place.Villages[1], place.Regency);
        var proposal = await _flow.EligibleAsync(SampleFamily.Of(village));
        await host.AddRowsAsync(place.Village, others);
        var today = (await _flow.NowAsync()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var letter = new { period = today[..7], subject = "proposals", letter = new { number = "460/1", date = today } };

        var signed = await TenTimesAsync($"/regencies/{regency}/ratifications", await _flow.TokenAsync("regent", regency, "regent-t"), letter, signing);
        await _flow.IdleAsync();
        await TenTimesAsync(
            $"/regencies/{regency}/ratifications/{signed["id"]}/review",
            await _flow.TokenAsync("ministry-officer", "ID"),
            new { outcome = "conforming", reasons = Array.Empty<string>() },
            reviewing);
        await _flow.IdleAsync();

        // Told the same also after the letter went on.
        Assert.Equal(signed.Text, (await TenTimesAsync($"/regencies/{regency}/ratifications", await _flow.TokenAsync("regent", regency, "regent-t"), letter, signing)).Text);
        var made = Assert.Single(await host.StoredAsync(regency, "letter"));
        Assert.Equal(signed["id"], made["state"]!["id"]!.ToString());
        Assert.Single(await host.StoredAsync(regency, "letterNumber"));
        var covered = Assert.Single(await host.CoveredAsync(regency)).Value;
        Assert.Equal(Enumerable.Range(0, others).Select(LetterSteps.Id).Append(proposal), covered);
        var history = steps.Select(step => $"ratification.{step}").ToList();
        Assert.Equal(history, made["state"]!["history"]!.Select(step => step["code"]!.ToString()));
        var audited = (await host.StoredAsync(regency, "audit")).Select(entry => entry["action"]!.ToString());
        Assert.Equal(history.Order(), audited.Where(action => action.StartsWith("ratification.", StringComparison.Ordinal)).Order());
        var shown = await _flow.LetterAsync(regency, signed["id"]!);
        Assert.Equal(("applied", "1", $"{others}"), (shown["status"], shown["progress.applied"], shown["progress.notApplied"]));
        var seen = (await _flow.ProposalAsync(village, proposal, await _flow.TokenAsync("auditor", "ID"))).ExpectStatus("registered");
        Assert.Single(seen.Json["history"]!, step => step["code"]!.ToString() == "proposal.ratified");
        Assert.Single(seen.Json["history"]!, step => step["code"]!.ToString() == "proposal.registered");
        var events = (await _flow.EventsOfAsync(regency, signed["id"]!)).Select(e => e["type"]!.ToString()).ToList();
        Assert.All(["signed", "conforming", "applied"], code => Assert.Single(events, type => type == $"dtks.ratification.{code}.v1"));
    }

    private async Task<Answer> TenTimesAsync(string path, string token, object body, HttpStatusCode expected, params (string Name, string Value)[] headers)
    {
        var key = ("Idempotency-Key", "ten-times");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _flow.PostAsync(path, token, body, [key, .. headers])));

        Assert.All(answers, answer => answer.Expect(expected));
        return Assert.Single(answers.DistinctBy(a => a.Text));
    }
}
