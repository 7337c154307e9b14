using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Dtks.Flows.Tests.Hosting;

/// <summary>Every example of the README, as pasted into one shell, against a fresh start.</summary>
public sealed partial class ReadmeTests(FlowHost host) : IClassFixture<FlowHost>
{
    [Fact]
    public async Task The_examples_run_as_pasted()
    {
        var folder = Directory.CreateTempSubdirectory("dtks-readme-");
        var script = "set -euo pipefail\n" + string.Join('\n', Examples().Skip(1))
            .Replace("http://127.0.0.1:7071", host.BaseUrl.ToString().TrimEnd('/'), StringComparison.Ordinal)
            .Replace("SAMPLES=docs/", $"SAMPLES={Repository.Root()}/docs/", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "examples.sh"), script.ReplaceLineEndings("\n"));
        var start = new ProcessStartInfo("bash", ["-x", "examples.sh"]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };

        using var process = Process.Start(start)!;
        var (output, trace) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, $"exit {process.ExitCode}\n{string.Join('\n', (await trace).Split('\n').TakeLast(8))}");
        Assert.Contains("\"finalised\"", await output, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static IEnumerable<string> Examples()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root(), "README.md"));
        return Fence().Matches(readme).Select(m => m.Groups[1].Value);
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
