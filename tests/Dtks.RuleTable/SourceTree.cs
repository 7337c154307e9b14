namespace Dtks.RuleTable;

/// <summary>A checkout of this repository.</summary>
/// <param name="Root">Its directory.</param>
internal sealed record SourceTree(string Root)
{
    private const string Marker = "Dtks.Serverless.sln";

    /// <summary>The projects whose code carries out rules.</summary>
    public static IReadOnlyList<string> Production { get; } = ["Dtks.Domain", "Dtks.Platform", "Dtks.Functions"];

    /// <summary>The checkout at a directory, or around it; around the working directory when none is given.</summary>
    /// <exception cref="SourceException">There is none.</exception>
    public static SourceTree Find(string? directory)
    {
        var start = Path.GetFullPath(directory ?? Environment.CurrentDirectory);
        for (var at = start; at is not null; at = Path.GetDirectoryName(at))
            if (File.Exists(Path.Combine(at, Marker))) return new SourceTree(at);
        throw new SourceException($"{start} is not inside a checkout ({Marker} is not found); go there, or name it with --source DIR.");
    }

    /// <summary>A file's text.</summary>
    /// <exception cref="SourceException">There is no such file.</exception>
    public string Text(string path)
    {
        var full = Path.Combine(Root, path);
        return File.Exists(full) ? File.ReadAllText(full) : throw new SourceException($"{path} is missing from {Root}; restore it from the repository.");
    }

    /// <summary>The files below a directory, as paths from the root with '/', in order, without what a build makes.</summary>
    public IReadOnlyList<string> Files(string below, string pattern)
    {
        var directory = Path.Combine(Root, below);
        if (!Directory.Exists(directory)) throw new SourceException($"{below}/ is missing from {Root}; restore it from the repository.");
        return [.. Directory.EnumerateFiles(directory, pattern, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)];
    }
}
