using System.Net;
using Dtks.Flows.Tests;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Faults;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Platform.Messaging;
using Xunit.Abstractions;

namespace Dtks.ContainerTests;

/// <summary>The storage container stops in the middle of the work and comes back with its data, while the host goes on.</summary>
public sealed class RestartTests(RestartTests.SlowHost host) : IClassFixture<RestartTests.SlowHost>
{
    // More than the host takes at once (batch size 16 and threshold 8 of host.json), so that some are in the queue and nowhere else.
    private const int Queued = 40;

    [SkippableFact]
    [Trait("rule", "PRO-5")]
    public async Task Work_that_was_queued_and_work_that_came_meanwhile_is_all_done()
    {
        var village = Place.Next().Village;
        var families = Enumerable.Range(0, Queued + 1).Select(_ => SampleFamily.Of(village)).ToList();
        foreach (var family in families)
        {
            await host.Flow.RegisterPopulationAsync(family);
        }

        // Each matching now takes far longer than the container needs to stop, so that all of it is in the queue at that moment.
        await host.Flow.FailAsync(new { kind = "delay", container = "identities", operation = "create", delayMilliseconds = 30_000 });
        var citizen = await host.Flow.TokenAsync("citizen", village);
        var ids = (await Task.WhenAll(families.Take(Queued).Select(family => ProposeAsync(citizen, family)))).ToList();
        Assert.Equal(Queued, await UntilQueuedAsync(MatchProposals.Queue, Queued));

        await host.Azurite.StopAsync();
        Assert.All(await StatusesAsync(village, ids, citizen), status => Assert.Equal("submitted", status));
        ids.Add(await ProposeAsync(citizen, families[^1]));
        await host.Flow.MendAsync();
        await host.Azurite.StartAsync();
        await host.Flow.IdleAsync();
        await host.Flow.AdvanceAsync("PT5M");

        Assert.All(await StatusesAsync(village, ids, citizen), status => Assert.Equal("verifying", status));
        Assert.Equal((0, 0), (await LengthAsync(MatchProposals.Queue), await LengthAsync(QueueNames.Poison(MatchProposals.Queue))));
    }

    [SkippableFact]
    [Trait("rule", "MUS-6")]
    public async Task Documents_outlast_it_and_a_link_given_before_works_after()
    {
        var deliberation = await DeliberationFlow.OpenAsync(host.Flow);
        var minutes = DeliberationFlow.Document("minutes");
        var before = await deliberation.UploadAsync(DeliberationFlow.Declaration("minutes"), minutes.Content);
        var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("attendance"))).Expect(HttpStatusCode.Created);

        await host.Azurite.StopAsync();
        await host.Azurite.StartAsync();

        using var http = new HttpClient();
        Assert.Equal(minutes.Content, await http.GetByteArrayAsync(before["downloadUrl"]!));
        using var upload = new HttpRequestMessage(HttpMethod.Put, declared["uploadUrl"]!) { Content = new ByteArrayContent(DeliberationFlow.Document("attendance").Content) };
        upload.Headers.Add("x-ms-blob-type", "BlockBlob");
        using var uploaded = await http.SendAsync(upload);
        Assert.Equal(HttpStatusCode.Created, uploaded.StatusCode);
        (await deliberation.CompleteAsync(declared["id"]!)).Expect(HttpStatusCode.Accepted);
        await host.Flow.IdleAsync();
        Assert.Equal("accepted", (await deliberation.EvidenceAsync(declared["id"]!))["status"]);
    }

    private async Task<string> ProposeAsync(string citizen, SampleFamily family) =>
        (await host.Flow.PostAsync("/proposals", citizen, family.Proposal())).Expect(HttpStatusCode.Created)["id"]!;

    // What follows a change is sent right after the answer, so the last message may still be on its way.
    private async Task<int> UntilQueuedAsync(string queue, int atLeast)
    {
        var until = TimeProvider.System.GetUtcNow().AddMinutes(1);
        var length = await LengthAsync(queue);
        while (length < atLeast && TimeProvider.System.GetUtcNow() < until)
        {
            length = await LengthAsync(queue);
        }

        return length;
    }

    private async Task<int> LengthAsync(string queue) =>
        (await host.Azurite.Queues.GetQueueClient(queue).GetPropertiesAsync()).Value.ApproximateMessagesCount;

    private async Task<IReadOnlyList<string>> StatusesAsync(string village, IEnumerable<string> ids, string token)
    {
        var statuses = new List<string>();
        foreach (var id in ids)
        {
            statuses.Add((await host.Flow.ProposalAsync(village, id, token)).Expect(HttpStatusCode.OK)["status"]!);
        }

        return statuses;
    }

    /// <summary>A host whose database can be slowed down.</summary>
    public sealed class SlowHost(IMessageSink messages) : ContainerHost(messages, ownDatabase: true);
}
