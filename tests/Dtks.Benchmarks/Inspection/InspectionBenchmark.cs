using System.Diagnostics;
using System.Globalization;
using Dtks.Domain.Evidence;
using Dtks.Functions.FileInspection;
using Dtks.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dtks.Benchmarks.Inspection;

/// <summary>What opening the largest progressive pictures takes, as uploads are opened: the time, and the memory at its height over what was held before.</summary>
internal sealed class InspectionBenchmark(TextWriter output) : IBenchmark
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <inheritdoc />
    public string Verb => "inspection";

    /// <inheritdoc />
    public string Usage => ": time and memory of opening the largest progressive pictures.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        args.None();
        await RunAsync();
        return 0;
    }

    public async Task RunAsync()
    {
        using var files = new FileOpening(Options.Create(new InspectionOptions()), TimeProvider.System, NullLogger<FileOpening>.Instance);
        await TellAsync(files, "warm up, 1 megapixel", ProgressiveJpeg.Of(1000, 1000, isHalved: true, scans: 1));
        await TellAsync(files, "12 megapixels, 4:2:0", ProgressiveJpeg.Of(4000, 3000, isHalved: true, scans: 1));
        await TellAsync(files, "50 megapixels, 4:2:0", ProgressiveJpeg.Of(8000, 6250, isHalved: true, scans: 1));
        await TellAsync(files, "100 megapixels, 4:2:0", ProgressiveJpeg.Of(10_000, 10_000, isHalved: true, scans: 1));
        await TellAsync(files, "100 megapixels, 4:4:4", ProgressiveJpeg.Of(10_000, 10_000, isHalved: false, scans: 1));
        await TellAsync(files, "100 megapixels, 4:4:4, 3,000 scans", ProgressiveJpeg.Of(10_000, 10_000, isHalved: false, scans: 1_000));
        await TellAsync(files, "101 megapixels", ProgressiveJpeg.Of(10_100, 10_000, isHalved: true, scans: 1));
    }

    private async Task TellAsync(FileOpening files, string what, byte[] file)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var (before, most) = (Environment.WorkingSet, 0L);
        await using var watching = new Timer(_ => most = Math.Max(most, Environment.WorkingSet), null, TimeSpan.Zero, Look);
        var (watch, started) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var seen = await files.InTurnAsync(() => files.OpenAsync(file, EvidenceFormats.Jpeg, isPhoto: true, CancellationToken.None), CancellationToken.None);
        watch.Stop();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-36} {file.Length / 1024,6:N0} KiB  {(seen.Fault is { } fault ? fault : $"{seen.Width} × {seen.Height}"),-22} {watch.Elapsed.TotalSeconds,6:0.00} s, processor {(Environment.CpuUsage.TotalTime - started).TotalSeconds,5:0.00} s  +{Math.Max(0, most - before) / 1024 / 1024,5:N0} MiB at most"));
    }
}
