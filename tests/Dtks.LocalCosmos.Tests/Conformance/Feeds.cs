using Microsoft.Azure.Cosmos;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>Reads feeds to their end.</summary>
internal static class Feeds
{
    private const int MostPages = 1000;

    public static async Task<List<T>> AllAsync<T>(FeedIterator<T> feed)
    {
        var all = new List<T>();
        for (var page = 0; feed.HasMoreResults; page++)
        {
            all.AddRange(page < MostPages ? await feed.ReadNextAsync() : throw new InvalidOperationException("The feed does not end."));
        }

        feed.Dispose();
        return all;
    }
}
