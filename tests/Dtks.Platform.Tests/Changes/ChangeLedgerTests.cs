using System.Net;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Tests.Stand;
using Microsoft.Azure.Cosmos;

namespace Dtks.Platform.Tests.Changes;

/// <summary>Before anything is left to this process it says how far it has come, and says so again in time.</summary>
[Collection(StoreTests.Name)]
public sealed class ChangeLedgerTests(LocalStore local) : IAsyncLifetime
{
    private Following _it = null!;

    private ChangeLedger Ledger => _it.Ledger;

    public async ValueTask InitializeAsync() => _it = await Following.OnAsync(local);

    public async ValueTask DisposeAsync()
    {
        _it.Mend();
        await Ledger.EndAsync(CancellationToken.None);
        _it.Dispose();
    }

    [Fact]
    public async Task Before_the_first_change_it_is_written_how_far_it_has_come()
    {
        Assert.Null(await _it.WrittenAsync());

        var open = await OpenAsync();

        Assert.Equal($"{Ledger.Instance}-000000000001", open!.Ticket.ToString());
        Assert.Equal((0L, _it.Work.Now), ((await _it.WrittenAsync())!.UpTo, (await _it.WrittenAsync())!.At));
    }

    [Fact]
    public void Its_name_has_no_stroke_at_which_tickets_part() => Assert.DoesNotContain('-', Ledger.Instance);

    [Theory]
    [InlineData(0, false)]
    [InlineData(29_999, false)]
    [InlineData(30_000, true)]
    [InlineData(-1, true)]
    public async Task What_is_written_holds_for_thirty_seconds_and_not_where_the_clock_was_set_back(int milliseconds, bool anew)
    {
        await OpenAsync();
        var before = (await _it.WrittenAsync())!.ETag;

        Later(milliseconds);
        await OpenAsync();

        Assert.Equal(anew, (await _it.WrittenAsync())!.ETag != before);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(4_999, false)]
    [InlineData(5_000, true)]
    [InlineData(-1, true)]
    public async Task While_it_cannot_be_written_nothing_is_left_to_it_and_it_is_tried_again_after_five_seconds(int milliseconds, bool opened)
    {
        _it.Break("operations");
        Assert.Null(await OpenAsync());
        _it.Mend();

        Later(milliseconds);

        Assert.Equal(opened, await OpenAsync() is not null);
    }

    [Theory]
    [InlineData(14_999, 0)]
    [InlineData(15_000, 1)]
    public async Task How_far_it_has_come_is_written_again_when_it_is_old_enough(int milliseconds, long upTo)
    {
        Ledger.Close((await OpenAsync())!);
        Later(milliseconds);

        await Ledger.FlushAsync(ChangeLedger.Every);

        Assert.Equal(upTo, (await _it.WrittenAsync())!.UpTo);
    }

    [Fact]
    public async Task One_that_has_come_no_further_writes_nothing()
    {
        await Ledger.FlushAsync(TimeSpan.Zero);
        Assert.Null(await _it.WrittenAsync());
        Ledger.Close((await OpenAsync())!);
        await Ledger.FlushAsync(TimeSpan.Zero);
        var written = (await _it.WrittenAsync())!.ETag;

        await Ledger.FlushAsync(TimeSpan.Zero);

        Assert.Equal(written, (await _it.WrittenAsync())!.ETag);
    }

    [Fact]
    public async Task At_its_end_nothing_stands_there_of_one_that_left_nothing()
    {
        Ledger.Close((await OpenAsync())!);

        await Ledger.EndAsync(CancellationToken.None);

        Assert.Null(await _it.WrittenAsync());
    }

    [Fact]
    public async Task At_its_end_it_tells_up_to_where_nothing_is_open_and_writes_anew_should_it_go_on()
    {
        Ledger.Close((await OpenAsync())!);
        await OpenAsync();

        await Ledger.EndAsync(CancellationToken.None);

        var written = (await _it.WrittenAsync())!;
        Assert.Equal(1, written.UpTo);
        await OpenAsync();
        Assert.NotEqual(written.ETag, (await _it.WrittenAsync())!.ETag);
    }

    [Fact]
    public async Task Ended_in_haste_or_without_the_store_it_leaves_what_it_wrote_and_does_not_fail()
    {
        Ledger.Close((await OpenAsync())!);
        await Ledger.EndAsync(new CancellationToken(canceled: true));
        Assert.NotNull(await _it.WrittenAsync());
        _it.Break("operations");

        await Ledger.EndAsync(CancellationToken.None);

        _it.Mend();
        Assert.NotNull(await _it.WrittenAsync());
    }

    [Fact]
    public async Task What_the_store_refused_or_did_not_answer_stays_open_as_that()
    {
        var (refused, unanswered) = (await _it.BegunAsync(isSaved: false), await _it.BegunAsync(isSaved: false));
        Assert.Equal(2, Assert.Single(Ledger.Count()).Value);

        Ledger.NotSaved(refused, new CosmosException("no", HttpStatusCode.NotFound, 0, "id", 0));
        Ledger.NotSaved(unanswered, new HttpRequestException("away"));

        Assert.Equal([OpenChangeState.Refused, OpenChangeState.Unanswered], Ledger.Left().Select(open => open.State));
        Assert.Equal(_it.Work.Now, refused.Failed.On);
    }

    [Fact]
    public async Task What_was_stale_or_never_came_to_be_saved_is_closed()
    {
        Ledger.NotSaved(await _it.BegunAsync(isSaved: false), new StaleException());
        var open = (await OpenAsync())!;
        Assert.Empty(Ledger.Count());
        Ledger.NotSaved(open, new HttpRequestException("away"));

        Assert.Empty(Ledger.Left());
        await Ledger.FlushAsync(TimeSpan.Zero);
        Assert.Equal(2, (await _it.WrittenAsync())!.UpTo);
    }

    private void Later(int milliseconds) => _it.Work.RealTime.AdjustTime(_it.Work.RealTime.GetUtcNow().AddMilliseconds(milliseconds));

    private Task<OpenChange?> OpenAsync() => Ledger.OpenAsync(CancellationToken.None);
}
