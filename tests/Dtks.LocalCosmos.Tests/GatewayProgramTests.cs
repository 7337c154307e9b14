using System.Net;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests;

/// <summary>The gateway on its own.</summary>
public sealed class GatewayProgramTests
{
    [Fact]
    public void Arguments_are_read()
    {
        var options = GatewayProgram.ReadArguments(["--urls", "http://127.0.0.1:1", "--data", "d", "--ranges", "5", "--key", "AA==", "--enforce-throughput"]);
        Assert.Equal(("http://127.0.0.1:1", "d", 5, "AA==", true), (options.Urls, options.DataDirectory, options.Ranges, options.Key, options.EnforceThroughput));
        Assert.Equal(CosmosGatewayOptions.EmulatorKey, GatewayProgram.ReadArguments(["--data", "d"]).Key);
    }

    [Theory]
    [InlineData()]
    [InlineData("--data")]
    [InlineData("--data", "d", "--ranges", "0")]
    [InlineData("--data", "d", "--ranges", "101")]
    [InlineData("--data", "d", "--ranges", "many")]
    [InlineData("--data", "d", "--dance")]
    public async Task Malformed_arguments_end_with_the_usage(params string[] arguments)
    {
        using var errors = new StringWriter();
        Assert.Equal(2, await GatewayProgram.RunAsync(arguments, TextWriter.Null, errors));
        Assert.Contains("Usage:", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_ends_with_one_line()
    {
        using var errors = new StringWriter();
        var directory = Directory.CreateTempSubdirectory("localcosmos-").FullName;
        Assert.Equal(1, await GatewayProgram.RunAsync(["--data", directory, "--urls", "nowhere"], TextWriter.Null, errors));
        Assert.Contains("nowhere", errors.ToString(), StringComparison.Ordinal);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_key_that_is_none_ends_with_one_line()
    {
        using var errors = new StringWriter();
        var directory = Directory.CreateTempSubdirectory("localcosmos-").FullName;
        Assert.Equal(1, await GatewayProgram.RunAsync(["--data", directory, "--urls", "http://127.0.0.1:0", "--key", "?"], TextWriter.Null, errors));
        Assert.Contains("not Base64", errors.ToString(), StringComparison.Ordinal);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task On_its_own_it_serves_usage_and_faults_beside_the_protocol()
    {
        var directory = Directory.CreateTempSubdirectory("localcosmos-").FullName;
        using (var process = await GatewayProcess.StartAsync(directory))
        {
            using var http = new HttpClient { BaseAddress = process.Endpoint };
            Assert.Equal(0, (int)JObject.Parse(await http.GetStringAsync("_local/usage"))["requests"]!);
            using var rule = new StringContent("""{"kind":"429","count":1}""");
            Assert.Equal(HttpStatusCode.Created, (await http.PostAsync("_local/faults", rule)).StatusCode);
            Assert.Single(JObject.Parse(await http.GetStringAsync("_local/faults"))["faults"]!);
            Assert.Equal(HttpStatusCode.NoContent, (await http.DeleteAsync("_local/faults")).StatusCode);
            using var malformed = new StringContent("nonsense");
            Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync("_local/faults", malformed)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("dbs")).StatusCode);
        }

        Directory.Delete(directory, recursive: true);
    }
}
