using System.Globalization;

namespace Dtks.Platform.Changes;

/// <summary>Which process saved a change, and as the how-manieth. Written out, the tickets of one process sort by their numbers.</summary>
/// <param name="Instance">The process's random name.</param>
/// <param name="Number">From 1.</param>
public sealed record ChangeTicket(string Instance, long Number)
{
    /// <summary>What every ticket of a process is less than, by ordinal order.</summary>
    public static string End(string instance) => instance + ".";

    /// <summary>As it is stored, such as <c>3f2a…-0000000001f4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Instance}-{Number:x12}");
}
