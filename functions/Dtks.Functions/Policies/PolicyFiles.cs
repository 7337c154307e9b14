using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Json;

namespace Dtks.Functions.Policies;

/// <summary>Reads the policy versions from their files: those that come with the application, and those of a directory.</summary>
public static class PolicyFiles
{
    private const string Kind = "policy";
    private const string ResourceStart = "Policies/";
    private const int MostBytes = 1 << 20;

    /// <summary>The versions that come with the application.</summary>
    public static PolicyVersions Shipped() => Read(directory: null).Versions ?? throw new InvalidOperationException("The policy files of the application itself are wrong.");

    /// <summary>All versions; null, and what is wrong, when a file is.</summary>
    /// <param name="directory">Where more files lie; null for none.</param>
    public static (PolicyVersions? Versions, IReadOnlyList<FileFault> Faults) Read(string? directory) => Read(Own().Concat(directory is null ? [] : Of(directory)));

    /// <summary>The files of a directory, by name. What a mounted volume keeps for itself begins with a dot.</summary>
    internal static IEnumerable<string> In(string directory) =>
        Directory.EnumerateFiles(directory).Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal);

    /// <summary>The versions of files, by their names and bytes; null bytes where one cannot be read.</summary>
    internal static (PolicyVersions? Versions, IReadOnlyList<FileFault> Faults) Read(IEnumerable<(string Name, byte[]? Bytes)> files)
    {
        var read = new List<(string Name, PolicyFile File)>();
        var faults = new List<FileFault>();
        foreach (var (name, bytes) in files)
        {
            if (!Path.GetExtension(name).Equals(".json", StringComparison.OrdinalIgnoreCase))
            {
                faults.Add(new FileFault(PolicyFaultCodes.Name, name, string.Empty, "does not end in .json and is not read", "rename it if it is a policy file, or take it out of the directory"));
                continue;
            }

            PolicyFile? file = null;
            var wrong = bytes is null ? [FileFault.Unreadable(Kind, name, "cannot be read", "see that the app may read it, and that it is a file of 1 byte to 1 MiB")] : FileFault.Of(Kind, name, StrictJson.TryRead(bytes, out file)).ToList();
            if (file is not null)
            {
                wrong.AddRange(PolicyFaults.Of(name, file));
                read.Add((name, file));
            }

            faults.AddRange(wrong);
        }

        // Between files is looked at only where each is right: one that is wrong would leave a gap.
        if (faults.Count == 0)
        {
            faults.AddRange(PolicyFaults.Between(read));
        }

        return (faults.Count == 0 ? new PolicyVersions(read.Select(f => f.File.Version())) : null, faults);
    }

    private static IEnumerable<(string Name, byte[]? Bytes)> Own() => FileFault.Resources(ResourceStart).Select(f => (f.Name, (byte[]?)f.Bytes));

    private static IEnumerable<(string Name, byte[]? Bytes)> Of(string directory) => In(directory).Select(path => (Path.GetFileName(path), Bytes(path)));

    // What has no length (a pipe, a device) is not opened: it may never end.
    private static byte[]? Bytes(string path)
    {
        try
        {
            if (new FileInfo(path).Length is 0 or > MostBytes)
            {
                return null;
            }

            using var file = File.OpenRead(path);
            var bytes = new byte[MostBytes + 1];
            var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read <= MostBytes ? bytes[..read] : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
