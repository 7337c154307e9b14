using Dtks.Platform.Deadlines;
using Dtks.Platform.Tests.Stand;
using Work = Dtks.Platform.Tests.Stand.Work;

namespace Dtks.Platform.Tests.Deadlines;

/// <summary>A deadline is noted under the day on which it falls due, or under today, and once by each process.</summary>
[Collection(StoreTests.Name)]
public sealed class DeadlineProjectionTests
{
    private readonly Work _work;
    private readonly DeadlineProjection _projection;

    public DeadlineProjectionTests(LocalStore local)
    {
        _work = new Work(local);
        _projection = new DeadlineProjection(_work.Store, _work.Clock);
    }

    [Theory]
    [InlineData(-3, 0)]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    public async Task It_stands_under_the_day_on_which_it_can_be_carried_out(int due, int under)
    {
        await ApplyAsync(due);

        Assert.Equal(_work.Now.AddDays(due), (await NotedAsync(under))!.DueAt);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    public async Task What_is_yet_to_fall_due_is_remembered_and_what_is_due_is_noted_again(int due, bool again)
    {
        await ApplyAsync(due);
        await _work.Store.TryDeleteAsync(Under(due), "kind-a", etag: null, CancellationToken.None);

        await ApplyAsync(due);

        Assert.Equal(again, await NotedAsync(due) is not null);
    }

    [Fact]
    public async Task What_is_forgotten_is_noted_again()
    {
        await ApplyAsync(1);
        await _work.Store.TryDeleteAsync(Under(1), "kind-a", etag: null, CancellationToken.None);
        _projection.Forget(Deadline(1));

        await ApplyAsync(1);

        Assert.NotNull(await NotedAsync(1));
    }

    private DeadlineInput Deadline(int days) => new("kind", _work.Now.AddDays(days), "3306162001", "a");

    private Task ApplyAsync(int days) => _projection.ApplyAsync(Deadline(days).Entry().Data, CancellationToken.None);

    private Dtks.Platform.Documents.Partition Under(int days) => DeadlineBucket.Partition(DeadlineBucket.Of(_work.Now.AddDays(days), "a"));

    private Task<DeadlineDocument?> NotedAsync(int days) => _work.Store.ReadAsync<DeadlineDocument>(Under(days), "kind-a", CancellationToken.None);
}
