using System.Diagnostics;

namespace Dtks.Benchmarks.LocalCosmos;

/// <summary>What the disk itself takes to make one small write last: the least that an acknowledged write of a single caller can take.</summary>
internal static class DiskFlush
{
    private const int Pages = 4;
    private const int PageSize = 4096;
    private const int Writes = 500;

    /// <summary>Mean microseconds of writing four pages over old ones, as a create does, and flushing them.</summary>
    /// <param name="directory">On the disk to be measured.</param>
    public static double Microseconds(string directory)
    {
        using var file = File.OpenHandle(
            Path.Combine(directory, "flush"), FileMode.Create, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose, Pages * PageSize);
        var pages = new byte[Pages * PageSize];
        RandomAccess.Write(file, pages, 0);
        RandomAccess.FlushToDisk(file);
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Writes; i++)
        {
            RandomAccess.Write(file, pages, 0);
            RandomAccess.FlushToDisk(file);
        }

        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / Writes;
    }
}
