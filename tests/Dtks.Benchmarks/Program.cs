using Dtks.Benchmarks;

// dotnet run -c Release --project tests/Dtks.Benchmarks -- VERB …
var all = Verbs.All(Console.Out);
if (args is [] or ["--help"] or ["-h"])
{
    Console.WriteLine($"dotnet run -c Release --project tests/Dtks.Benchmarks -- VERB …\n{string.Join('\n', Verbs.Lines(all))}");
    return 0;
}

if (all.FirstOrDefault(b => b.Verb == args[0]) is not { } benchmark)
{
    Console.Error.WriteLine($"There is no benchmark '{args[0]}'; these are there:\n{string.Join('\n', Verbs.Lines(all))}");
    return 2;
}

try
{
    return await benchmark.RunAsync(args[1..]);
}
catch (UsageException)
{
    Console.Error.WriteLine($"Usage:\n{Verbs.Lines([benchmark]).Single()}");
    return 2;
}
