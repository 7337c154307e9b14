using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Dtks.Platform.Documents;

namespace Dtks.Platform.SetAside;

/// <summary>
/// Works the items of a list apart from each other. One that fails for a moment is worked again by itself: of fifty items of which each tenth fails, hardly ever all succeed in one delivery, nor
/// in five. Once one has failed so often that a service is away, the others are tried once, without pauses: not each of them needs that service.
/// </summary>
public sealed class OneByOne(Shelf shelf, BriefRetry retry)
{
    /// <summary>
    /// Works every item. One that fails for good is set aside and the rest go on; one that fails because a service is away or busy is left,
    /// and after all others were tried its failure is thrown, so that the whole message comes again: work is idempotent. So is one that
    /// cannot even be set aside.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="atOnce">How many are worked at the same time, 1 or more.</param>
    /// <param name="work">Works one.</param>
    /// <param name="aside">The item as it is set aside, given what it failed with: a message on a queue that works it alone.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The items that were set aside.</returns>
    public Task<IReadOnlyCollection<T>> RunAsync<T>(
        IEnumerable<T> items, int atOnce, Func<T, CancellationToken, Task> work, Func<T, Exception, SetAsideItem> aside, CancellationToken cancellation) =>
        RunAsync(items, atOnce, work, aside, (_, _, _) => Task.CompletedTask, cancellation);

    /// <summary>The same, where more is done with an item once it is set aside: it is taken out of its list, or the people concerned are shown why.</summary>
    /// <param name="items">The items.</param>
    /// <param name="atOnce">How many are worked at the same time, 1 or more.</param>
    /// <param name="work">Works one.</param>
    /// <param name="aside">The item as it is set aside.</param>
    /// <param name="afterwards">Done with an item after it was set aside, given what it failed with.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The items that were set aside.</returns>
    public async Task<IReadOnlyCollection<T>> RunAsync<T>(
        IEnumerable<T> items,
        int atOnce,
        Func<T, CancellationToken, Task> work,
        Func<T, Exception, SetAsideItem> aside,
        Func<T, Exception, CancellationToken, Task> afterwards,
        CancellationToken cancellation)
    {
        var (kept, passing) = (new ConcurrentQueue<T>(), new ConcurrentQueue<Exception>());
        var how = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(items, how, async (item, stop) =>
        {
            try
            {
                await (passing.IsEmpty ? retry.RetryAsync(() => work(item, stop), stop) : work(item, stop));
            }
            catch (Exception e) when (PassingFailure.Is(e, stop))
            {
                passing.Enqueue(e);
            }
            catch (Exception e)
            {
                try
                {
                    await shelf.KeepAsync(aside(item, e), stop);
                    await afterwards(item, e, stop);
                    kept.Enqueue(item);
                }
                catch (Exception f)
                {
                    // Neither worked nor set aside: the others are, and then the caller's own message fails.
                    passing.Enqueue(f);
                }
            }
        });
        if (passing.TryPeek(out var first))
        {
            ExceptionDispatchInfo.Throw(first);
        }

        return kept;
    }
}
