namespace Dtks.Flows.Tests;

/// <summary>Regulations that do not exist, for hosts that are to know a second policy version.</summary>
internal static class Regulations
{
    /// <summary>The value of <c>Policies:Directory</c> with which a host knows that of 20 November 2026 too.</summary>
    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "Regulations");

    /// <summary>The same with which it knows one from 9 May 2024 on, that limits programmes by welfare deciles and differs in nothing else.</summary>
    public static string Deciles { get; } = Path.Combine(AppContext.BaseDirectory, "Deciles");
}
