using System.Collections.Concurrent;
using Azure;
using Dtks.Platform.SetAside;

namespace Dtks.Platform.Tests.SetAside;

/// <summary>What passes by itself; what is set aside is proved on a host (the flow tests of deadlines, decisions and letters).</summary>
public sealed class OneByOneTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task An_item_that_waits_for_a_service_is_left_the_others_are_worked_and_its_failure_is_thrown(int atOnce)
    {
        var (worked, away) = (new ConcurrentBag<int>(), new RequestFailedException(503, "away"));

        var thrown = await Assert.ThrowsAsync<RequestFailedException>(() => new OneByOne(shelf: null!).RunAsync(
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
