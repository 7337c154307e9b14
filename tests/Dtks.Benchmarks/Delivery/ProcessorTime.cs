using System.Diagnostics;
using System.Globalization;

namespace Dtks.Benchmarks.Delivery;

/// <summary>Processor time spent so far, user and kernel together.</summary>
/// <param name="Host">By this process: callers, host and LocalCosmos.</param>
/// <param name="Storage">By the processes it started: Azurite.</param>
internal sealed record ProcessorTime(TimeSpan Host, TimeSpan Storage)
{
    /// <summary>Both.</summary>
    public TimeSpan All => Host + Storage;

    /// <summary>Reads it.</summary>
    public static ProcessorTime Now()
    {
        using var self = Process.GetCurrentProcess();
        var storage = TimeSpan.Zero;
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                storage += ParentOf(process.Id) == self.Id ? process.TotalProcessorTime : TimeSpan.Zero;
            }
        }

        return new ProcessorTime(self.TotalProcessorTime, storage);
    }

    /// <summary>What was spent between two readings.</summary>
    public static ProcessorTime operator -(ProcessorTime later, ProcessorTime earlier) => new(later.Host - earlier.Host, later.Storage - earlier.Storage);

    /// <summary>For each of so many: in milliseconds, each part by itself.</summary>
    public string Each(int count) => string.Create(
        CultureInfo.InvariantCulture, $"{All.TotalMilliseconds / count:N1} ms ({Host.TotalMilliseconds / count:N1} callers, host and database, {Storage.TotalMilliseconds / count:N1} storage)");

    // The fourth word of Linux's /proc/PID/stat; the second is the program's name in brackets and may hold anything.
    private static int ParentOf(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], NumberStyles.None, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // It has ended, or the system has no such files.
        }
    }
}
