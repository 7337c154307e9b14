namespace Dtks.Benchmarks;

/// <summary>A benchmark, run by its verb. It is found by this interface: a public or internal class with one constructor that takes where it writes.</summary>
internal interface IBenchmark
{
    /// <summary>The verb, as it is given on the command line.</summary>
    string Verb { get; }

    /// <summary>In one line: what may follow the verb, and what it measures.</summary>
    string Usage { get; }

    /// <summary>Runs it.</summary>
    /// <param name="args">What follows the verb.</param>
    /// <returns>The exit code: 0 when all went as it should.</returns>
    /// <exception cref="UsageException">What follows is not what may.</exception>
    Task<int> RunAsync(IReadOnlyList<string> args);
}
