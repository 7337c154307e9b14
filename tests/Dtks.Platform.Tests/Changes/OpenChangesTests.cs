using Dtks.Platform.Changes;

namespace Dtks.Platform.Tests.Changes;

/// <summary>A process is as far as nothing before is open.</summary>
public sealed class OpenChangesTests
{
    private readonly OpenChanges _changes = new("a1");

    [Fact]
    public void It_begins_with_one_and_is_as_far_as_all_are_closed()
    {
        Assert.Equal((0, 0), _changes.Reached);
        var (one, two, three) = (_changes.Take(), _changes.Take(), _changes.Take());
        Assert.Equal((3, 0), _changes.Reached);

        _changes.Close(two);
        Assert.Equal((3, 0), _changes.Reached);
        _changes.Close(one);
        Assert.Equal((3, 2), _changes.Reached);
        _changes.Close(one);
        _changes.Close(three);
        Assert.Equal((3, 3), _changes.Reached);
    }

    [Fact]
    public void What_somebody_is_at_is_not_left()
    {
        var (held, left) = (_changes.Take(), _changes.Take());
        _changes.Set(left, OpenChangeState.Saved);

        Assert.Equal([left], _changes.Left());
        _changes.Close(left);
        Assert.Empty(_changes.Left());
        Assert.Equal(OpenChangeState.Held, held.State);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(9, 10)]
    [InlineData(255, 256)]
    [InlineData(0xFFFF_FFFF, 0x1_0000_0000)]
    public void Tickets_of_one_process_sort_by_number_and_before_those_of_the_next(long one, long next)
    {
        var (first, second) = (new ChangeTicket("a1", one).ToString(), new ChangeTicket("a1", next).ToString());

        Assert.True(string.CompareOrdinal(first, second) < 0);
        Assert.True(string.CompareOrdinal(second, ChangeTicket.End("a1")) < 0);
        Assert.True(string.CompareOrdinal(ChangeTicket.End("a1"), new ChangeTicket("a2", 0).ToString()) < 0);
    }

    [Fact]
    public void Many_at_once_get_numbers_of_their_own_and_in_the_end_none_is_open()
    {
        Parallel.For(0, 1000, _ => _changes.Close(_changes.Take()));

        Assert.Equal((1000, 1000), _changes.Reached);
    }
}
