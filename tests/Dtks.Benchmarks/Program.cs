using System.Globalization;
using Dtks.Benchmarks.Json;
using Dtks.Benchmarks.LocalCosmos;

// dotnet run -c Release --project tests/Dtks.Benchmarks -- localcosmos [items …]
// dotnet run -c Release --project tests/Dtks.Benchmarks -- json
switch (args)
{
    case ["localcosmos", .. var sizes]:
        var items = sizes.Length == 0 ? [1_000, 1_000_000] : Array.ConvertAll(sizes, size => int.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture));
        await new LocalCosmosBenchmark(Console.Out).RunAsync(items);
        return 0;
    case ["json"]:
        await new StrictJsonBenchmark(Console.Out).RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Dtks.Benchmarks -- localcosmos [items …] | json");
        return 2;
}
