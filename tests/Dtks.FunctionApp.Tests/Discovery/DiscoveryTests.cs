using Dtks.LocalHost.Configuration;

namespace Dtks.FunctionApp.Tests.Discovery;

/// <summary>What runs on one machine is what runs on Azure.</summary>
public sealed class DiscoveryTests
{
    [Fact]
    public void LocalHost_finds_the_functions_that_the_SDK_has_written_down_binding_by_binding()
    {
        var built = FunctionDescription.InTheBuiltApp();
        var found = LocalDiscovery.Functions();
        Assert.NotEmpty(built);
        Assert.Empty(built.Except(found));
        Assert.Empty(found.Except(built));
        Assert.Equal(built.Count, found.Count);
    }

    [Fact]
    public void LocalHost_goes_by_the_host_json_that_is_deployed() =>
        Assert.Equal(HostJson.Read(Path.Combine(AppContext.BaseDirectory, "host.json")), HostJson.Read(BuiltApp.At("host.json")));

    [Theory]
    [InlineData("host.json")]
    [InlineData("functions.metadata")]
    [InlineData("extensions.json")]
    [InlineData("worker.config.json")]
    public void The_built_app_holds_what_the_Functions_host_reads(string file) => Assert.True(File.Exists(BuiltApp.At(file)), BuiltApp.At(file));
}
