using System.Net;
using Dtks.Flows.Tests;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Messaging;

namespace Dtks.ContainerTests;

/// <summary>A proposal's way through its messages, each of which passes through the container.</summary>
public sealed class QueueTests(ContainerHost host) : IClassFixture<ContainerHost>
{
    [SkippableFact]
    [Trait("rule", "PRO-5")]
    [Trait("rule", "RAT-3")]
    public async Task A_proposal_is_matched_verified_ratified_and_registered()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 3);

        var household = await host.Flow.RegisteredAsync(family, "registerWithAssistance", "PKH");

        var officer = await host.Flow.TokenAsync("regency-officer", family.Village[..4]);
        var seen = (await host.Flow.GetAsync($"/households/{family.Village}/{household}", officer)).Expect(HttpStatusCode.OK);
        Assert.Equal("PKH", Assert.Single(seen.Json["entitlements"]!)["programme"]!.ToString());
        await HoldPassedAsync(MatchProposals.Queue);
    }

    [SkippableFact]
    [Trait("rule", "PRO-7")]
    public async Task A_deadline_that_passes_travels_through_its_queue()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, token) = await host.Flow.VerifyingAsync(family);

        await host.Flow.AdvanceAsync("P31D");

        (await host.Flow.ProposalAsync(family.Village, id, token)).ExpectStatus("deemedEligible");
        await HoldPassedAsync(FireDeadlines.Queue);
    }

    [SkippableFact]
    public async Task Every_queue_and_its_poison_queue_stand_in_the_container()
    {
        await host.Flow.IdleAsync();

        var made = await host.Azurite.Queues.GetQueuesAsync().Select(q => q.Name).ToListAsync();

        Assert.All(host.Queues.All, queue => Assert.Contains(queue, made));
        Assert.All(host.Queues.All, queue => Assert.Contains(QueueNames.Poison(queue), made));
    }

    // Put, handed out, and deleted when done.
    private async Task HoldPassedAsync(string queue)
    {
        var requests = await host.Azurite.RequestsAsync();
        Assert.Matches($"POST /devstoreaccount1/{queue}/messages\\S* HTTP/1.1\" 201", requests);
        Assert.Matches($"GET /devstoreaccount1/{queue}/messages\\?\\S+ HTTP/1.1\" 200", requests);
        Assert.Matches($"DELETE /devstoreaccount1/{queue}/messages/\\S+ HTTP/1.1\" 204", requests);
        Assert.Equal(0, (await host.Azurite.Queues.GetQueueClient(queue).GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }
}
