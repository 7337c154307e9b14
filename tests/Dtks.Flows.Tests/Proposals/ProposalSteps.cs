using System.Net;

namespace Dtks.Flows.Tests.Proposals;

/// <summary>Steps that many flows share: a proposal brought to where the test begins.</summary>
public static class ProposalSteps
{
    /// <summary>A citizen's proposal of a family that the population register knows, matched: it waits for the regency.</summary>
    public static async Task<(string Id, string Token)> VerifyingAsync(this Flow flow, SampleFamily family, string kind = "register", params string[] programmes)
    {
        await flow.RegisterPopulationAsync(family);
        var citizen = await flow.TokenAsync("citizen", family.Village);
        var answer = (await flow.PostAsync("/proposals", citizen, family.Proposal(kind, programmes))).Expect(HttpStatusCode.Created);
        await flow.IdleAsync();
        (await flow.ProposalAsync(family.Village, answer["id"]!, citizen)).ExpectStatus("verifying");
        return (answer["id"]!, citizen);
    }

    /// <summary>A proposal that the regency found eligible.</summary>
    public static async Task<string> EligibleAsync(this Flow flow, SampleFamily family, string kind = "register", params string[] programmes)
    {
        var (id, _) = await flow.VerifyingAsync(family, kind, programmes);
        var regency = await flow.TokenAsync("regency-officer", family.Village[..4]);
        (await flow.VerifyAsync(family.Village, id, regency)).Expect(HttpStatusCode.OK);
        return id;
    }

    /// <summary>A household of the register: proposed, verified, ratified, reviewed. The answer is its id.</summary>
    public static async Task<string> RegisteredAsync(this Flow flow, SampleFamily family, string kind = "registerWithAssistance", params string[] programmes)
    {
        var id = await flow.EligibleAsync(family, kind, programmes);
        await flow.RatifyAsync(family.Village[..4]);
        var officer = await flow.TokenAsync("regency-officer", family.Village[..4]);
        var proposal = (await flow.ProposalAsync(family.Village, id, officer)).ExpectStatus("registered");
        return proposal["registeredAs"]!;
    }

    /// <summary>A letter over all that is eligible in the regency, found conforming by the Ministry, and carried over.</summary>
    public static async Task<Answer> RatifyAsync(this Flow flow, string regency)
    {
        var letter = (await flow.SignAsync(regency, await flow.TokenAsync("regent", regency))).Expect(HttpStatusCode.Created);
        var ministry = await flow.TokenAsync("ministry-officer", "ID");
        (await flow.PostAsync($"/regencies/{regency}/ratifications/{letter["id"]}/review", ministry, new { outcome = "conforming", reasons = Array.Empty<string>() })).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
        return letter;
    }

    /// <summary>The regent's letter, dated today.</summary>
    public static async Task<Answer> SignAsync(this Flow flow, string regency, string regent, string? number = null)
    {
        var today = (await flow.NowAsync()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var letter = new { period = today[..7], subject = "proposals", letter = new { number = number ?? $"460/{Guid.NewGuid():N}", date = today } };
        return await flow.PostAsync($"/regencies/{regency}/ratifications", regent, letter);
    }

    /// <summary>Asks until a proposal stands where it should, where something is left and the host is not idle.</summary>
    public static async Task UntilAsync(this Flow flow, string village, string id, string token, string status)
    {
        var until = TimeProvider.System.GetUtcNow().AddMinutes(1);
        while ((await flow.ProposalAsync(village, id, token))["status"] != status)
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, $"The proposal {id} is not {status}.");
        }
    }

    public static Task<Answer> ProposalAsync(this Flow flow, string village, string id, string token) => flow.GetAsync($"/proposals/{village}/{id}", token);

    public static Task<Answer> VerifyAsync(this Flow flow, string village, string id, string token, string outcome = "eligible", int? ground = null) =>
        flow.PostAsync($"/proposals/{village}/{id}/verification", token, ground is null ? new { outcome, note = "Kunjungan rumah" } : new { outcome, ground, note = "Kunjungan rumah" });

    public static Answer ExpectStatus(this Answer answer, string status)
    {
        answer.Expect(HttpStatusCode.OK);
        Assert.Equal(status, answer["status"]);
        return answer;
    }
}
