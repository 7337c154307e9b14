using Dtks.LocalHost.CommandLine;

namespace Dtks.LocalHost;

internal static class Program
{
    private static Task<int> Main(string[] args) => HostCommandLine.RunAsync(args, Console.Out, Console.Error);
}
