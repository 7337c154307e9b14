using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;

namespace Dtks.LocalHost.Storage;

/// <summary>The machine's Node.js and npm.</summary>
internal static class NodeRuntime
{
    private const int LeastMajor = 20;
    private const string Otherwise = "or give a storage account with --storage CONNECTION.";

    /// <summary>Runs a program of Node.js.</summary>
    public static ProcessStartInfo Node(params IEnumerable<string> arguments) => StartInfo("node", arguments);

    /// <summary>Runs npm.</summary>
    public static ProcessStartInfo Npm(params IEnumerable<string> arguments)
        => StartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments);

    /// <summary>Checks that there is a Node.js that Azurite runs on.</summary>
    /// <exception cref="StartupException">There is none, or it is too old.</exception>
    public static async Task CheckAsync(CancellationToken cancellationToken)
    {
        using var process = Start(Node("--version"), "Node.js");
        process.StandardInput.Close();
        var version = (await process.StandardOutput.ReadToEndAsync(cancellationToken)).Trim();
        await process.WaitForExitAsync(cancellationToken);
        var digits = version.TrimStart('v').Split('.')[0];
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major) || major < LeastMajor)
            throw new StartupException($"Node.js {version} is too old for Azurite; install Node.js {LeastMajor} or newer, {Otherwise}");
    }

    /// <summary>Starts a program.</summary>
    /// <param name="start">What to start.</param>
    /// <param name="name">Its name, for the message.</param>
    /// <exception cref="StartupException">It is not there.</exception>
    public static Process Start(ProcessStartInfo start, string name)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new StartupException($"{name} was not found; install Node.js {LeastMajor} or newer with npm, {Otherwise}", e);
        }
    }

    private static ProcessStartInfo StartInfo(string program, IEnumerable<string> arguments) => new(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
        CreateNoWindow = true,
    };
}
