using System.Runtime.CompilerServices;

namespace Dtks.Architecture.Tests;

/// <summary>The C# sources below some folders of the checkout, but for what the build makes.</summary>
internal static class SourceText
{
    /// <summary>Reads them.</summary>
    public static IEnumerable<(string Path, string Text)> Of(params IEnumerable<string> folders) => folders.SelectMany(PathsOf).Select(file => (file, File.ReadAllText(file)));

    /// <summary>The paths of those below one folder.</summary>
    public static IEnumerable<string> PathsOf(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root(), folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
