using System.Text.RegularExpressions;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;

namespace Dtks.LocalHost.Storage;

/// <summary>One run of <c>npm ci</c>: exactly what the package-lock pins, no scripts of the packages run.</summary>
internal sealed partial class NpmInstall(string folder)
{
    private static readonly string[] Arguments =
    [
        "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev", "--no-progress", "--loglevel=error", "--prefer-offline",
        "--engine-strict=false", "--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000",
    ];

    /// <summary>Installs.</summary>
    /// <exception cref="StartupException">npm is missing or failed; the line says what to do.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var start = NodeRuntime.Npm(Arguments);
        start.WorkingDirectory = folder;
        using var npm = NodeRuntime.Start(start, "npm");
        npm.StandardInput.Close();
        try
        {
            var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = await npm.StandardError.ReadToEndAsync(cancellationToken);
            await output;
            await npm.WaitForExitAsync(cancellationToken);
            if (npm.ExitCode != 0)
                throw new StartupException(Explain(errors));
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>What a failed installation means and what to do, in one line.</summary>
    /// <param name="errors">What npm wrote to its standard error.</param>
    public static string Explain(string errors)
    {
        var code = CodePattern().Match(errors) is { Success: true } match ? match.Groups[1].Value : "no code";
        return code switch
        {
            "ENOTFOUND" or "ECONNREFUSED" or "ECONNRESET" or "ETIMEDOUT" or "ERR_SOCKET_TIMEOUT" or "EAI_AGAIN" or "EHOSTUNREACH" or "ENETUNREACH" =>
                $"The npm registry cannot be reached ({code}); check the network, the proxy or npm's registry setting and start again, or give --storage CONNECTION.",
            "E404" or "ETARGET" or "E403" or "E401" =>
                $"The npm registry does not give a package of Azurite's ({code}); use one that carries it and start again, or give --storage CONNECTION.",
            "EINTEGRITY" =>
                "A package of Azurite's is not what the package-lock pins (EINTEGRITY); clear npm's cache and start again.",
            _ => $"npm could not install Azurite ({code}); run 'npm ci' in functions/Dtks.LocalHost/azurite to see why, or give --storage CONNECTION.",
        };
    }

    [GeneratedRegex(@"^npm (?:error|ERR!) (?:code|errno) ([A-Z][A-Z0-9_]+)", RegexOptions.Multiline)]
    private static partial Regex CodePattern();
}
