using System.Security.Cryptography;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;

namespace Dtks.LocalHost.Storage;

/// <summary>Azurite as the committed package-lock pins it, in a folder of the user's cache that all data directories share.</summary>
internal sealed class AzuriteInstallation(string sources, string cache, Action<string> progress, TimeProvider time)
{
    private const string Complete = "complete";
    private const int HashLength = 12;
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LockAtMost = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ShowProgressAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShowProgressEvery = TimeSpan.FromSeconds(10);

    /// <summary>The folder of this lock's installation.</summary>
    public string Folder { get; } = Path.Combine(cache, "azurite-" + Hash(Path.Combine(sources, "package-lock.json")));

    /// <summary>The user's cache folder for this project.</summary>
    public static string DefaultCache()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var root = OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg ? xdg : Path.Combine(home, ".cache");
        return Path.Combine(root, "dtks-local-host");
    }

    /// <summary>Installs unless installed. Two hosts at once: one installs, the other waits for it.</summary>
    /// <exception cref="StartupException">npm or the registry is missing, or the cache cannot be written.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (IsComplete())
            return;
        try
        {
            Directory.CreateDirectory(cache);
            using var alone = await LockAsync(cancellationToken);
            if (!IsComplete())
                await InstallAsync(cancellationToken);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StartupException($"The cache folder {cache} cannot be written ({e.Message}); make it writable, or give --storage CONNECTION.", e);
        }
    }

    private bool IsComplete() => File.Exists(Path.Combine(Folder, Complete));

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        var aside = Folder + ".installing";
        if (Directory.Exists(aside))
            Directory.Delete(aside, recursive: true);
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(aside);
        foreach (var file in new[] { "package.json", "package-lock.json" })
            File.Copy(Path.Combine(sources, file), Path.Combine(aside, file));

        var install = new NpmInstall(aside).RunAsync(cancellationToken);
        await ShowProgressAsync(install, "Installing Azurite from npm (first use only)");
        await install;
        await File.WriteAllTextAsync(Path.Combine(aside, Complete), "", cancellationToken);
        Directory.Move(aside, Folder);
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var told = false;
        while (true)
        {
            try
            {
                return new FileStream(Folder + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(began) < LockAtMost)
            {
                if (!told && time.GetElapsedTime(began) > ShowProgressAfter)
                {
                    progress("Waiting for another host that installs Azurite");
                    told = true;
                }

                await Task.Delay(LockPoll, time, cancellationToken);
            }
        }
    }

    private async Task ShowProgressAsync(Task work, string what)
    {
        var began = time.GetTimestamp();
        await Task.WhenAny(work, Task.Delay(ShowProgressAfter, time));
        while (!work.IsCompleted)
        {
            progress($"{what}: {time.GetElapsedTime(began).TotalSeconds:0} s");
            await Task.WhenAny(work, Task.Delay(ShowProgressEvery, time));
        }
    }

    private static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))[..HashLength];
}
