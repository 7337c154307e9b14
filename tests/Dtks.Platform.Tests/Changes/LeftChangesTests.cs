using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Tests.Stand;

namespace Dtks.Platform.Tests.Changes;

/// <summary>What this process left open is gone on with: delivered where its entry is saved, and let go of where it will not be.</summary>
[Collection(StoreTests.Name)]
public sealed class LeftChangesTests(LocalStore local) : IAsyncLifetime
{
    private static readonly Exception Away = new HttpRequestException("away");
    private Following _it = null!;

    public async ValueTask InitializeAsync() => _it = await Following.OnAsync(local);

    public ValueTask DisposeAsync()
    {
        _it.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_is_saved_is_delivered_once_and_closed_however_it_was_answered()
    {
        var (saved, unanswered, refused) = (await BegunAsync("a"), await BegunAsync("b"), await BegunAsync("c"));
        _it.Ledger.Leave(saved);
        _it.Ledger.NotSaved(unanswered, Away);
        _it.Ledger.NotSaved(refused, new InvalidOperationException());

        await RunAsync();
        await RunAsync();

        Assert.Equal(["a", "b", "c"], _it.Published.Order());
        Assert.Empty(_it.Ledger.Left());
    }

    [Fact]
    public async Task What_was_refused_and_is_not_there_is_closed_at_once()
    {
        _it.Ledger.NotSaved(await BegunAsync("a", isSaved: false), new InvalidOperationException());

        await RunAsync();

        Assert.Empty(_it.Ledger.Left());
        Assert.Empty(_it.Published);
    }

    [Theory]
    [InlineData(59_999, 10_000, 1)]
    [InlineData(60_000, 9_999, 1)]
    [InlineData(60_000, 10_000, 0)]
    public async Task What_was_not_answered_may_still_come_for_a_minute_and_really_for_ten_seconds(int clock, int really, int left)
    {
        _it.Ledger.NotSaved(await BegunAsync("a", isSaved: false), Away);
        _it.Work.Clock.Advance(TimeSpan.FromMilliseconds(clock));
        _it.Work.RealTime.Advance(TimeSpan.FromMilliseconds(really));

        await RunAsync();

        Assert.Equal(left, _it.Ledger.Left().Count);
    }

    [Fact]
    public async Task What_comes_late_is_delivered()
    {
        var open = (await _it.Ledger.OpenAsync(CancellationToken.None))!;
        var entry = _it.Entry(open.Ticket.ToString(), Following.Event("a"));
        open.Carry(_it.Here, entry, [Following.Event("a")]);
        _it.Ledger.NotSaved(open, Away);
        await RunAsync();
        Assert.Empty(_it.Published);
        await _it.SavedAsync(entry);

        await RunAsync();

        Assert.Equal(["a"], _it.Published);
        Assert.Empty(_it.Ledger.Left());
    }

    [Fact]
    public async Task While_the_store_is_away_all_stay_open_which_is_told_in_one_line_a_round()
    {
        _it.Ledger.NotSaved(await BegunAsync("a"), Away);
        _it.Ledger.NotSaved(await BegunAsync("b"), Away);
        _it.Break(_it.Here.Container.Name);

        await RunAsync();

        Assert.Equal(2, _it.Ledger.Left().Count);
        var (text, failure) = Assert.Single(_it.LeftLines.All);
        Assert.Contains("from 2 changes stays open (CosmosException)", text, StringComparison.Ordinal);
        Assert.Null(failure);
        _it.Mend();
        await RunAsync();
        Assert.Equal(["a", "b"], _it.Published.Order());
        Assert.Single(_it.LeftLines.All);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e300)]
    public async Task An_entry_that_cannot_be_read_stays_open_is_told_with_its_failure_and_keeps_no_other(double surprise)
    {
        var open = await BegunAsync("a", isSaved: false);
        await _it.SavedAsync(new Spoilt { Id = open.EntryId, Village = _it.Here.Value, Surprise = surprise });
        _it.Ledger.NotSaved(open, Away);
        _it.Ledger.NotSaved(await BegunAsync("b"), Away);

        await RunAsync();

        Assert.Equal(["b"], _it.Published);
        Assert.Same(open, Assert.Single(_it.Ledger.Left()));
        Assert.IsType<MisshapenException>(Assert.Single(_it.LeftLines.All).Failure);
    }

    [Fact]
    public async Task What_can_be_neither_delivered_nor_kept_stays_open_and_only_its_rest_is_delivered_later()
    {
        var open = await _it.BegunAsync(isSaved: true, Following.Noted("n"), Following.Event("a"));
        _it.Ledger.Leave(open);
        _it.Projection.Fails = _ => Away;
        _it.Break(_it.Here.Container.Name);
        await RunAsync();
        Assert.Equal([1], Assert.Single(_it.Ledger.Left()).Outbox.Delivered!);
        _it.Mend();
        _it.Projection.Fails = _ => null;

        await RunAsync();

        Assert.Equal(["a"], _it.Published);
        Assert.Equal(["n", "n"], _it.Projection.Asked);
        Assert.Empty(_it.Ledger.Left());
    }

    private Task RunAsync() => _it.Left.RunAsync(CancellationToken.None);

    private Task<OpenChange> BegunAsync(string subject, bool isSaved = true) => _it.BegunAsync(isSaved, Following.Event(subject));

    private sealed record Spoilt : Document
    {
        public override string Type => AuditDocument.TypeName;

        public required string Village { get; init; }

        public required double Surprise { get; init; }
    }
}
