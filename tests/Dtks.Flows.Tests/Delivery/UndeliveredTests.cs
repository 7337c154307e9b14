using System.Net;
using Dtks.Flows.Tests.Faults;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Delivery;

/// <summary>What follows from a change could not be delivered, or nobody knows whether the change was saved.</summary>
[Collection(DeliveryBench.Collection)]
public sealed class UndeliveredTests(DeliveryBench bench) : IAsyncLifetime
{
    private readonly Flow _flow = bench.Host.Flow;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => bench.MendAsync();

    [Fact]
    public async Task What_cannot_be_delivered_now_is_kept_beside_the_change_and_swept_under_the_same_id()
    {
        var village = Place.Next().Village;
        bench.Topic.Away = true;
        await bench.SaveAsync(village, village, DeliveryBench.Deadline(village));
        var kept = (await bench.OutboxesAsync(village)).Single();
        Assert.Equal([1], kept["delivered"]!.Values<int>());
        Assert.True(await bench.HasDeadlineAsync(village));

        bench.Topic.Away = false;
        await bench.SweepUntilAsync(async () => (await bench.OutboxesAsync(village)).Count == 0);
        Assert.Equal(1, bench.Count(village));
        Assert.Equal(DeliveryBench.Ids(await bench.EntryAsync(village, village)), [$"{kept["id"]}-0"]);
        Assert.Contains($"{kept["id"]}-0", bench.Topic.Ids(DeliveryBench.EventType));
    }

    [Fact]
    public async Task What_can_be_neither_delivered_nor_kept_is_gone_on_with_and_nobody_is_told_that_all_is_done()
    {
        var village = Place.Next().Village;
        await bench.SaveAsync(village, "warm");
        bench.Topic.Away = true;
        await _flow.FailAsync(new { kind = "503", container = "registry", operation = "create" });
        await bench.SaveAsync(village, village);
        Assert.Empty(await bench.OutboxesAsync(village));

        // Outboxes are looked for once nothing runs; a timer may, at this moment.
        Answer told;
        var looks = 0;
        do told = (await _flow.SendAsync(HttpMethod.Post, "/dev/idle?timeout=0")).ExpectProblem(HttpStatusCode.RequestTimeout, "idle.timeout");
        while (!told.Json["outboxes"]!.HasValues && ++looks < 1000);
        Assert.Equal(1, (int?)told.Json["outboxes"]!["registry"]);

        bench.Topic.Away = false;
        await _flow.MendAsync();

        await bench.SweepUntilAsync(() => Task.FromResult(bench.Count(village) > 0));
        await _flow.IdleAsync();
    }

    [Fact]
    public Task What_was_delivered_is_not_delivered_again_while_the_rest_can_be_kept_nowhere() => bench.WithQueueAsync(async queue =>
    {
        var village = Place.Next().Village;
        await bench.SaveAsync(village, "warm");
        bench.Topic.Away = true;
        await _flow.FailAsync(new { kind = "503", container = "registry", operation = "create" });
        await bench.SaveAsync(village, village, OutboxEntry.Message(queue.Name, new { village }));

        for (var round = 0; round < 3; round++)
        {
            await bench.Host.Services.GetRequiredService<LeftChanges>().RunAsync(CancellationToken.None);
        }

        Assert.Single((await queue.PeekMessagesAsync(32)).Value);
        await queue.ClearMessagesAsync();
        bench.Topic.Away = false;
        await _flow.MendAsync();
        await bench.SweepUntilAsync(() => Task.FromResult(bench.Count(village) > 0));
        Assert.Empty((await queue.PeekMessagesAsync(32)).Value);
        Assert.Equal(1, bench.Count(village));
    });

    [Theory]
    [InlineData("dropAfter", 1)]
    [InlineData("dropBefore", 0)]
    [InlineData("503", 0)]
    [InlineData("429", 0)]
    public async Task Of_a_change_whose_saving_failed_the_trail_says_whether_anything_follows(string kind, int delivered)
    {
        var village = Place.Next().Village;
        await bench.SaveAsync(village, "warm");
        await _flow.FailAsync(new { kind, container = "registry", operation = "batch" });
        await Assert.ThrowsAnyAsync<Exception>(() => bench.SaveAsync(village, village));
        await _flow.MendAsync();

        await bench.AdvanceAsync("PT61S");
        await _flow.IdleAsync();

        Assert.Equal(delivered, bench.Count(village));
    }

    [Fact]
    public async Task A_repetition_of_what_was_saved_already_is_no_conflict_and_one_that_comes_too_late_is()
    {
        var village = Place.Next().Village;
        var (store, now) = (bench.Host.Services.GetRequiredService<DocumentStore>(), await _flow.NowAsync());
        var change = DeliveryBench.Audited(village, village);
        var entry = Platform.Audit.AuditDocument.Of(change.Partition, change.Audited, now)[0];
        var outbox = OutboxDocument.For(change, now);

        await store.CommitAsync(new DocumentBatch(change.Partition).Create(outbox).Sign(entry), CancellationToken.None);
        await store.CommitAsync(new DocumentBatch(change.Partition).Create(outbox).Sign(entry), CancellationToken.None);
        await Assert.ThrowsAsync<StaleException>(() =>
            store.CommitAsync(new DocumentBatch(change.Partition).Create(outbox).Sign(entry with { Id = entry.Id + "1" }), CancellationToken.None));
        await bench.SweptAsync();
    }
}
