using Dtks.Platform.Settings;

namespace Dtks.Platform.Http;

/// <summary>How often public paths are answered. Section <c>Throttling</c>. Each instance of the app counts for itself.</summary>
public sealed class ThrottlingOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Throttling";

    private const int Most = 1_000_000;
    private const int MostHops = 10;

    /// <summary>Requests a minute from one address; 0: no limit. Many phones of one carrier share an address.</summary>
    public int CallerPerMinute { get; set; } = 600;

    /// <summary>Requests a minute for one tracking code; 0: no limit.</summary>
    public int CodePerMinute { get; set; } = 30;

    /// <summary>
    /// How many proxies in front of the app add to <c>X-Forwarded-For</c>: 1 on Azure, one more for each gateway before it. 0: the header is
    /// not believed, and the connection's own address counts.
    /// </summary>
    public int TrustedHops { get; set; }

    /// <summary>What is wrong with these settings, one line each; none when they are right.</summary>
    public IEnumerable<string> Faults() => new[]
    {
        Fault(nameof(CallerPerMinute), CallerPerMinute, Most, "requests a minute, 0 for no limit"),
        Fault(nameof(CodePerMinute), CodePerMinute, Most, "requests a minute, 0 for no limit"),
        Fault(nameof(TrustedHops), TrustedHops, MostHops, "proxies in front of the app, 1 on Azure"),
    }.OfType<string>();

    private static string? Fault(string name, int value, int most, string what) => value >= 0 && value <= most
        ? null
        : SettingFault.Of($"{Section}:{name}", "is out of range", $"set it to a whole number from 0 to {most} of {what}");
}
