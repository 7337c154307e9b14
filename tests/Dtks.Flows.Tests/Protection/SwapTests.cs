using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Protection;

/// <summary>What somebody who writes to the database moved from one record to another is not served as if it were right.</summary>
[Collection("audit")]
[Trait("rule", "REG-3")]
public sealed class SwapTests(FlowHost host)
{
    private const string Name = "state.family.members[0].name";

    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task Names_swapped_between_two_proposals_are_refused_and_served_again_once_they_are_back()
    {
        var village = Place.Next().Village;
        var (one, citizen) = await _flow.VerifyingAsync(SampleFamily.Of(village));
        var (two, _) = await _flow.VerifyingAsync(SampleFamily.Of(village));
        var (first, second) = (await host.StoredAsync(village, $"proposal-{one}"), await host.StoredAsync(village, $"proposal-{two}"));
        var swapped = (Newtonsoft.Json.Linq.JObject)first.DeepClone();
        swapped.SelectToken(Name)!.Replace(second.SelectToken(Name)!.DeepClone());

        await host.FalsifyAsync(village, swapped);
        var answer = await _flow.ProposalAsync(village, one, citizen);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.DoesNotContain("household", answer.Text, StringComparison.Ordinal);

        await host.FalsifyAsync(village, first);
        (await _flow.ProposalAsync(village, one, citizen)).ExpectStatus("verifying");
    }
}
