using System.Net;
using Dtks.Flows.Tests.Faults;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Delivery;

/// <summary>What follows from a change goes with its audit entry, and each process says how far it has delivered.</summary>
[Collection(DeliveryBench.Collection)]
public sealed class LedgerTests(DeliveryBench bench) : IAsyncLifetime
{
    private readonly Flow _flow = bench.Host.Flow;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => bench.MendAsync();

    [Fact]
    public async Task Saved_it_is_delivered_at_once_and_neither_writes_nor_removes_a_document_for_it()
    {
        var village = Place.Next().Village;
        await bench.SaveAsync(village, "warm");
        (await _flow.SendAsync(HttpMethod.Delete, "/dev/cosmos/usage")).Expect(HttpStatusCode.NoContent);
        var subjects = Enumerable.Range(0, 20).Select(n => $"{village}/{n}").ToList();
        foreach (var subject in subjects)
        {
            await bench.SaveAsync(village, subject);
        }

        var usage = (await _flow.SendAsync(HttpMethod.Get, "/dev/cosmos/usage")).Json["lines"]!
            .Where(l => ((string)l["container"]!).EndsWith("/registry", StringComparison.Ordinal) && (string?)l["operation"] != "query").ToList();
        Assert.All(subjects, subject => Assert.Equal(1, bench.Count(subject)));
        Assert.Equal([("batch", 20)], usage.Select(l => ((string)l["operation"]!, (int)l["requests"]!)));
        Assert.Equal(DeliveryBench.Ids(await bench.EntryAsync(village, subjects[7])).Single(), bench.Topic.Ids(DeliveryBench.EventType)[^13]);
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
        await bench.SweptAsync();
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
    public async Task One_that_was_taken_for_ended_and_lives_on_says_so_before_its_next_change()
    {
        var village = Place.Next().Village;
        var (living, sweeper) = (new OtherProcess(bench), new OtherProcess(bench));
        await living.SaveAsync(village, $"{village}/1");
        await bench.AdvanceAsync("PT3M");
        await sweeper.Rescue.RunAsync(CancellationToken.None);
        sweeper.Real.Advance(TimeSpan.FromSeconds(10));
        await sweeper.Rescue.RunAsync(CancellationToken.None);
        Assert.Null(await living.DocumentAsync());

        living.Real.Advance(ChangeLedger.Holds);
        await living.SaveAsync(village, $"{village}/2");

        Assert.Equal(0, (await living.DocumentAsync())!.UpTo);
        await bench.SweptAsync();
        Assert.Equal(1, bench.Count($"{village}/2"));
    }

    [Fact]
    public async Task A_month_on_the_clock_makes_no_living_process_a_dead_one()
    {
        var village = Place.Next().Village;
        await bench.SaveAsync(village, $"{village}/before");
        await _flow.AdvanceAsync("P31D");
        await bench.SaveAsync(village, $"{village}/after");
        await bench.SweepAfterAsync("P31D");
        await _flow.IdleAsync();

        Assert.Equal((1, 1), (bench.Count($"{village}/before"), bench.Count($"{village}/after")));
        Assert.NotNull(await bench.Host.Services.GetRequiredService<DocumentStore>().ReadAsync<DelivererDocument>(
            DelivererDocument.Partition, bench.Host.Services.GetRequiredService<ChangeLedger>().Instance, CancellationToken.None));
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task Readers_of_the_trail_are_not_shown_what_follows_and_the_seal_holds_it()
    {
        var village = Place.Next().Village;
        await bench.SaveAsync(village, village);
        var stored = await bench.EntryAsync(village, village);
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

    private async Task<Answer> VerifyAsync(string village) =>
        (await _flow.PostAsync($"/operations/audit/{village}/verification", await _flow.TokenAsync("operator", "ID"), body: null)).Expect(HttpStatusCode.OK);
}
