using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.LocalHost.Tests;

/// <summary>What changes the environment of the whole process runs alone.</summary>
[CollectionDefinition("environment", DisableParallelization = true)]
public sealed class EnvironmentCollection;

[Collection("environment")]
public sealed class LeftOverEnvironmentTests
{
    [Fact]
    public async Task A_left_over_environment_variable_does_not_lead_the_host_elsewhere()
    {
        Environment.SetEnvironmentVariable("Cosmos__Database", "someone-elses");
        try
        {
            await using var host = await TestHost.StartAsync();
            Assert.Equal("dtks", host.App.Services.GetRequiredService<IConfiguration>()["Cosmos:Database"]);
        }
        finally
        {
            Environment.SetEnvironmentVariable("Cosmos__Database", null);
        }
    }
}
