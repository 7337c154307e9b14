using System.Net;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Registry;

/// <summary>Steps towards assistance for a family that is in the register.</summary>
public static class AssistanceSteps
{
    /// <summary>A proposal for assistance, matched. The answer is its id.</summary>
    public static async Task<string> ProposeAssistanceAsync(this Flow flow, SampleFamily family, string token, params string[] programmes)
    {
        var answer = (await flow.PostAsync("/proposals", token, family.Proposal("assistance", programmes))).Expect(HttpStatusCode.Created);
        await flow.IdleAsync();
        return answer["id"]!;
    }

    /// <summary>A proposal that waits for the regency, verified, ratified and registered.</summary>
    public static async Task VerifyAndRegisterAsync(this Flow flow, string village, string proposal)
    {
        var officer = await flow.TokenAsync("regency-officer", village[..4]);
        (await flow.VerifyAsync(village, proposal, officer)).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
        await flow.RatifyAsync(village[..4]);
        (await flow.ProposalAsync(village, proposal, officer)).ExpectStatus("registered");
    }
}
