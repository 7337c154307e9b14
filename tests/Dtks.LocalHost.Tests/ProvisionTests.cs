using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Dtks.LocalHost.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.LocalHost.Tests;

/// <summary>An empty account gets all that the modules declare; what is there stays.</summary>
public sealed class ProvisionTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task An_empty_account_is_made_ready_and_a_second_time_changes_nothing()
    {
        var storage = fixture.Host.StorageConnection;
        var evidence = new BlobServiceClient(storage).GetBlobContainerClient("evidence");
        var queue = new QueueServiceClient(storage).GetQueueClient("proposals-matching");
        Assert.False((await evidence.ExistsAsync()).Value || (await queue.ExistsAsync()).Value);

        var first = await ProvisionAsync(storage);
        await queue.SendMessageAsync("stays");
        var second = await ProvisionAsync(storage);

        Assert.StartsWith("Provisioned: database dtks with ", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
        Assert.True((await evidence.ExistsAsync()).Value);
        Assert.Single((await queue.PeekMessagesAsync()).Value);
    }

    [Fact]
    public async Task What_does_not_answer_is_one_line_that_says_what_to_check()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);

        var code = await HostCommandLine.RunAsync(["provision", "--cosmos", "http://127.0.0.1:1", "--storage", fixture.Host.StorageConnection], output, error);

        Assert.Equal((1, ""), (code, output.ToString()));
        Assert.Contains("check --cosmos, --storage", Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private async Task<string> ProvisionAsync(string storage)
    {
        var cosmos = fixture.Host.App.Services.GetRequiredService<IConfiguration>()["Cosmos:Endpoint"]!;
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = await HostCommandLine.RunAsync(["provision", "--cosmos", cosmos, "--storage", storage], output, error);
        Assert.Equal((0, ""), (code, error.ToString()));
        return output.ToString();
    }
}
