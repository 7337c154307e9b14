using Dtks.Platform.Deadlines;
using Dtks.Platform.Tests.Stand;
using Work = Dtks.Platform.Tests.Stand.Work;

namespace Dtks.Platform.Tests.Deadlines;

/// <summary>One works a bucket at a time; whose turn has passed does nothing.</summary>
[Collection(StoreTests.Name)]
public sealed class FiringMarksTests
{
    private readonly Work _work;
    private readonly FiringMarks _marks;
    private readonly string _bucket;

    public FiringMarksTests(LocalStore local)
    {
        _work = new Work(local);
        _marks = new FiringMarks(_work.Store, _work.Unreadables, _work.Clock);
        _bucket = DeadlineBucket.Text(DeadlineBucket.DayOf(_work.Now));
    }

    [Fact]
    public async Task A_turn_is_taken_once_until_it_counts_as_lost_after_half_an_hour()
    {
        Assert.Equal(1, await TakeAsync());
        Assert.Null(await TakeAsync());
        _work.Clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromTicks(1));
        Assert.Null(await TakeAsync());
        _work.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(2, await TakeAsync());
    }

    [Fact]
    public async Task Who_has_the_turn_goes_on_with_the_next_and_nobody_else_does()
    {
        await TakeAsync();
        Assert.Null(await _marks.TryGoOnAsync(Turn(2), CancellationToken.None));
        Assert.Equal(2, await _marks.TryGoOnAsync(Turn(1), CancellationToken.None));
        Assert.Equal((false, true, true), (await IsOnAsync(1), await IsOnAsync(2), await IsOnAsync(null)));
        _work.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Null(await TakeAsync());
    }

    [Fact]
    public async Task Who_has_the_turn_gives_it_back_and_nobody_else_does()
    {
        await TakeAsync();
        await _marks.ReleaseAsync(Turn(2), CancellationToken.None);
        Assert.Null(await TakeAsync());
        await _marks.ReleaseAsync(Turn(1), CancellationToken.None);
        await _marks.ReleaseAsync(Turn(1), CancellationToken.None);
        Assert.False(await IsOnAsync(1));
        Assert.Equal(1, await TakeAsync());
    }

    [Fact]
    public async Task Where_no_turn_was_taken_none_goes_on() => Assert.Null(await _marks.TryGoOnAsync(Turn(1), CancellationToken.None));

    private DueMessage Turn(int? turn) => new(_bucket, turn);

    private Task<bool> IsOnAsync(int? turn) => _marks.IsOnAsync(Turn(turn), CancellationToken.None);

    private Task<int?> TakeAsync() => _marks.TryTakeAsync(_bucket, CancellationToken.None);
}
