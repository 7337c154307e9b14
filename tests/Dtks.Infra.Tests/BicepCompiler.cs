using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Dtks.Infra.Tests;

/// <summary>Runs the Bicep compiler on a copy of infra/, since it writes some of its results beside the source.</summary>
internal sealed class BicepCompiler : IDisposable
{
    // What azd hands on from its environment; each value is recognised again in the template.
    private static readonly Dictionary<string, string> Environment = new()
    {
        ["AZURE_ENV_NAME"] = "dtks-test",
        ["AZURE_LOCATION"] = "indonesiacentral",
        ["DTKS_IDENTITY_ISSUER"] = "https://issuer.example",
        ["DTKS_IDENTITY_AUDIENCE"] = "dtks",
        ["DTKS_IDENTITY_AUTHORITY"] = "https://authority.example",
        ["DTKS_DCI_ID"] = "dtks.example",
        ["DTKS_MESSAGES_ENDPOINT"] = "https://messages.example",
        ["DTKS_POPULATION_ENDPOINT"] = "https://population.example",
        ["DTKS_ALERT_EMAIL"] = "operators@dtks.example",
        ["DTKS_APP_ORIGINS"] = "https://desa.example https://warga.example",
    };

    public BicepCompiler()
    {
        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "infra"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(Path.Combine(Root, "infra"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The repository's folder.</summary>
    public static string Root => Metadata("RepositoryRoot");

    /// <summary>Why the compiler cannot run here; null when it can.</summary>
    public static string? Missing =>
        !Program.Contains("linux-x64", StringComparison.OrdinalIgnoreCase)
        || (OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64)
            ? null
            : "The Bicep package is for Linux on x64. Elsewhere: dotnet test -p:BicepPath=PATH, the path of an installed bicep.";

    /// <summary>The copy that is compiled.</summary>
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"dtks-infra-{Guid.NewGuid():N}");

    private static string Program => Metadata("BicepPath");

    /// <summary>Runs one command in the copy.</summary>
    /// <returns>The exit code, and all that was printed.</returns>
    public (int ExitCode, string Printed) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, (printed + errors.Result).Replace(Folder, "infra", StringComparison.Ordinal));
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Metadata(string key) =>
        typeof(BicepCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
