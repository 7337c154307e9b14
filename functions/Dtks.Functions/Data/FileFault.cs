using Dtks.Platform.Json;

namespace Dtks.Functions.Data;

/// <summary>What is wrong with a data file that the host starts with: it does not start with one, so that nothing is ever decided by it (ADR 0029).</summary>
/// <param name="Code">The fault's code.</param>
/// <param name="File">The file's name.</param>
/// <param name="Pointer">Where in it (RFC 6901); empty for the whole.</param>
/// <param name="Wrong">What is wrong there.</param>
/// <param name="Remedy">What to do, without a full stop.</param>
public sealed record FileFault(string Code, string File, string Pointer, string Wrong, string Remedy)
{
    /// <summary>The line that tells it.</summary>
    public string Line() => $"{Code}: {File}{(Pointer.Length == 0 ? string.Empty : "#" + Pointer)} {Wrong}; {Remedy}.";

    /// <summary>What the strict reader found, under the codes of a kind of file.</summary>
    /// <param name="kind">The kind, with which its codes begin, such as <c>policy</c>.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="faults">What was found.</param>
    internal static IEnumerable<FileFault> Of(string kind, string name, IReadOnlyList<JsonFault> faults) => faults.Select(fault => fault.Code switch
    {
        "json.unknownMember" => new FileFault($"{kind}.member.unknown", name, fault.Pointer, $"is no member of a {kind} file", "look for a typing error, or take it out"),
        "json.missingMember" => new($"{kind}.member.missing", name, fault.Pointer, "is not there", "add it"),
        "json.duplicateMember" => new($"{kind}.member.twice", name, fault.Pointer, "stands there twice", "leave one"),
        "json.malformed" => Unreadable(kind, name, $"is no JSON at line {Argument(fault, "line")}, column {Argument(fault, "column")}", "mend it there"),
        "json.byteOrderMark" => Unreadable(kind, name, "begins with a byte order mark", "save it as UTF-8 without"),
        "json.wrongType" => new($"{kind}.member.type", name, fault.Pointer, $"is no {Argument(fault, "expected")}", "write it as one"),
        "json.notADate" => new($"{kind}.member.type", name, fault.Pointer, "is no day as yyyy-MM-dd", "write it as one"),
        _ => new($"{kind}.member.type", name, fault.Pointer, "is no value of its member", $"write it as the other {kind} files do"),
    });

    /// <summary>That a file cannot be read as one of its kind.</summary>
    internal static FileFault Unreadable(string kind, string name, string wrong, string remedy) => new($"{kind}.file.unreadable", name, string.Empty, wrong, remedy);

    /// <summary>The files that come with the application under a start of their names, by the rest of it.</summary>
    internal static IEnumerable<(string Name, byte[] Bytes)> Resources(string start)
    {
        var assembly = typeof(FileFault).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(start, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return (name[start.Length..], bytes);
        }
    }

    private static string Argument(JsonFault fault, string name) => fault.Args?.GetValueOrDefault(name) ?? "?";
}
