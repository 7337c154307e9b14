using Dtks.Platform.Settings;
using Grpc.Core;
using Microsoft.Extensions.Configuration;

namespace Dtks.FunctionApp;

/// <summary>Why the worker could not start, for whoever reads the log: one line for each thing to be done.</summary>
internal static class StartFailure
{
    // The Functions host shows a worker's standard error, and takes for errors the lines that say so.
    private const string Prefix = "Dtks.FunctionApp: error: ";

    // What the Functions host tells its worker on the command line. Source: the worker's GrpcServiceCollectionExtensions.
    private const string HostEndpoint = "Functions:Worker:HostEndpoint";

    /// <summary>The lines.</summary>
    /// <param name="failure">What the start threw.</param>
    /// <param name="configuration">What the worker was started with.</param>
    public static IEnumerable<string> Lines(Exception failure, IConfiguration configuration)
    {
        var faults = SettingsFaults.Of(failure);
        return (faults.Count > 0 ? faults : [Line(failure, configuration[HostEndpoint])]).Select(line => Prefix + line);
    }

    private static string Line(Exception failure, string? hostEndpoint)
    {
        if (!Uri.TryCreate(hostEndpoint, UriKind.Absolute, out var host))
        {
            return "This program is the worker of an Azure Functions host and was started without one; start the host instead (func start), or functions/Dtks.LocalHost.";
        }

        return failure is RpcException
            ? $"The Functions host does not answer at {host}; check that it runs and start it again, it starts its worker itself."
            : $"The worker could not start: {string.Join(' ', failure.ToString().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))}";
    }
}
