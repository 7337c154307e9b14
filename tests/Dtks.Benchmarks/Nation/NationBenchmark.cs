using System.Globalization;
using Dtks.Benchmarks.Nation.Simulation;

namespace Dtks.Benchmarks.Nation;

/// <summary>Simulates a month of the whole country on Azure, from what was measured here and the services' published limits; the same each time for a seed.</summary>
internal sealed class NationBenchmark(TextWriter output) : IBenchmark
{
    private const double Gigabytes = 2;

    private static readonly string[] Assumed =
    [
        "Assumed: how the processor's time divides on a village and its households; a processor of Flex Consumption is worth one of the machine the figures were measured on; a request on database or queue takes 10 ms beside waiting; village sizes are log-normal, no register tells them;",
        "  strong reads cost twice; the registry's villages are spread evenly over its physical partitions; instances are never taken back within a phase; who is answered 429 is let in as soon as there is room;",
        "  so many of a thousand households lose something each month (--removed), and what follows when their notice has run out is not part of it; the close is an estimate; the people's work between the phases is not part of it; the database's hours are billed whole, its idle tenth with them;",
        "  cold starts, failures and lost instances are as given (--cold, --failing and --crashing in thousandths, --hidden); the price of queue requests is assumed; storage, events and logs are left out.",
        "Held to what is measured (--check, a quiet machine of two processors, 27 November 2026): of an opening of another size it foretold the time 11 % too long, the processor's time 13 % too short and the request units 2 % too low. It tries no scaling, throttling or losses.",
    ];

    /// <inheritdoc />
    public string Verb => "nation";

    /// <inheritdoc />
    public string Usage => $"[{string.Join(' ', NationOptions.All.Select(o => o.Name == "--villages" ? "--villages ALL" : $"{o.Name} {o.ByItself}"))}] or --check: simulates the whole country's month on Azure (processor in microseconds, request units in hundredths); --check holds the model to what is measured here.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args is ["--check"])
        {
            await new NationCheck(output).RunAsync();
            return 0;
        }

        var options = new NationOptions(args.Options(NationOptions.All));
        var groups = options.Groups();
        var villages = groups.SelectMany(g => g.Villages).ToList();
        await SayAsync($"{villages.Count} villages in {groups.Select(g => g.Regency).Distinct().Count()} regencies, {villages.Sum(v => (long)v.Households)} households; the largest village has {villages.Max(v => v.Households)}");
        var open = await RunAsync(options, options.Opening(), groups);
        await SayAsync($"OPEN: {open.Minutes:0.0} minutes, US$ {open.Dollars:0.00} (wanted: under 15 minutes, under US$ 25)");
        var (minutes, dollars) = (0.0, 0.0);
        foreach (var work in options.Closing())
        {
            var phase = await RunAsync(options, work, groups);
            (minutes, dollars) = (minutes + phase.Minutes, dollars + phase.Dollars);
        }

        await SayAsync($"CLOSED, RATIFIED, RECAPPED: {minutes:0.0} minutes, US$ {dollars:0.00} (wanted: under 120 minutes, under US$ 100)");
        foreach (var line in Assumed)
        {
            await output.WriteLineAsync(line);
        }

        return 0;
    }

    private async Task<(double Minutes, double Dollars)> RunAsync(NationOptions options, Work work, IReadOnlyList<Message> groups)
    {
        var outcome = Phase.Run(options.Machine(), work, NationOptions.Containers(), NationPlan.Afresh(groups), options.Seed);
        var (functions, database, queues) = Prices.Of(outcome, Gigabytes);
        await SayAsync($"{work.Name}: {outcome.Seconds / 60:0.0} minutes; US$ {functions + database + queues:0.00} (functions {functions:0.00}, database {database:0.00}, queues {queues:0.0000})");
        await SayAsync($"  {outcome.Fleets.Sum(f => f.Instances)} instances started, {outcome.Fleets.Sum(f => f.Runs)} runs, {outcome.Fleets.Sum(f => f.Failed)} failed and were repeated, {outcome.Fleets.Sum(f => f.Gone)} instances lost; {outcome.Fleets.Sum(f => f.Requests)} requests on queues; {outcome.Fleets.Sum(f => f.Processor):0} s of processor, {outcome.Fleets.Sum(f => f.Billed) * Gigabytes:0} GB-s");
        await SayAsync($"  request units: {string.Join(", ", outcome.Containers.All.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name} {c.Total:0} (peak {c.Peak():0}/s of {c.Most:0}, {c.Waits} requests waited)")))}; peak of all {outcome.PeakUnits:0}/s");
        return (outcome.Seconds / 60, functions + database + queues);
    }

    private Task SayAsync(FormattableString text) => output.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));
}
