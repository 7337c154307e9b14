using Dtks.Platform.Documents;
using Dtks.Platform.Modules;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Tests;

/// <summary>What the modules of the application declare.</summary>
internal static class DeclaredModules
{
    /// <summary>All of it.</summary>
    public static Declarations All { get; } = Load();

    /// <summary>The serializer that documents are stored with, under a key of its own.</summary>
    public static DocumentSerializer Serializer { get; } = new(
        new FieldProtection(Options.Create(new ProtectionOptions { CurrentKey = "k1", Keys = new() { ["k1"] = Convert.ToBase64String(new byte[32]) } })),
        All.Fields,
        All.Documents);

    private static Declarations Load()
    {
        var services = new ServiceCollection();
        services.AddModules(new ConfigurationBuilder().Build(), typeof(IModule).Assembly, typeof(DtksServices).Assembly);
        return services.BuildServiceProvider().GetRequiredService<Declarations>();
    }
}
