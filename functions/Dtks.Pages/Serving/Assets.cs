using System.Security.Cryptography;

namespace Dtks.Pages.Serving;

/// <summary>The files that pages are dressed with, embedded in the app. Their names hold their digest: a browser keeps each for good, and asks for a changed one by another name.</summary>
public sealed class Assets
{
    private const string Folder = "Assets/";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal) { [".css"] = "text/css; charset=utf-8", [".js"] = "text/javascript; charset=utf-8", [".svg"] = "image/svg+xml" };

    private readonly Dictionary<string, Asset> _byName;
    private readonly Dictionary<string, string> _paths;

    /// <summary>Reads them.</summary>
    public Assets()
    {
        var found = typeof(Assets).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => (Name: n[Folder.Length..], Asset: Read(n))).ToList();
        _paths = found.ToDictionary(f => f.Name, f => $"{Path.GetFileNameWithoutExtension(f.Name)}.{Digest(f.Asset.Bytes)}{Path.GetExtension(f.Name)}", StringComparer.Ordinal);
        _byName = found.ToDictionary(f => _paths[f.Name], f => f.Asset, StringComparer.Ordinal);
    }

    /// <summary>Where a file is served.</summary>
    /// <param name="name">Its name, such as <c>pages.css</c>.</param>
    public string PathOf(string name) => $"/aset/{_paths[name]}";

    /// <summary>The file of a name with its digest; null where there is none.</summary>
    public Asset? Find(string name) => _byName.GetValueOrDefault(name);

    private static Asset Read(string resource)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(resource)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new Asset(bytes.ToArray(), Types[Path.GetExtension(resource)]);
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
}

/// <summary>A file that pages are dressed with.</summary>
/// <param name="Bytes">Its bytes.</param>
/// <param name="ContentType">Its media type.</param>
public sealed record Asset(byte[] Bytes, string ContentType);
