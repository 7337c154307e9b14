using Dtks.Benchmarks.Delivery;

namespace Dtks.Benchmarks.Dci;

/// <summary>
/// Another body's system asks the register: a search by NIK as its caller sees it, beside the two reads that it cannot do without; and notices of a change, from the change until the last of them was taken.
/// </summary>
internal sealed class DciBenchmark(TextWriter output) : IBenchmark
{
    private static readonly DateTimeOffset Start = new(2026, 12, 14, 2, 1, 5, TimeSpan.Zero);

    /// <inheritdoc />
    public string Verb => "dci";

    /// <inheritdoc />
    public string Usage => "[--persons 100000] [--seconds 20] [--partners 10] [--notices 10000]: searches by NIK by another body's system, and notices of changes to many.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var options = args.Options(("--persons", 100_000), ("--seconds", 20), ("--partners", 10), ("--notices", 10_000));
        await using var host = await BenchHost.StartAsync(new BenchSetup { Clock = Start });
        var register = await AskedRegister.WriteAsync(host, options["--persons"], output);
        await new SearchRun(host, register, output).RunAsync(TimeSpan.FromSeconds(options["--seconds"]));
        return await new NoticeRun(host, register, output).RunAsync(options["--partners"], options["--notices"]) ? 0 : 1;
    }
}
