using Dtks.Domain.Policies;
using Dtks.Platform.Json;

namespace Dtks.Functions.Policies;

/// <summary>Reads the policy versions from their files: those that come with the application, and those of a directory.</summary>
public static class PolicyFiles
{
    private const string ResourceStart = "Policies/";
    private const int MostBytes = 1 << 20;

    /// <summary>The versions that come with the application.</summary>
    public static PolicyVersions Shipped() => Read(directory: null).Versions ?? throw new InvalidOperationException("The policy files of the application itself are wrong.");

    /// <summary>All versions; null, and what is wrong, when a file is.</summary>
    /// <param name="directory">Where more files lie; null for none.</param>
    public static (PolicyVersions? Versions, IReadOnlyList<PolicyFault> Faults) Read(string? directory) => Read(Own().Concat(directory is null ? [] : Of(directory)));

    /// <summary>The files of a directory, by name. What a mounted volume keeps for itself begins with a dot.</summary>
    internal static IEnumerable<string> In(string directory) =>
        Directory.EnumerateFiles(directory).Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal);

    /// <summary>The versions of files, by their names and bytes; null bytes where one cannot be read.</summary>
    internal static (PolicyVersions? Versions, IReadOnlyList<PolicyFault> Faults) Read(IEnumerable<(string Name, byte[]? Bytes)> files)
    {
        var read = new List<(string Name, PolicyFile File)>();
        var faults = new List<PolicyFault>();
        foreach (var (name, bytes) in files)
        {
            if (!Path.GetExtension(name).Equals(".json", StringComparison.OrdinalIgnoreCase))
            {
                faults.Add(new PolicyFault(PolicyFaultCodes.Name, name, string.Empty, "does not end in .json and is not read", "rename it if it is a policy file, or take it out of the directory"));
                continue;
            }

            PolicyFile? file = null;
            var wrong = bytes is null ? [Unreadable(name, "cannot be read", "see that the app may read it, and that it is a file of 1 byte to 1 MiB")] : Of(name, StrictJson.TryRead(bytes, out file)).ToList();
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

    private static IEnumerable<PolicyFault> Of(string name, IReadOnlyList<JsonFault> faults) => faults.Select(fault => fault.Code switch
    {
        "json.unknownMember" => new PolicyFault(PolicyFaultCodes.MemberUnknown, name, fault.Pointer, "is no member of a policy file", "look for a typing error, or take it out"),
        "json.missingMember" => new(PolicyFaultCodes.MemberMissing, name, fault.Pointer, "is not there", "add it"),
        "json.duplicateMember" => new(PolicyFaultCodes.MemberTwice, name, fault.Pointer, "stands there twice", "leave one"),
        "json.malformed" => Unreadable(name, $"is no JSON at line {Argument(fault, "line")}, column {Argument(fault, "column")}", "mend it there"),
        "json.byteOrderMark" => Unreadable(name, "begins with a byte order mark", "save it as UTF-8 without"),
        "json.wrongType" => new(PolicyFaultCodes.MemberType, name, fault.Pointer, $"is no {Argument(fault, "expected")}", "write it as one"),
        "json.notADate" => new(PolicyFaultCodes.MemberType, name, fault.Pointer, "is no day as yyyy-MM-dd", "write it as one"),
        _ => new(PolicyFaultCodes.MemberType, name, fault.Pointer, "is no value of its member", "write it as the other policy files do"),
    });

    private static string Argument(JsonFault fault, string name) => fault.Args?.GetValueOrDefault(name) ?? "?";

    private static PolicyFault Unreadable(string name, string wrong, string remedy) => new(PolicyFaultCodes.Unreadable, name, string.Empty, wrong, remedy);

    private static IEnumerable<(string Name, byte[]? Bytes)> Own()
    {
        var assembly = typeof(PolicyFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(ResourceStart, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return (name[ResourceStart.Length..], bytes);
        }
    }

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
