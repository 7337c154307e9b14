namespace Dtks.LocalHost.CommandLine;

/// <summary>An argument of the command line has no such value; one line says which and what to write.</summary>
internal sealed class UsageException(string message) : Exception(message);
