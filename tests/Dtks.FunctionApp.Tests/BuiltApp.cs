using System.Reflection;

namespace Dtks.FunctionApp.Tests;

/// <summary>The app as this build has put it, in the same configuration.</summary>
internal static class BuiltApp
{
    /// <summary>The folder that is deployed.</summary>
    public static string Folder { get; } = Path.GetDirectoryName(Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        typeof(BuiltApp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "FunctionApp").Value!)))!;

    /// <summary>A file of it.</summary>
    public static string At(string name) => Path.Combine(Folder, name);
}
