using System.IO.Compression;

namespace Dtks.Tests;

/// <summary>A small archive, as it is hidden behind other files.</summary>
public static class ZipFileBytes
{
    /// <summary>One with a single entry.</summary>
    public static byte[] Of(string name = "contoh.txt")
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write("CONTOH"u8);
        }

        return file.ToArray();
    }
}
