using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dtks.Domain.Verification;
using Dtks.Platform.Json;
using Newtonsoft.Json;

namespace Dtks.Benchmarks.Json;

/// <summary>
/// Reads the largest bulk of line decisions, 500 rows, strictly and with Newtonsoft alone, in the same run; then strictly on two threads
/// at once.
/// </summary>
internal sealed class StrictJsonBenchmark(TextWriter output) : IBenchmark
{
    private const int Rows = 500;
    private const int Reads = 20;
    private const int Rounds = 31;

    /// <inheritdoc />
    public string Verb => "json";

    /// <inheritdoc />
    public string Usage => ": strict reading of the largest bulk of line decisions beside Newtonsoft alone.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        args.None();
        await RunAsync();
        return 0;
    }

    public async Task RunAsync()
    {
        var body = Body();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Rows} rows, {body.Length / 1024.0:N1} KB"));
        await output.WriteLineAsync("compared with                     strict µs  plain µs  ratio  strict kB  plain kB");
        await CompareAsync("Newtonsoft, its own settings", body, () => Plain(body));
        await CompareAsync("Newtonsoft, the wire's settings", body, () => Wire(body));
        var waits = Monitor.LockContentionCount;
        var strict = Scaling(() => Strict(body));
        waits = Monitor.LockContentionCount - waits;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"two threads do {strict:N2} times what one does, and waited {waits} times for a lock; plain {Scaling(() => Plain(body)):N2}; sums alone, which is what the machine has to give, {Scaling(Sums):N2}"));
    }

    private async Task CompareAsync(string with, byte[] body, Action other)
    {
        var (strict, plain, ratio) = await Measurement.CompareAsync(Reads, callers: 1, Task(() => Strict(body)), Task(other));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{with,-32}  {strict.Microseconds,9:N0}  {plain.Microseconds,8:N0}  {ratio,5:N2}  {strict.Bytes / 1024,9:N0}  {plain.Bytes / 1024,8:N0}"));
    }

    private static Func<Task> Task(Action read) => () =>
    {
        read();
        return System.Threading.Tasks.Task.CompletedTask;
    };

    /// <summary>How many times as much two threads get done in the same time; the median of rounds taken in turns.</summary>
    private static double Scaling(Action read)
    {
        var ratios = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var one = OnThreads(1, read);
            ratios.Add(2 * one / OnThreads(2, read));
        }

        // The first round warms up.
        ratios.RemoveAt(0);
        return ratios.Order().ElementAt(Rounds / 2);
    }

    private static double OnThreads(int count, Action read)
    {
        using var start = new Barrier(count + 1);
        var threads = Enumerable.Range(0, count).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            for (var i = 0; i < Reads; i++)
            {
                read();
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        start.SignalAndWait();
        var started = Stopwatch.GetTimestamp();
        threads.ForEach(thread => thread.Join());
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds;
    }

    private static void Strict(byte[] body) =>
        Expect(StrictJson.TryRead<IReadOnlyList<LineDecisionDraft>>(body, out var rows).Count == 0 ? rows : null);

    private static void Plain(byte[] body) =>
        Expect(JsonConvert.DeserializeObject<IReadOnlyList<LineDecisionDraft>>(Encoding.UTF8.GetString(body)));

    private static void Wire(byte[] body) => Expect(JsonText.Read<IReadOnlyList<LineDecisionDraft>>(Encoding.UTF8.GetString(body)));

    private static void Sums()
    {
        var sum = 1u;
        for (var i = 0; i < 1_000_000; i++)
        {
            sum = (sum * 1664525) + 1013904223;
        }

        if (sum == 0)
        {
            throw new InvalidOperationException("The sums came out wrong.");
        }
    }

    private static void Expect(IReadOnlyList<LineDecisionDraft>? rows)
    {
        if (rows is not { Count: Rows } || rows[Rows - 1].Line != Rows)
        {
            throw new InvalidOperationException("The rows were not read.");
        }
    }

    private static byte[] Body() => Encoding.UTF8.GetBytes(JsonText.Write(Enumerable.Range(1, Rows).Select(line => line % 3 == 0
        ? new LineDecisionDraft(line, "ineligible", (line % 15) + 1, "Sudah pindah ke desa lain menurut ketua RT")
        : new LineDecisionDraft(line, "eligible", Note: "Tetap menerima"))));
}
