using Dtks.Platform.Modules;
using Dtks.Platform.Problems;

namespace Dtks.Platform.Tests;

/// <summary>The platform's own message texts.</summary>
internal static class PlatformTexts
{
    /// <summary>Where they stand.</summary>
    public static TextFiles Files { get; } = Load();

    private static TextFiles Load()
    {
        var files = new TextFiles();
        files.Declare(typeof(IModule).Assembly, "platform");
        return files;
    }
}
