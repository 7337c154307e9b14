namespace Dtks.LocalHost.Startup;

/// <summary>Why the host cannot start or go on, in one line that says what to do next; of settings, one line for each that is wrong.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="innerException">What it came from, if anything.</param>
public sealed class StartupException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The exit code of the program that ends by it: 1, unless a command says by that what it found.</summary>
    public int ExitCode { get; init; } = 1;
}
