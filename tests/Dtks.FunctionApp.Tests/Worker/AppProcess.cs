using System.Diagnostics;
using Newtonsoft.Json.Linq;

namespace Dtks.FunctionApp.Tests.Worker;

/// <summary>The built app as a process of its own, started as the Functions host starts it.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    // All else that this machine or the test run has in its environment stays out: a setting left over would be a setting that is there.
    private static readonly string[] Kept = ["PATH", "HOME", "USERPROFILE", "SystemRoot", "TEMP", "TMP", "TMPDIR", "DOTNET_ROOT", "DOTNET_HOST_PATH"];

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private AppProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts it.</summary>
    /// <param name="settings">Its app settings.</param>
    /// <param name="host">Where its host listens; null: it is started without one.</param>
    /// <param name="workerId">What the host calls it.</param>
    public static AppProcess Start(IReadOnlyDictionary<string, string> settings, Uri? host, string workerId = "worker")
    {
        var description = JObject.Parse(File.ReadAllText(BuiltApp.At("worker.config.json")))["description"]!;
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? description.Value<string>("defaultExecutablePath")!,
            [BuiltApp.At(description.Value<string>("defaultWorkerPath")!), .. Arguments(host, workerId)])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Except(Kept, StringComparer.OrdinalIgnoreCase).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = BuiltApp.Folder;
        start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = BuiltApp.Folder;

        // The services are checked whole as the container is built, as they are on a developer's machine.
        start.Environment["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development";
        return new AppProcess(Process.Start(start)!);
    }

    /// <summary>Waits for its end.</summary>
    public async Task<(int Code, string Output, string Errors)> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return (_process.ExitCode, await _output, await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string[] Arguments(Uri? host, string workerId) => host is null
        ? []
        : ["--functions-uri", host.ToString(), "--functions-worker-id", workerId, "--functions-request-id", "start", "--functions-grpc-max-message-length", "16777216"];
}
