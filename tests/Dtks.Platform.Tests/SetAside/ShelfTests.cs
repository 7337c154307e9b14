using System.Net;
using Dtks.Platform.Documents;
using Dtks.Platform.SetAside;
using Dtks.Platform.Tests.Stand;
using Work = Dtks.Platform.Tests.Stand.Work;

namespace Dtks.Platform.Tests.SetAside;

/// <summary>What is set aside is kept once, told each time, and replayable until it is done.</summary>
[Collection(StoreTests.Name)]
public sealed class ShelfTests(LocalStore local)
{
    private static readonly SetAsideReason Reason = new(SetAsideReason.Malformed, "there is no x");
    private readonly Work _work = new(local);

    [Fact]
    public async Task It_is_kept_with_all_that_is_needed_to_replay_it_and_told()
    {
        var id = await _work.Shelf.KeepAsync(new SetAsideItem("queue", "{\"a\":1}", Reason) { Area = "3306", Subject = "things/1" }, CancellationToken.None);
        var kept = (await _work.Shelf.FindAsync(id, CancellationToken.None))!;
        Assert.Equal(("queue", "{\"a\":1}", "setAside.malformed", "there is no x"), (kept.Queue, kept.Text, kept.Code, kept.Detail));
        Assert.Equal(("3306", "things/1", 1, 0, SetAsideStatus.Waiting, true), (kept.Area, kept.Subject, kept.Tries, kept.Replays, kept.Status, kept.Reported));
        Assert.Equal((_work.Now, _work.Now), (kept.SetAsideOn, kept.LastOn));
        Assert.Matches("^[0-9a-f]{32}$", kept.TraceId);
        var told = Assert.Single(_work.Topic.Published);
        Assert.Equal(
            ($"{id}-1", "/dtks/3306", "dtks.operations.setAside.v1", $"operations/poison/{id}"),
            ((string?)told["id"], (string?)told["source"], (string?)told["type"], (string?)told["subject"]));
        Assert.Equal((id, "queue", "setAside.malformed", kept.TraceId), ((string?)told["data"]!["id"], (string?)told["data"]!["queue"], (string?)told["data"]!["code"], (string?)told["data"]!["traceId"]));
    }

    [Fact]
    public async Task The_same_again_is_the_same_one_waits_again_and_is_told_again()
    {
        var id = await _work.Shelf.KeepAsync(new SetAsideItem("queue", "{}", Reason) { Area = "3306", Subject = "things/1" }, CancellationToken.None);
        await _work.ReplayedAsync(id);
        var first = _work.Now;
        _work.Clock.Advance(TimeSpan.FromHours(1));
        await _work.Shelf.KeepAsync(id, new SetAsideItem("queue", "{}", new SetAsideReason("other", "why")) { Tries = 5 }, CancellationToken.None);
        var kept = (await _work.Shelf.FindAsync(id, CancellationToken.None))!;
        Assert.Equal((6, 1, SetAsideStatus.Waiting, "other", "why"), (kept.Tries, kept.Replays, kept.Status, kept.Code, kept.Detail));
        Assert.Equal((first, _work.Now, "3306", "things/1"), (kept.SetAsideOn, kept.LastOn, kept.Area, kept.Subject));
        Assert.Equal([$"{id}-1", $"{id}-6"], _work.Topic.Published.Select(e => (string?)e["id"]));
    }

    [Fact]
    public async Task What_cannot_be_told_now_is_told_later_and_once()
    {
        _work.Topic.Refusal = HttpStatusCode.ServiceUnavailable;
        var id = await _work.Shelf.KeepAsync(new SetAsideItem("queue", "{}", Reason), CancellationToken.None);
        var day = SetAsideId.DayOf(_work.Now);
        Assert.False((await _work.Shelf.FindAsync(id, CancellationToken.None))!.Reported);
        _work.Topic.Refusal = null;
        await _work.Reports.ReportAsync(day, CancellationToken.None);
        await _work.Reports.ReportAsync(day, CancellationToken.None);
        Assert.True((await _work.Shelf.FindAsync(id, CancellationToken.None))!.Reported);
        Assert.Equal("/dtks/ID", (string?)Assert.Single(_work.Topic.Published)["source"]);
    }

    [Fact]
    public async Task The_sweep_of_reports_finds_the_days_by_itself()
    {
        _work.Topic.Refusal = HttpStatusCode.ServiceUnavailable;
        var id = await _work.Shelf.KeepAsync(new SetAsideItem("queue", "{}", Reason), CancellationToken.None);
        _work.Topic.Refusal = null;
        await new ReportSetAside(_work.Store, _work.Reports).RunAsync(new(), CancellationToken.None);
        Assert.Contains($"{id}-1", _work.Topic.Published.Select(e => (string?)e["id"]));
    }

    [Fact]
    public async Task Only_what_is_replayed_is_done()
    {
        var id = await _work.Shelf.KeepAsync(new SetAsideItem("queue", "{}", Reason), CancellationToken.None);
        await _work.Shelf.DoneAsync(id, CancellationToken.None);
        Assert.Equal(SetAsideStatus.Waiting, (await _work.Shelf.FindAsync(id, CancellationToken.None))!.Status);
        await _work.ReplayedAsync(id);
        await _work.Shelf.DoneAsync(id, CancellationToken.None);
        Assert.Equal(SetAsideStatus.Done, (await _work.Shelf.FindAsync(id, CancellationToken.None))!.Status);
    }

    [Fact]
    public async Task What_is_no_id_is_nothing_that_was_set_aside()
    {
        Assert.Null(await _work.Shelf.FindAsync("x", CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => _work.Shelf.KeepAsync("x", new SetAsideItem("queue", "{}", Reason), CancellationToken.None));
    }

    [Fact]
    public async Task One_that_cannot_be_worked_is_set_aside_and_its_neighbours_are_worked()
    {
        var (worked, followed) = (new List<int>(), new List<int>());
        var kept = await new OneByOne(_work.Shelf, new BriefRetry(new Pauses())).RunAsync(
            [1, 2, 3],
            atOnce: 1,
            (item, _) =>
            {
                if (item == 2)
                    throw new InvalidOperationException();
                worked.Add(item);
                return Task.CompletedTask;
            },
            (item, failure) => SetAsideItem.Of("queue", new { item }, failure),
            (item, _, _) =>
            {
                followed.Add(item);
                return Task.CompletedTask;
            },
            CancellationToken.None);
        Assert.Equal([2], kept);
        Assert.Equal([1, 3], worked);
        Assert.Equal([2], followed);
        Assert.Equal(SetAsideReason.Unforeseen, (await _work.KeptAsync("queue", "{\"item\":2}"))!.Code);
    }
}
