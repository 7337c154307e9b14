using Dtks.LocalHost.Configuration;
using Dtks.LocalHost.Hosting;

namespace Dtks.LocalHost.Tests;

public sealed class HostJsonTests
{
    [Fact]
    public void The_committed_file_says_what_the_design_says()
    {
        var host = HostJson.Read(Path.Combine(AppContext.BaseDirectory, "host.json"));
        Assert.Equal("api", host.RoutePrefix);
        Assert.Equal(new QueueSettings(16, 8, TimeSpan.FromSeconds(5), 5, TimeSpan.FromSeconds(2), IsBase64: true), host.Queues);
    }

    [Fact]
    public void What_the_file_leaves_out_has_the_default_of_the_Functions_host()
        => Assert.Equal(
            new HostJson("api", new QueueSettings(16, 8, TimeSpan.Zero, 5, TimeSpan.FromMinutes(1), IsBase64: true)),
            HostJson.Parse("""{"version":"2.0"}"""));

    [Theory]
    [InlineData("batchSize", "1", true)]
    [InlineData("batchSize", "0", false)]
    [InlineData("batchSize", "32", true)]
    [InlineData("batchSize", "33", false)]
    [InlineData("batchSize", "\"16\"", false)]
    [InlineData("newBatchThreshold", "0", true)]
    [InlineData("newBatchThreshold", "-1", false)]
    [InlineData("maxDequeueCount", "1", true)]
    [InlineData("maxDequeueCount", "0", false)]
    [InlineData("maxPollingInterval", "\"00:00:00.100\"", true)]
    [InlineData("maxPollingInterval", "\"00:00:00.099\"", false)]
    [InlineData("visibilityTimeout", "\"7.00:00:00\"", true)]
    [InlineData("visibilityTimeout", "\"7.00:00:01\"", false)]
    [InlineData("visibilityTimeout", "\"soon\"", false)]
    [InlineData("messageEncoding", "\"none\"", true)]
    [InlineData("messageEncoding", "\"utf8\"", false)]
    public void A_value_out_of_range_is_refused_by_name(string member, string value, bool isFine)
    {
        var text = $"{{\"extensions\":{{\"queues\":{{\"{member}\":{value}}}}}}}";
        if (isFine)
            Assert.NotNull(HostJson.Parse(text));
        else
            Assert.Contains(member, Assert.Throws<FormatException>(() => HostJson.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_or_no_JSON_is_one_line()
    {
        Assert.Throws<StartupException>(() => HostJson.Read(Path.Combine(AppContext.BaseDirectory, "nowhere", "host.json")));
        Assert.Throws<StartupException>(() => HostJson.Read(Path.Combine(AppContext.BaseDirectory, "azurite", "serve.js")));
    }
}
