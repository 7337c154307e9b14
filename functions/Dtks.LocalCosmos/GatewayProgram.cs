using System.Globalization;
using System.Runtime.InteropServices;

namespace Dtks.LocalCosmos;

/// <summary>The gateway on its own: reads the command line, serves until it is told to stop.</summary>
internal static class GatewayProgram
{
    private const string Usage = """
        Usage: dotnet run --project functions/Dtks.LocalCosmos -- [--urls URLS] --data DIR [--ranges N] [--key KEY] [--enforce-throughput]
        """;

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        CosmosGatewayOptions options;
        try
        {
            options = ReadArguments(arguments);
        }
        catch (FormatException e)
        {
            await errors.WriteLineAsync($"{e.Message}\n{Usage}");
            return 2;
        }

        try
        {
            await using var gateway = await CosmosGateway.StartAsync(options);
            await output.WriteLineAsync($"Ready: {gateway.Endpoint.ToString().TrimEnd('/')}");
            await UntilStoppedAsync();
            return 0;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or ArgumentException or FormatException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"LocalCosmos cannot start: {e.Message}");
            return 1;
        }
    }

    /// <exception cref="FormatException">An argument is unknown, or its value is missing or malformed.</exception>
    internal static CosmosGatewayOptions ReadArguments(string[] arguments)
    {
        var options = new CosmosGatewayOptions { DataDirectory = string.Empty, Urls = "http://127.0.0.1:8081", ServeLocalPaths = true };
        for (var i = 0; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--enforce-throughput" => options with { EnforceThroughput = true },
                "--urls" => options with { Urls = Value(arguments, ++i) },
                "--data" => options with { DataDirectory = Value(arguments, ++i) },
                "--key" => options with { Key = Value(arguments, ++i) },
                "--ranges" => options with { Ranges = Number(arguments, ++i) },
                var unknown => throw new FormatException($"Unknown argument '{unknown}'."),
            };
        }

        return options.DataDirectory.Length > 0 ? options : throw new FormatException("--data is missing: name a directory for the store.");
    }

    private static string Value(string[] arguments, int index) =>
        index < arguments.Length ? arguments[index] : throw new FormatException($"{arguments[^1]} needs a value.");

    private static int Number(string[] arguments, int index) =>
        int.TryParse(Value(arguments, index), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 100
            ? number
            : throw new FormatException($"{arguments[index - 1]} must be a whole number from 1 to 100.");

    private static async Task UntilStoppedAsync()
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stopped));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stopped));
        await stopped.Task;
    }

    private static void Stop(PosixSignalContext signal, TaskCompletionSource stopped)
    {
        signal.Cancel = true;
        stopped.TrySetResult();
    }
}
