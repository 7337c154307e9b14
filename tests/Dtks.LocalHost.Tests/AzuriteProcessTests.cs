using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Dtks.LocalHost.Storage;

namespace Dtks.LocalHost.Tests;

public sealed class AzuriteProcessTests : IDisposable
{
    private const int Messages = 25;

    private readonly string _data = Directory.CreateTempSubdirectory("dtks-azurite-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task What_was_acknowledged_outlives_a_kill_of_Azurite_itself_the_next_moment()
    {
        await using (var azurite = await StartAsync())
        {
            var connection = azurite.Server.ConnectionString;
            await new BlobContainerClient(connection, "kept").CreateAsync();
            await new BlobContainerClient(connection, "kept").UploadBlobAsync("blob", new BinaryData("bytes"));
            var queue = new QueueClient(connection, "kept");
            await queue.CreateAsync();
            await Task.WhenAll(Enumerable.Range(0, Messages).Select(i => queue.SendMessageAsync($"{i}")));
            HostProcess.Kill(azurite.Id);
            Assert.Contains("Azurite ended unexpectedly", await azurite.Died, StringComparison.Ordinal);
        }

        await using var again = await StartAsync();
        var blob = await new BlobContainerClient(again.Server.ConnectionString, "kept").GetBlobClient("blob").DownloadContentAsync();
        Assert.Equal("bytes", blob.Value.Content.ToString());
        var messages = await new QueueClient(again.Server.ConnectionString, "kept").ReceiveMessagesAsync(32);
        Assert.Equal(Enumerable.Range(0, Messages), messages.Value.Select(m => int.Parse(m.MessageText, System.Globalization.CultureInfo.InvariantCulture)).Order());
    }

    [Fact]
    public async Task Asked_to_end_it_saves_and_tells_nobody_that_it_died()
    {
        var azurite = await StartAsync();
        var connection = azurite.Server.ConnectionString;
        var queue = new QueueClient(connection, "kept");
        await queue.CreateAsync();
        await queue.SendMessageAsync("gone by then");
        var message = (await queue.ReceiveMessageAsync()).Value;
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        await azurite.DisposeAsync();
        Assert.False(azurite.Died.IsCompleted);
        await using var again = await StartAsync();
        Assert.Equal(0, (await new QueueClient(again.Server.ConnectionString, "kept").GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_look_at_a_queue_that_finds_nothing_has_nothing_saved()
    {
        var metadata = new FileInfo(Path.Combine(_data, "queues.json"));
        await using (var azurite = await StartAsync())
        {
            var queue = new QueueClient(azurite.Server.ConnectionString, "looked-at");
            await queue.CreateAsync();
            await queue.SendMessageAsync("seen");
            metadata.Refresh();
            await queue.PeekMessageAsync();
        }

        // What was changed and not yet saved would have been by the end.
        Assert.Equal(metadata.LastWriteTimeUtc, new FileInfo(metadata.FullName).LastWriteTimeUtc);
    }

    [Fact]
    public async Task All_queues_are_counted_by_one_question_as_each_counts_itself()
    {
        await using var azurite = await StartAsync();
        foreach (var (name, messages) in new[] { ("none", 0), ("one", 1), ("three", 3) })
        {
            var queue = new QueueClient(azurite.Server.ConnectionString, name);
            await queue.CreateAsync();
            for (var i = 0; i < messages; i++)
                await queue.SendMessageAsync("waits", visibilityTimeout: TimeSpan.FromHours(i));
            Assert.Equal(messages, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        }

        var counts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => azurite.Counts.CountAsync(StorageServer.Account, CancellationToken.None)));
        Assert.All(counts, c => Assert.Equal([("none", 0), ("one", 1), ("three", 3)], c!.Select(q => (q.Key, q.Value)).Order()));
        Assert.Empty((await azurite.Counts.CountAsync("another", CancellationToken.None))!);

        // Who gave up waiting gets nobody another's answer, and from one that ended nobody waits for one.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => azurite.Counts.CountAsync(StorageServer.Account, new CancellationToken(canceled: true)));
        await new QueueClient(azurite.Server.ConnectionString, "one").ClearMessagesAsync();
        Assert.Equal(0, (await azurite.Counts.CountAsync(StorageServer.Account, CancellationToken.None))!["one"]);
        HostProcess.Kill(azurite.Id);
        await azurite.Died;
        Assert.Null(await azurite.Counts.CountAsync(StorageServer.Account, CancellationToken.None));
    }

    [Fact]
    public async Task Every_text_comes_back_as_it_was_sent_those_too_that_are_no_longer_in_memory()
    {
        // More than the 4 MiB that are kept.
        const int messages = 100;
        const int length = 60 * 1024;
        await using var azurite = await StartAsync();
        var queue = new QueueClient(azurite.Server.ConnectionString, "long");
        await queue.CreateAsync();
        var sent = Enumerable.Range(0, messages).Select(i => new string((char)('A' + (i % 26)), length - i)).ToList();
        foreach (var text in sent)
            await queue.SendMessageAsync(text);
        var taken = new List<string>();
        while ((await queue.ReceiveMessagesAsync(32)).Value is { Length: > 0 } batch)
            taken.AddRange(batch.Select(m => m.MessageText));
        Assert.Equal(sent.Order(StringComparer.Ordinal), taken.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_script_that_does_not_come_up_is_one_line()
    {
        var script = Path.Combine(_data, "broken.js");
        await File.WriteAllTextAsync(script, "console.error('first'); console.error('out of luck'); process.exit(3);");
        var refusal = await Assert.ThrowsAsync<Startup.StartupException>(
            () => AzuriteProcess.StartAsync(script, _data, _data, new Startup.LocalHostOptions(), TimeProvider.System, CancellationToken.None));
        Assert.Contains("(out of luck)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_is_slow_is_given_the_time_that_is_asked_for()
    {
        var script = Path.Combine(_data, "slow.js");
        await File.WriteAllTextAsync(script, "process.stdin.on('end', () => process.exit(0)); process.stdin.resume();");
        var refusal = await Assert.ThrowsAsync<Startup.StartupException>(
            () => AzuriteProcess.StartAsync(script, _data, _data, new Startup.LocalHostOptions { AzuriteWait = TimeSpan.FromSeconds(1) }, TimeProvider.System, CancellationToken.None));
        Assert.Contains("within 1 s", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--azurite-wait", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<AzuriteProcess> StartAsync()
    {
        var sources = Path.Combine(AppContext.BaseDirectory, "azurite");
        var installation = new AzuriteInstallation(sources, AzuriteInstallation.DefaultCache(), _ => { }, TimeProvider.System);
        await installation.EnsureAsync(CancellationToken.None);
        return await AzuriteProcess.StartAsync(Path.Combine(sources, "serve.js"), installation.Folder, _data, new Startup.LocalHostOptions(), TimeProvider.System, CancellationToken.None);
    }
}
