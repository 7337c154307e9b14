using System.Net;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Registry;

/// <summary>Steps that flows share about families that move while something is asked for them.</summary>
public static class MovingSteps
{
    /// <summary>A family of two that receives PKH, and a citizen of its village.</summary>
    public static async Task<(Place Place, SampleFamily Family, string Household, string Citizen)> RegisteredAsync(this Flow flow)
    {
        var place = Place.Next();
        var family = SampleFamily.Of(place.Village, members: 2);
        var household = Assert.Single(await flow.RecipientsAsync([family], "PKH"));
        return (place, family, household, await flow.TokenAsync("citizen", place.Village));
    }

    /// <summary>The family moves, and the village where it comes takes it over.</summary>
    public static async Task MoveAsync(this Flow flow, string from, string to, string household)
    {
        await new FamilySteps(flow, await flow.TokenAsync("village-officer", from), from, household).MoveAsync(to);
        (await flow.PostAsync($"/households/{to}/{household}/arrival", await flow.TokenAsync("village-officer", to), new { })).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
    }

    /// <summary>The family as it lives after the move, and as the population register has it from then on.</summary>
    public static async Task<SampleFamily> LivingAsync(this Flow flow, SampleFamily family, string to)
    {
        var moved = family with { Village = to, Street = "Dusun Krajan 1", Rt = "1", Rw = "1" };
        await flow.RegisterPopulationAsync(moved);
        return moved;
    }

    /// <summary>A correction of a proposal for assistance.</summary>
    public static Task<Answer> CorrectAsync(this Flow flow, string village, string proposal, string token, SampleFamily family, string programme = "BPNT") =>
        flow.PostAsync($"/proposals/{village}/{proposal}/correction", token, family.Proposal("assistance", programme));
}
