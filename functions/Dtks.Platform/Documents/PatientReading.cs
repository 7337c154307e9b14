using System.Runtime.CompilerServices;

namespace Dtks.Platform.Documents;

/// <summary>Reads long queries for work in the background.</summary>
public static class PatientReading
{
    private const int OnPage = 200;

    /// <summary>
    /// Every document of a query over one partition, page by page; a page that fails for a moment is read again by itself, so that of many not all are read anew for one.
    /// </summary>
    /// <param name="store">The documents.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="query">The query.</param>
    /// <param name="retry">Repeats a page.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="onPage">How many are read at once, 1 or more: what is small can come in larger pages, each of which costs a request.</param>
    public static async IAsyncEnumerable<Listed<T>> AllAsync<T>(
        this DocumentStore store, Partition partition, DocumentQuery query, BriefRetry retry, [EnumeratorCancellation] CancellationToken cancellation, int onPage = OnPage)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(retry);
        string? next = null;
        do
        {
            var from = next;
            var page = await retry.RetryAsync(() => store.ListAsync<T>(partition, query, onPage, from, cancellation), cancellation);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            next = page.Continuation;
        }
        while (next is not null);
    }
}
