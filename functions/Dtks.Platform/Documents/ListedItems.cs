using System.Runtime.CompilerServices;

namespace Dtks.Platform.Documents;

/// <summary>Goes through lists whose unreadable items are seen to one by one.</summary>
public static class ListedItems
{
    /// <summary>The items that can be read, in order.</summary>
    /// <param name="list">The list.</param>
    /// <param name="otherwise">What becomes of one that cannot be.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async IAsyncEnumerable<T> ReadOr<T>(
        this IAsyncEnumerable<Listed<T>> list, Action<UnreadableDocument> otherwise, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(otherwise);
        await foreach (var listed in list.WithCancellation(cancellation))
        {
            if (listed.TryRead(out var item, out var unreadable))
            {
                yield return item;
            }
            else
            {
                otherwise(unreadable);
            }
        }
    }

    /// <summary>The same of a list that is there.</summary>
    /// <param name="list">The list.</param>
    /// <param name="otherwise">What becomes of one that cannot be.</param>
    public static IReadOnlyList<T> ReadOr<T>(this IEnumerable<Listed<T>> list, Action<UnreadableDocument> otherwise)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(otherwise);
        var read = new List<T>();
        foreach (var listed in list)
        {
            if (listed.TryRead(out var item, out var unreadable))
            {
                read.Add(item);
            }
            else
            {
                otherwise(unreadable);
            }
        }

        return read;
    }
}
