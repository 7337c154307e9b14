using Dtks.Platform.Health;
using Dtks.Platform.Hosting;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Tests.Health;

/// <summary>Services that do not answer, and keys that do not work.</summary>
public sealed class AwayTests
{
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    // Nothing listens there.
    private const string Nowhere = "http://127.0.0.1:9/account";

    [Fact]
    public async Task What_does_not_answer_is_unhealthy_in_bounded_time_and_the_rest_is_still_told()
    {
        var settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = $"AccountName=account;AccountKey={Key};BlobEndpoint={Nowhere};QueueEndpoint={Nowhere}",
            ["Cosmos:Endpoint"] = "http://127.0.0.1:9/",
            ["Cosmos:Key"] = Key,
            ["Protection:CurrentKey"] = "k1",
            ["Protection:Keys:k1"] = Key,
            ["Protection:ClaimKey"] = Key,
            ["Protection:CursorKey"] = Key,
        };
        var services = new ServiceCollection().AddLogging().AddPlatform(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        await using var provider = services.BuildServiceProvider();

        var answer = HealthAnswer.Of(await provider.GetRequiredService<LatestHealth>().FindAsync(CancellationToken.None));

        Assert.Equal(["blobs", "queues", "store"], answer.Checks.Where(c => c.Value.Status == HealthWord.Unhealthy).Select(c => c.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["blobs", "keys", "queues", "store"], answer.Checks.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(HealthWord.Unhealthy, answer.Status);
    }

    [Theory]
    [InlineData("k1", true)]
    [InlineData("k2", false)]
    public async Task A_current_key_that_is_not_there_is_unhealthy(string current, bool works)
    {
        var options = Options.Create(new ProtectionOptions { CurrentKey = current, Keys = { ["k1"] = Key }, ClaimKey = Key });
        var services = new ServiceCollection().AddLogging().AddSingleton(new FieldProtection(options)).AddSingleton(new KeyedHash(options));
        services.AddHealthChecks().AddCheck<KeyCheck>("keys");
        await using var provider = services.BuildServiceProvider();

        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.Equal(works ? HealthStatus.Healthy : HealthStatus.Unhealthy, report.Status);
    }
}
