namespace Dtks.Benchmarks;

/// <summary>What follows a verb is not what may: its usage is shown.</summary>
internal sealed class UsageException : Exception;
