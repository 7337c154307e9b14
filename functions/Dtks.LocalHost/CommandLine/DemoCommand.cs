using Dtks.Demo;
using Dtks.Demo.Policies;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;

namespace Dtks.LocalHost.CommandLine;

/// <summary>
/// Plays the demo against a host of its own: on a free port and with a data directory that is gone afterwards, unless told otherwise. With data that are gone afterwards it also tells
/// of a second policy version, which none that keeps its data should know.
/// </summary>
internal static class DemoCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="options">What the command line says.</param>
    /// <param name="hasUrls">Whether it says where to serve.</param>
    /// <param name="hasData">Whether it says where to keep data.</param>
    /// <param name="error">Where progress and the line about what is wrong go.</param>
    /// <returns>0 when all was as the rules say, 1 when not or when the host could not go on.</returns>
    /// <exception cref="StartupException">The host cannot start.</exception>
    public static async Task<int> RunAsync(LocalHostOptions options, bool hasUrls, bool hasData, TextWriter error)
    {
        var directory = hasData ? options.DataDirectory : OfItsOwn();
        var second = hasData ? null : SecondPolicy.After(DateOnly.FromDateTime((options.Clock ?? TimeProvider.System.GetUtcNow()).UtcDateTime));
        using var signals = new StopSignals();
        try
        {
            return await PlayAsync(options with
            {
                Urls = hasUrls ? options.Urls : "http://127.0.0.1:0",
                DataDirectory = directory,
                Progress = error.WriteLine,
                Settings = new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Error", ["Policies:Directory"] = second?.WriteTo(Path.Combine(directory, "policies")) },
            }, second, error, signals.Token);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return 1;
        }
        finally
        {
            if (!hasData)
                Directory.Delete(directory, recursive: true);
        }
    }

    private static string OfItsOwn()
    {
        try
        {
            return Directory.CreateTempSubdirectory("dtks-demo-").FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The temporary folder {Path.GetTempPath()} cannot be written to; set TMPDIR to one that can, or give --data DIR.", e);
        }
    }

    private static async Task<int> PlayAsync(LocalHostOptions options, SecondPolicy? second, TextWriter error, CancellationToken cancellationToken)
    {
        await using var host = await LocalHostApp.StartAsync(options, cancellationToken);
        var story = DemoStory.OnConsole(second).RunAsync(host.BaseUrl, cancellationToken);
        if (await Task.WhenAny(story, host.Failed) == story)
            return await story;
        await error.WriteLineAsync(await host.Failed);
        return 1;
    }
}
