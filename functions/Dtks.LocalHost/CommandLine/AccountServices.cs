using System.Security.Cryptography;
using Dtks.Functions;
using Dtks.LocalCosmos;
using Dtks.LocalHost.Startup;
using Dtks.Pages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.LocalHost.CommandLine;

/// <summary>The product's services over an account that stands, for commands that serve nothing and open no person's record.</summary>
internal static class AccountServices
{
    /// <summary>The services.</summary>
    /// <param name="options">Where the account is.</param>
    /// <param name="command">The command's name, for the advice.</param>
    /// <exception cref="UsageException">They do not say where.</exception>
    public static ServiceProvider Of(LocalHostOptions options, string command)
    {
        if (options is not { CosmosEndpoint: { } cosmos, StorageConnection: { } storage })
            throw new UsageException(
                $"{command} needs to know where: give both --cosmos ENDPOINT and --storage CONNECTION; a host with an account of its own names them in its line Account. / "
                + $"{command} perlu tahu tempatnya: berikan --cosmos ENDPOINT dan --storage CONNECTION; host dengan akun sendiri menyebutkannya pada baris Account.");

        // No envelope is opened or made: any key does.
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Cosmos:Key", new Uri(cosmos).IsLoopback ? CosmosGatewayOptions.EmulatorKey : null)])
            .AddEnvironmentVariables()
            .AddInMemoryCollection(
            [
                new("Cosmos:Endpoint", cosmos), new("AzureWebJobsStorage", storage), new("Protection:CurrentKey", "none"), new("Protection:Keys:none", key),
                new("Protection:ClaimKey", key), new("Protection:CursorKey", key),
            ])
            .Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddDtks(configuration, PagesAssembly.Of).BuildServiceProvider();
    }
}
