using System.Globalization;
using Dtks.Benchmarks.Chaos;
using Dtks.Benchmarks.Deadlines;
using Dtks.Benchmarks.Delivery;
using Dtks.Benchmarks.Duplicates;
using Dtks.Benchmarks.Exports;
using Dtks.Benchmarks.Imports;
using Dtks.Benchmarks.Inspection;
using Dtks.Benchmarks.Json;
using Dtks.Benchmarks.Letters;
using Dtks.Benchmarks.LocalCosmos;
using Dtks.Benchmarks.Matching;
using Dtks.Benchmarks.Requests;

// dotnet run -c Release --project tests/Dtks.Benchmarks -- localcosmos [items …]
// dotnet run -c Release --project tests/Dtks.Benchmarks -- json
// dotnet run -c Release --project tests/Dtks.Benchmarks -- tracking [proposals]
// dotnet run -c Release --project tests/Dtks.Benchmarks -- budget
// dotnet run -c Release --project tests/Dtks.Benchmarks -- letters [verified eligible]
// dotnet run -c Release --project tests/Dtks.Benchmarks -- deadlines [of a day, of an hour]
// dotnet run -c Release --project tests/Dtks.Benchmarks -- intake
// dotnet run -c Release --project tests/Dtks.Benchmarks -- drain [connections, 1 to 256]
// dotnet run -c Release --project tests/Dtks.Benchmarks -- inspection
// dotnet run -c Release --project tests/Dtks.Benchmarks -- matching
switch (args)
{
    // chaos [kills [seed]] | chaos processes [kills [seed]] | chaos outages [services]
    case ["chaos", .. var how]:
        return await new ChaosBenchmark(Console.Out).RunAsync(how);
    case ["localcosmos", .. var sizes]:
        var items = sizes.Length == 0 ? [1_000, 1_000_000] : Array.ConvertAll(sizes, Number);
        await new LocalCosmosBenchmark(Console.Out).RunAsync(items);
        return 0;
    case ["json"]:
        await new StrictJsonBenchmark(Console.Out).RunAsync();
        return 0;
    case ["tracking", .. var proposals]:
        await new TrackingBenchmark(Console.Out).RunAsync(proposals.Length == 0 ? 5_000 : Number(proposals[0]));
        return 0;
    case ["budget"]:
        await new BudgetBenchmark(Console.Out).RunAsync();
        return 0;
    case ["letters", .. var rows]:
        var numbers = rows.Length == 2 ? Array.ConvertAll(rows, row => int.Parse(row, NumberStyles.None, CultureInfo.InvariantCulture)) : [2_000, 40_000];
        await new LettersBenchmark(Console.Out).RunAsync(numbers[0], numbers[1]);
        return 0;
    case ["deadlines", .. var counts]:
        var (day, hour) = counts is [var ofDay, var ofHour] ? (Number(ofDay), Number(ofHour)) : (1_000, 100_000);
        await new DeadlinesBenchmark(Console.Out).RunAsync(day, hour);
        return 0;
    case ["intake"]:
        await new IntakeBenchmark(Console.Out).RunAsync();
        return 0;
    case ["drain", .. var connections]:
        await new DrainBenchmark(Console.Out).RunAsync(connections.Length == 0 ? 64 : Number(connections[0]));
        return 0;
    // import [rows]
    case ["import", .. var imported]:
        await new ImportBenchmark(Console.Out).RunAsync(imported.Length == 0 ? 10_000 : Number(imported[0]));
        return 0;
    // exports [rows]
    case ["exports", .. var exported]:
        await new ExportsBenchmark(Console.Out).RunAsync(exported.Length == 0 ? 40_000 : Number(exported[0]));
        return 0;
    case ["inspection"]:
        await new InspectionBenchmark(Console.Out).RunAsync();
        return 0;
    case ["matching"]:
        await new MatchingBenchmark(Console.Out).RunAsync();
        return 0;
    // duplicates [persons] | duplicates scan [persons]
    case ["duplicates", "scan", .. var scanned]:
        await new DuplicatesBenchmark(Console.Out).ScanAsync(scanned.Length == 0 ? 131_000 : Number(scanned[0]));
        return 0;
    case ["duplicates", .. var compared]:
        await new DuplicatesBenchmark(Console.Out).CompareAsync(compared.Length == 0 ? 131_000 : Number(compared[0]));
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Dtks.Benchmarks -- localcosmos [items …] | json | chaos [kills [seed]] | chaos processes [kills [seed]] | chaos outages [services] | tracking [proposals] | budget | letters [verified eligible] | deadlines [of a day, of an hour] | intake | drain [connections] | import [rows] | exports [rows] | inspection | matching | duplicates [persons] | duplicates scan [persons]");
        return 2;
}

static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
