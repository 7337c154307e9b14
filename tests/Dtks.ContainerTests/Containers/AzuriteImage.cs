using DotNet.Testcontainers.Configurations;
using Newtonsoft.Json.Linq;

namespace Dtks.ContainerTests.Containers;

/// <summary>The image of Azurite, in the version that Dtks.LocalHost installs from npm.</summary>
internal static class AzuriteImage
{
    /// <summary>The official image.</summary>
    public static readonly string Official = $"mcr.microsoft.com/azure-storage/azurite:{Version()}";

    /// <summary>The image that azurite-image.sh makes.</summary>
    public static readonly string Made = $"dtks/azurite:{Version()}";

    /// <summary>What a test shows that was skipped for want of the image.</summary>
    public static readonly string NotThere =
        $"The image {Official} is not there and cannot be pulled: make one with tests/Dtks.ContainerTests/azurite-image.sh and run again.";

    /// <summary>The image to run: the official one, or the one made here where that cannot be had; null when there is neither.</summary>
    public static async Task<string?> FindAsync(ContainerEngine engine)
    {
        if (await engine.HasAsync(Official))
        {
            return Official;
        }

        if (await engine.HasAsync(Made))
        {
            // Made where nothing can be pulled; the reaper's image could not be pulled there either.
            TestcontainersSettings.ResourceReaperEnabled = false;
            return Made;
        }

        return await engine.HasOrPullsAsync(Official) ? Official : null;
    }

    private static string Version()
    {
        var pinned = JObject.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "azurite", "package-lock.json")));
        return (string)pinned["packages"]!["node_modules/azurite"]!["version"]!;
    }
}
