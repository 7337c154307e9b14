using Dtks.LocalHost.Configuration;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;

namespace Dtks.LocalHost.Tests;

public sealed class HostJsonTests
{
    [Fact]
    public void The_committed_file_says_what_the_operations_guide_says()
    {
        var host = HostJson.Read(Path.Combine(AppContext.BaseDirectory, "host.json"));
        Assert.Equal(string.Empty, host.RoutePrefix);
        Assert.Equal(new QueueSettings(32, 16, TimeSpan.FromSeconds(5), 5, TimeSpan.FromSeconds(2), IsBase64: false), host.Queues);
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
    [InlineData("visibilityTimeout", "\"5 seconds\"", false)]
    [InlineData("visibilityTimeout", "\"5\"", false)]
    [InlineData("visibilityTimeout", "\"00:05\"", false)]
    [InlineData("visibilityTimeout", "5", false)]
    [InlineData("visibilityTimeout", "{}", false)]
    [InlineData("visibilityTimeoutSeconds", "5", false)]
    [InlineData("VisibilityTimeout", "\"00:00:05\"", false)]
    [InlineData("messageEncoding", "\"none\"", true)]
    [InlineData("messageEncoding", "\"utf8\"", false)]
    public void A_value_out_of_range_is_refused_by_name(string member, string value, bool isFine)
    {
        var text = $"{{\"version\":\"2.0\",\"extensions\":{{\"queues\":{{\"{member}\":{value}}}}}}}";
        if (isFine)
            Assert.NotNull(HostJson.Parse(text));
        else
            Assert.Contains(member, Assert.Throws<FormatException>(() => HostJson.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{}""", "version is missing; it must be \"2.0\"")]
    [InlineData("""{"version":2}""", "version is 2; it must be \"2.0\"")]
    [InlineData("""{"version":"2.0","extension":{}}""", "extension is not known; known are $schema, aggregator,")]
    [InlineData("""{"version":"2.0","extensions":[]}""", "extensions is []; it must be an object")]
    [InlineData("""{"version":"2.0","extensions":{"blobs":{}}}""", "extensions.blobs is not known; known below extensions are http, queues")]
    [InlineData("""{"version":"2.0","extensions":{"queues":"fast"}}""", "extensions.queues is \"fast\"; it must be an object")]
    [InlineData("""{"version":"2.0","extensions":{"http":{"prefix":"api"}}}""", "extensions.http.prefix is not known; known below extensions.http are customHeaders,")]
    [InlineData("""{"version":"2.0","extensions":{"http":{"routePrefix":{}}}}""", "extensions.http.routePrefix is {}; it must be a text")]
    [InlineData("""{"version":"2.0","logging":{"logLevel":{"Azure.Core":"Warnings"}}}""", "logging.logLevel.Azure.Core is \"Warnings\"; it must be \"Trace\" or")]
    public void What_the_Functions_host_would_not_understand_is_one_line(string text, string line)
    {
        var message = Assert.Throws<FormatException>(() => HostJson.Parse(text)).Message;
        Assert.StartsWith(line, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void The_line_of_a_file_names_it_and_says_what_to_do()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, """{"version":"2.0","extensions":{"queues":{"visibilityTimeout":"5 seconds"}}}""");
            Assert.Equal(
                $"{path}: extensions.queues.visibilityTimeout is \"5 seconds\"; it must be a time span hh:mm:ss from 00:00:00 to 7.00:00:00. Correct the file and start again.",
                Assert.Throws<StartupException>(() => HostJson.Read(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_file_that_is_missing_or_no_JSON_is_one_line()
    {
        Assert.Throws<StartupException>(() => HostJson.Read(Path.Combine(AppContext.BaseDirectory, "nowhere", "host.json")));
        Assert.Throws<StartupException>(() => HostJson.Read(Path.Combine(AppContext.BaseDirectory, "azurite", "serve.js")));
    }
}
