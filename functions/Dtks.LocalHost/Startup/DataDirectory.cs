namespace Dtks.LocalHost.Startup;

/// <summary>The directory that holds a host's data, for this host alone while it runs.</summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    /// <summary>The directory, absolute.</summary>
    public string Path { get; }

    /// <summary>Opens a data directory, made when absent. The lock goes with the process, however it ends.</summary>
    /// <exception cref="StartupException">It cannot be written, or another host uses it.</exception>
    public static DataDirectory Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Make(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data directory {full} cannot be made ({e.Message}); choose another with --data DIR.", e);
        }

        try
        {
            var file = new FileStream(System.IO.Path.Combine(full, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new DataDirectory(full, file);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartupException($"The data directory {full} cannot be written; choose another with --data DIR.", e);
        }
        catch (IOException e)
        {
            throw new StartupException($"Another host uses the data directory {full}; stop it, or choose another with --data DIR.", e);
        }
    }

    // What lies in it is the owner's alone. A directory that was there keeps the mode its owner gave it.
    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A file or directory in it.</summary>
    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
