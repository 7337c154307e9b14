namespace Dtks.LocalHost.Startup;

/// <summary>Writes a small file so that a reader, or a restart after a kill, sees the old text or the new, never half of one.</summary>
internal static class AtomicFile
{
    /// <summary>Replaces the file's text.</summary>
    /// <param name="path">The file; its directory exists.</param>
    /// <param name="text">The new text.</param>
    /// <param name="isPrivate">Whether only the owner may read it (mode 600 where the system has modes).</param>
    public static void Write(string path, string text, bool isPrivate = false)
    {
        var aside = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (isPrivate && !OperatingSystem.IsWindows())
        {
            File.Delete(aside);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(aside, options))
        {
            using (var writer = new StreamWriter(stream, leaveOpen: true))
                writer.Write(text);
            stream.Flush(flushToDisk: true);
        }

        File.Move(aside, path, overwrite: true);
    }
}
