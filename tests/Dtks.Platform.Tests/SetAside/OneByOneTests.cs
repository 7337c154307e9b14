using System.Collections.Concurrent;
using Azure;
using Dtks.Platform.Documents;
using Dtks.Platform.SetAside;

namespace Dtks.Platform.Tests.SetAside;

/// <summary>What passes by itself; what is set aside is proved on a host (the flow tests of deadlines, decisions and letters).</summary>
public sealed class OneByOneTests
{
    private readonly OneByOne _oneByOne = new(shelf: null!, new BriefRetry(new WithoutPauses()));

    // Of fifty that fail each third time all would hardly ever come through at once.
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task What_fails_for_a_moment_is_worked_again_by_itself(int atOnce)
    {
        var (tried, worked) = (new ConcurrentDictionary<int, int>(), new ConcurrentBag<int>());

        await _oneByOne.RunAsync(Enumerable.Range(0, 50), atOnce, (item, _) => Work(item), (item, _) => throw new InvalidOperationException($"{item} was set aside"), CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, 50), worked.Order());

        Task Work(int item)
        {
            if (tried.AddOrUpdate(item, 1, (_, times) => times + 1) <= item % 5)
            {
                throw new RequestFailedException(503, "away");
            }

            worked.Add(item);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Once_a_service_is_away_the_others_are_tried_once()
    {
        var tried = new int[4];

        await Assert.ThrowsAsync<RequestFailedException>(() => _oneByOne.RunAsync(
            Enumerable.Range(0, 4),
            atOnce: 1,
            (item, _) =>
            {
                tried[item]++;
                return item == 0 ? Task.CompletedTask : throw new RequestFailedException(503, "away");
            },
            (item, _) => throw new InvalidOperationException($"{item} was set aside"),
            CancellationToken.None));

        Assert.Equal([1, 5, 1, 1], tried);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task An_item_that_waits_for_a_service_is_left_the_others_are_worked_and_its_failure_is_thrown(int atOnce)
    {
        var (worked, away) = (new ConcurrentBag<int>(), new RequestFailedException(503, "away"));

        var thrown = await Assert.ThrowsAsync<RequestFailedException>(() => _oneByOne.RunAsync(
            Enumerable.Range(0, 20), atOnce, (item, _) => Work(item), (item, _) => throw new InvalidOperationException($"{item} was set aside"), CancellationToken.None));

        Assert.Same(away, thrown);
        Assert.Equal(Enumerable.Range(0, 20).Where(i => i % 7 != 0), worked.Order());

        Task Work(int item)
        {
            if (item % 7 == 0)
            {
                throw away;
            }

            worked.Add(item);
            return Task.CompletedTask;
        }
    }
}
