using System.Text;
using Microsoft.Azure.Cosmos;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Storage;

public sealed class WatchedWritesTests
{
    [Fact]
    public async Task Who_watches_a_container_learns_of_what_was_written_there_since_and_is_not_counted()
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync();
        await container.CreateItemAsync(new { id = "1", pk = "a", kind = "old" });
        var since = local.Gateway.LastWrite;
        local.Gateway.Usage.Reset();

        Assert.False(IsWritten("old"));
        await container.CreateItemAsync(new { id = "2", pk = "b", kind = "new" });
        Assert.True(IsWritten("new"));
        Assert.False(IsWritten("old"));
        await container.UpsertItemAsync(new { id = "1", pk = "a", kind = "old" });
        Assert.True(IsWritten("old"));
        await container.DeleteItemAsync<object>("2", new PartitionKey("b"));
        Assert.False(IsWritten("new"));

        Assert.True(local.Gateway.LastWrite > since);
        Assert.False(local.Gateway.IsAnyWritten("db", "another", 0, _ => true));
        Assert.Equal(3, local.Gateway.Usage.Read().Lines.Where(l => l.Container == "db/c").Sum(l => l.Requests));

        bool IsWritten(string kind) => local.Gateway.IsAnyWritten("db", "c", since, item => Encoding.UTF8.GetString(item.Span).Contains($"\"{kind}\"", StringComparison.Ordinal));
    }
}
