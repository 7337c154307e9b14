using System.Globalization;
using System.Net;
using Azure.Storage.Queues;
using Dtks.Flows.Tests.Proposals;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Waiting;

/// <summary>Messages that go lost between a change and the work that it asks for.</summary>
internal static class LostMessages
{
    /// <summary>Has what is sent to a queue come minutes late by the queue's own clock, so that it can be lost before anybody takes it.</summary>
    public static async Task HoldBackAsync(this FlowHost host, string queue)
    {
        var rule = new { service = "queues", kind = "twice", path = $"/{queue}/", delayMilliseconds = 600_000, seed = 5 };
        (await host.Flow.SendAsync(HttpMethod.Post, "/dev/faults", body: rule)).Expect(HttpStatusCode.OK);
    }

    /// <summary>Loses what was sent; what is sent from now on comes through.</summary>
    public static async Task LoseAsync(this FlowHost host, string queue)
    {
        await host.ClearAsync(queue);
        await host.Flow.SendAsync(HttpMethod.Delete, "/dev/faults");
    }

    /// <summary>Loses what was sent, and goes on holding back.</summary>
    public static async Task ClearAsync(this FlowHost host, string queue)
    {
        // Both deliveries are there.
        var until = TimeProvider.System.GetUtcNow().AddMinutes(1);
        while (int.Parse((await host.Flow.SendAsync(HttpMethod.Get, "/dev/queues"))[$"['{queue}']"]!, CultureInfo.InvariantCulture) < 2)
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, "Nothing was sent.");
        }

        await host.Services.GetRequiredService<QueueServiceClient>().GetQueueClient(queue).ClearMessagesAsync();
    }

    /// <summary>A citizen's proposal whose matching is held back.</summary>
    public static async Task<(string Id, string Citizen)> SubmittedAsync(this FlowHost host, string village)
    {
        var family = SampleFamily.Of(village);
        await host.Flow.RegisterPopulationAsync(family);
        var citizen = await host.Flow.TokenAsync("citizen", village);
        await host.HoldBackAsync("proposals-matching");
        return ((await host.Flow.PostAsync("/proposals", citizen, family.Proposal())).Expect(HttpStatusCode.Created)["id"]!, citizen);
    }
}
