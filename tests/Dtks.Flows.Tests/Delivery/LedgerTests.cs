using System.Net;
using Dtks.Flows.Tests.Faults;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Delivery;

/// <summary>What follows from a change and goes with its audit entry: delivered by the process that saved it, wherever that fails in between.</summary>
public sealed class LedgerTests(DeliveryBench bench) : IClassFixture<DeliveryBench>, IAsyncLifetime
{
    private readonly Flow _flow = bench.Host.Flow;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        bench.Topic.Away = false;
        bench.Topic.Taking = () => { };
        await _flow.MendAsync();
        await _flow.AdvanceAsync("PT61S");
    }

    [Fact]
    public async Task Saved_it_is_delivered_at_once_and_neither_writes_nor_removes_a_document_for_it()
    {
        var village = Place.Next().Village;
        await SaveAsync(village, "warm");
        (await _flow.SendAsync(HttpMethod.Delete, "/dev/cosmos/usage")).Expect(HttpStatusCode.NoContent);
        var subjects = Enumerable.Range(0, 20).Select(n => $"{village}/{n}").ToList();
        foreach (var subject in subjects)
        {
            await SaveAsync(village, subject);
        }

        var usage = (await _flow.SendAsync(HttpMethod.Get, "/dev/cosmos/usage")).Json["lines"]!
            .Where(l => ((string)l["container"]!).EndsWith("/registry", StringComparison.Ordinal) && (string?)l["operation"] != "query").ToList();
        Assert.All(subjects, subject => Assert.Equal(1, Count(subject)));
        Assert.Equal([("batch", 20)], usage.Select(l => ((string)l["operation"]!, (int)l["requests"]!)));
        Assert.Equal(Ids(await EntryAsync(village, subjects[7])).Single(), bench.Topic.Ids(DeliveryBench.EventType)[^13]);
        await _flow.IdleAsync();
    }

    [Fact]
    public async Task A_process_says_that_it_is_there_before_its_first_change_and_not_with_each()
    {
        var (village, other) = (Place.Next().Village, new OtherProcess(bench));

        await other.SaveAsync(village, $"{village}/1");
        Assert.Equal(0, (await other.DocumentAsync())!.UpTo);

        var said = (await other.DocumentAsync())!.ETag;
        await other.SaveAsync(village, $"{village}/2");
        Assert.Equal(said, (await other.DocumentAsync())!.ETag);
        await SweptAsync();
    }

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

        Assert.Equal((delivered, delivered == 1), (Count(village), await bench.HasDeadlineAsync(village)));
        await SweptAsync();
        Assert.Equal(Ids(id), bench.Topic.Ids(DeliveryBench.EventType).Where(e => e.Contains(Change(id), StringComparison.Ordinal)));
        Assert.Empty(await bench.OutboxesAsync(village));
    }

    [Fact]
    public async Task Ended_after_delivering_and_before_saying_so_it_is_delivered_again_under_the_same_id()
    {
        var (village, other) = (Place.Next().Village, new OtherProcess(bench));
        var id = await other.SaveAsync(village, village);
        await bench.Host.Services.GetRequiredService<OutboxRelay>().DeliverAsync(Partitions.Registry(village), id, projected: false, CancellationToken.None);

        await SweptAsync();

        Assert.Equal([Ids(id).Single(), Ids(id).Single()], bench.Topic.Ids(DeliveryBench.EventType).Where(e => e.Contains(Change(id), StringComparison.Ordinal)));
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

        await SweptAsync();

        Assert.Equal((0, 1, 1), (Count($"{village}/1"), Count($"{village}/2"), Count($"{village}/3")));
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
        await AdvanceAsync("PT3M");
        await sweeper.Rescue.RunAsync(CancellationToken.None);
        Assert.NotNull(await dead.DocumentAsync());
        sweeper.Real.Advance(TimeSpan.FromSeconds(10));
        await sweeper.Rescue.RunAsync(CancellationToken.None);
        Assert.Null(await dead.DocumentAsync());
        Assert.True(Count($"{village}/2") > 0);
    }

    [Fact]
    public async Task One_that_was_taken_for_ended_and_lives_on_says_so_before_its_next_change()
    {
        var village = Place.Next().Village;
        var (living, sweeper) = (new OtherProcess(bench), new OtherProcess(bench));
        await living.SaveAsync(village, $"{village}/1");
        await AdvanceAsync("PT3M");
        await sweeper.Rescue.RunAsync(CancellationToken.None);
        sweeper.Real.Advance(TimeSpan.FromSeconds(10));
        await sweeper.Rescue.RunAsync(CancellationToken.None);
        Assert.Null(await living.DocumentAsync());

        living.Real.Advance(ChangeLedger.Holds);
        await living.SaveAsync(village, $"{village}/2");

        Assert.Equal(0, (await living.DocumentAsync())!.UpTo);
        await SweptAsync();
        Assert.Equal(1, Count($"{village}/2"));
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
        await AdvanceAsync("PT2M");
        await Task.WhenAll(one.Rescue.RunAsync(CancellationToken.None), another.Rescue.RunAsync(CancellationToken.None));

        Assert.All(subjects, subject => Assert.True(Count(subject) > 0, subject));
        await SweptAsync();
    }

    [Fact]
    public async Task A_month_on_the_clock_makes_no_living_process_a_dead_one()
    {
        var village = Place.Next().Village;
        await SaveAsync(village, $"{village}/before");
        await _flow.AdvanceAsync("P31D");
        await SaveAsync(village, $"{village}/after");
        await bench.SweepAfterAsync("P31D");
        await _flow.IdleAsync();

        Assert.Equal((1, 1), (Count($"{village}/before"), Count($"{village}/after")));
        Assert.NotNull(await bench.Host.Services.GetRequiredService<DocumentStore>().ReadAsync<DelivererDocument>(
            DelivererDocument.Partition, bench.Host.Services.GetRequiredService<ChangeLedger>().Instance, CancellationToken.None));
    }

    [Fact]
    public async Task What_cannot_be_delivered_now_is_kept_beside_the_change_and_swept_under_the_same_id()
    {
        var village = Place.Next().Village;
        bench.Topic.Away = true;
        await SaveAsync(village, village, DeliveryBench.Deadline(village));
        var kept = (await bench.OutboxesAsync(village)).Single();
        Assert.Equal([1], kept["delivered"]!.Values<int>());
        Assert.True(await bench.HasDeadlineAsync(village));

        bench.Topic.Away = false;
        await UntilAsync(async () =>
        {
            await bench.SweepAfterAsync("PT61S");
            return (await bench.OutboxesAsync(village)).Count == 0;
        });
        Assert.Equal(1, Count(village));
        Assert.Equal(Ids(await EntryAsync(village, village)), [$"{kept["id"]}-0"]);
        Assert.Contains($"{kept["id"]}-0", bench.Topic.Ids(DeliveryBench.EventType));
    }

    [Fact]
    public async Task What_can_be_neither_delivered_nor_kept_is_gone_on_with_and_nobody_is_told_that_all_is_done()
    {
        var village = Place.Next().Village;
        await SaveAsync(village, "warm");
        bench.Topic.Away = true;
        await _flow.FailAsync(new { kind = "503", container = "registry", operation = "create" });
        await SaveAsync(village, village);
        Assert.Empty(await bench.OutboxesAsync(village));
        var told = (await _flow.SendAsync(HttpMethod.Post, "/dev/idle?timeout=0")).ExpectProblem(HttpStatusCode.RequestTimeout, "idle.timeout");
        Assert.Equal(1, (int)told.Json["outboxes"]!["registry"]!);

        bench.Topic.Away = false;
        await _flow.MendAsync();

        await UntilAsync(async () =>
        {
            await bench.SweepAfterAsync("PT61S");
            return Count(village) > 0;
        });
        await _flow.IdleAsync();
    }

    [Theory]
    [InlineData("dropAfter", 1)]
    [InlineData("dropBefore", 0)]
    [InlineData("503", 0)]
    [InlineData("429", 0)]
    public async Task Of_a_change_whose_saving_failed_the_trail_says_whether_anything_follows(string kind, int delivered)
    {
        var village = Place.Next().Village;
        await SaveAsync(village, "warm");
        await _flow.FailAsync(new { kind, container = "registry", operation = "batch" });
        await Assert.ThrowsAnyAsync<Exception>(() => SaveAsync(village, village));
        await _flow.MendAsync();

        await AdvanceAsync("PT61S");
        await _flow.IdleAsync();

        Assert.Equal(delivered, Count(village));
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
        await SweptAsync();
    }

    [Fact]
    public async Task While_it_cannot_say_how_far_it_is_what_follows_is_kept_beside_the_change()
    {
        var (village, other) = (Place.Next().Village, new OtherProcess(bench));
        await _flow.FailAsync(new { kind = "503", container = "operations", operation = "upsert" });

        Assert.Null(await other.Ledger.OpenAsync(CancellationToken.None));

        await _flow.MendAsync();
        Assert.Null(await other.Ledger.OpenAsync(CancellationToken.None));
        other.Real.Advance(TimeSpan.FromSeconds(5));
        Assert.NotNull(await other.Ledger.OpenAsync(CancellationToken.None));
    }

    [Fact]
    public async Task An_unreadable_entry_is_set_aside_its_neighbours_go_on_and_repaired_it_is_delivered_by_a_replay()
    {
        var (village, other) = (Place.Next().Village, new OtherProcess(bench));
        await other.SaveAsync(village, $"{village}/1");
        await other.SaveAsync(village, $"{village}/2");
        await other.SaveAsync(village, $"{village}/3");
        var sound = await EntryAsync(village, $"{village}/2");
        var broken = (JObject)sound.DeepClone();
        broken["outbox"]!["entries"] = new JArray("?");
        await bench.WriteAsync(broken);

        await SweptAsync();
        Assert.Equal((1, 0, 1), (Count($"{village}/1"), Count($"{village}/2"), Count($"{village}/3")));

        await bench.WriteAsync(sound);
        var operations = await _flow.TokenAsync("operator", "ID");
        var kept = (await _flow.GetAsync("/operations/poison?queue=outbox&status=waiting", operations)).Expect(HttpStatusCode.OK);
        var id = Assert.Single(kept.Json["items"]!, item => (string?)item["area"] == village)["id"];
        (await _flow.PostAsync($"/operations/poison/{id}/replay", operations, body: null)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        Assert.Equal(1, Count($"{village}/2"));
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task Readers_of_the_trail_are_not_shown_what_follows_and_the_seal_holds_it()
    {
        var village = Place.Next().Village;
        await SaveAsync(village, village);
        var stored = await EntryAsync(village, village);
        Assert.NotNull(stored["outbox"]);
        var shown = (await _flow.GetAsync($"/audit?area={village}&about={village}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain("outbox", shown.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ticket", shown.Text, StringComparison.OrdinalIgnoreCase);

        await _flow.AdvanceAsync("PT2H");
        await _flow.FireAsync("SealAudit");
        Assert.Equal("intact", (await VerifyAsync(village))["status"]);
        var altered = (JObject)stored.DeepClone();
        altered["outbox"]!["entries"]![0]!["target"] = "something.else";
        await bench.WriteAsync(altered);
        Assert.Equal(("broken", (string)stored["id"]!), ((await VerifyAsync(village))["status"], (await VerifyAsync(village))["firstBreak.entry"]));
    }

    private Task SaveAsync(string village, string subject, params OutboxEntry[] others) =>
        bench.Commit.SaveAsync(DeliveryBench.Audited(village, subject, others), CancellationToken.None);

    private Task<JObject> EntryAsync(string village, string subject) => bench.EntryAsync(village, subject);

    private async Task<Answer> VerifyAsync(string village) =>
        (await _flow.PostAsync($"/operations/audit/{village}/verification", await _flow.TokenAsync("operator", "ID"), body: null)).Expect(HttpStatusCode.OK);

    private async Task AdvanceAsync(string duration) =>
        (await _flow.SendAsync(HttpMethod.Post, "/dev/clock", body: new { advance = duration })).Expect(HttpStatusCode.OK);

    private async Task SweptAsync()
    {
        await bench.SweepAfterAsync("PT61S");
        await _flow.IdleAsync();
    }

    // A service that was away is spared for some seconds of real time.
    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var until = TimeProvider.System.GetUtcNow().AddMinutes(1);
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, "It never was.");
        }
    }

    private int Count(string subject) => bench.Topic.Subjects(DeliveryBench.EventType).Count(s => s == subject);

    private static string Change(string entryId) => Platform.Audit.AuditDocument.ChangeOf(entryId);

    private static IEnumerable<string> Ids(string entryId) => [$"outbox-{Change(entryId)}-0"];

    private static IEnumerable<string> Ids(JObject entry) => Ids((string)entry["id"]!);
}
