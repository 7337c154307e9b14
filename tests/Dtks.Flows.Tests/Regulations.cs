namespace Dtks.Flows.Tests;

/// <summary>Regulations that do not exist, for hosts that are to know a second policy version.</summary>
internal static class Regulations
{
    /// <summary>The value of <c>Policies:Directory</c> with which a host knows that of 20 November 2026 too.</summary>
    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "Regulations");
}
