using System.Net;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Delivery;

/// <summary>A process that ended left something undelivered: others find it by its numbers and deliver it.</summary>
[Collection(DeliveryBench.Collection)]
public sealed class RescueTests(DeliveryBench bench) : IAsyncLifetime
{
    private readonly Flow _flow = bench.Host.Flow;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => bench.MendAsync();

    [Theory]
    [InlineData("PT30S", 0)]
    [InlineData("PT61S", 1)]
    public async Task Ended_between_saving_and_delivering_it_is_delivered_after_a_minute_and_not_before(string duration, int delivered)
    {
        var (village, other) = (Place.Next().Village, new OtherProcess(bench));
        var id = await other.SaveAsync(village, village, DeliveryBench.Deadline(village));
        var told = (await _flow.SendAsync(HttpMethod.Post, "/dev/idle?timeout=0")).ExpectProblem(HttpStatusCode.RequestTimeout, "idle.timeout");
        Assert.Equal(1, (int)told.Json["outboxes"]!["registry"]!);

        await bench.SweepAfterAsync(duration);

        Assert.Equal((delivered, delivered == 1), (bench.Count(village), await bench.HasDeadlineAsync(village)));
        await bench.SweptAsync();
        Assert.Equal(DeliveryBench.Ids(id), bench.Topic.Ids(DeliveryBench.EventType).Where(e => e.Contains(DeliveryBench.ChangeOf(id), StringComparison.Ordinal)));
        Assert.Empty(await bench.OutboxesAsync(village));
    }

    [Fact]
    public async Task Ended_after_delivering_and_before_saying_so_it_is_delivered_again_under_the_same_id()
    {
        var (village, other) = (Place.Next().Village, new OtherProcess(bench));
        var id = await other.SaveAsync(village, village);
        await bench.Host.Services.GetRequiredService<OutboxRelay>().DeliverAsync(Partitions.Registry(village), id, CancellationToken.None);

        await bench.SweptAsync();

        Assert.Equal([DeliveryBench.Ids(id).Single(), DeliveryBench.Ids(id).Single()], bench.Topic.Ids(DeliveryBench.EventType).Where(e => e.Contains(DeliveryBench.ChangeOf(id), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_it_said_to_be_delivered_is_not_delivered_again_and_what_was_open_before_that_is()
    {
        var (village, other) = (Place.Next().Village, new OtherProcess(bench));
        await other.SaveAndCloseAsync(village, $"{village}/1");
        await other.SaveAsync(village, $"{village}/2");
        await other.SaveAndCloseAsync(village, $"{village}/3");
        other.Real.Advance(ChangeLedger.Every);
        await other.Ledger.FlushAsync(ChangeLedger.Every);
        Assert.Equal(1, (await other.DocumentAsync())!.UpTo);

        await bench.SweptAsync();

        Assert.Equal((0, 1, 1), (bench.Count($"{village}/1"), bench.Count($"{village}/2"), bench.Count($"{village}/3")));
    }

    [Fact]
    public async Task Its_document_goes_when_it_ends_in_order_or_when_others_have_seen_for_long_that_it_ended()
    {
        var village = Place.Next().Village;
        var (orderly, dead, sweeper) = (new OtherProcess(bench), new OtherProcess(bench), new OtherProcess(bench));
        await orderly.SaveAndCloseAsync(village, $"{village}/1");
        await orderly.Ledger.EndAsync(CancellationToken.None);
        Assert.Null(await orderly.DocumentAsync());

        await dead.SaveAsync(village, $"{village}/2");
        await bench.AdvanceAsync("PT3M");
        await sweeper.Rescue.RunAsync(CancellationToken.None);
        Assert.NotNull(await dead.DocumentAsync());
        sweeper.Real.Advance(TimeSpan.FromSeconds(10));
        await sweeper.Rescue.RunAsync(CancellationToken.None);
        Assert.Null(await dead.DocumentAsync());
        Assert.True(bench.Count($"{village}/2") > 0);
    }

    [Fact]
    public async Task Two_sweeps_at_once_lose_nothing()
    {
        var (village, other) = (Place.Next().Village, new OtherProcess(bench));
        var subjects = Enumerable.Range(0, 130).Select(n => $"{village}/{n:000}").ToList();
        foreach (var subject in subjects)
        {
            await other.SaveAsync(village, subject);
        }

        var (one, another) = (new OtherProcess(bench), new OtherProcess(bench));
        await bench.AdvanceAsync("PT2M");
        await Task.WhenAll(one.Rescue.RunAsync(CancellationToken.None), another.Rescue.RunAsync(CancellationToken.None));

        Assert.All(subjects, subject => Assert.True(bench.Count(subject) > 0, subject));
        await bench.SweptAsync();
    }

    [Fact]
    public async Task An_unreadable_entry_is_set_aside_its_neighbours_go_on_and_repaired_it_is_delivered_by_a_replay()
    {
        var (village, other) = (Place.Next().Village, new OtherProcess(bench));
        await other.SaveAsync(village, $"{village}/1");
        await other.SaveAsync(village, $"{village}/2");
        await other.SaveAsync(village, $"{village}/3");
        var sound = await bench.EntryAsync(village, $"{village}/2");
        var broken = (JObject)sound.DeepClone();
        broken["outbox"]!["entries"] = new JArray("?");
        await bench.WriteAsync(broken);

        await bench.SweptAsync();
        Assert.Equal((1, 0, 1), (bench.Count($"{village}/1"), bench.Count($"{village}/2"), bench.Count($"{village}/3")));

        await bench.WriteAsync(sound);
        var operations = await _flow.TokenAsync("operator", "ID");
        var kept = (await _flow.GetAsync("/operations/poison?queue=outbox&status=waiting", operations)).Expect(HttpStatusCode.OK);
        var id = Assert.Single(kept.Json["items"]!, item => (string?)item["area"] == village)["id"];
        (await _flow.PostAsync($"/operations/poison/{id}/replay", operations, body: null)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        Assert.Equal(1, bench.Count($"{village}/2"));
    }
}
