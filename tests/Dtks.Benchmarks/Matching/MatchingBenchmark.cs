using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Benchmarks.Matching;

/// <summary>How many persons matching compares with the population register's in a second, on one thread and without what the register itself takes (PRO-5).</summary>
internal sealed class MatchingBenchmark(TextWriter output) : IBenchmark
{
    private const int People = 2_000;
    private static readonly TimeSpan Warmth = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private static readonly AreaCode Village = AreaCode.Parse("3306162006");

    /// <inheritdoc />
    public string Verb => "matching";

    /// <inheritdoc />
    public string Usage => ": persons compared with the population register's in a second, on one thread.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        args.None();
        await RunAsync();
        return 0;
    }

    public async Task RunAsync()
    {
        var same = Enumerable.Range(0, People).Select(i => (Record(i), Record(i))).ToArray();
        var other = Enumerable.Range(0, People).Select(i => (Record(i), Written(Record(i), i))).ToArray();
        await TellAsync("all equal", same);
        await TellAsync("names and addresses written in other ways", other);
    }

    private async Task TellAsync(string what, (PopulationRecord Claimed, PopulationRecord Registered)[] pairs)
    {
        Speed(pairs, Warmth);
        var rounds = Enumerable.Range(0, 5).Select(_ => Speed(pairs, Round)).Order().ToList();
        var match = pairs.Count(p => PopulationComparison.Compare(p.Claimed, p.Registered).Fields.All(f => f.Outcome == FieldOutcome.Match));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{what}: {rounds[2]:N0} comparisons in a second of one core (median of 5 rounds; {match} of {pairs.Length} alike in every field); wanted: 100,000"));
    }

    // By the processor's time: other programs may have their turn meanwhile.
    private static double Speed((PopulationRecord Claimed, PopulationRecord Registered)[] pairs, TimeSpan time)
    {
        var (started, done) = (Environment.CpuUsage.TotalTime, 0L);
        while (Environment.CpuUsage.TotalTime - started < time)
        {
            foreach (var (claimed, registered) in pairs)
            {
                PopulationComparison.Compare(claimed, registered);
            }

            done += pairs.Length;
        }

        return done / (Environment.CpuUsage.TotalTime - started).TotalSeconds;
    }

    // Evidently synthetic.
    private static PopulationRecord Record(int i)
    {
        var nik = string.Create(CultureInfo.InvariantCulture, $"33061{i % 10}{1 + (i % 28):00}{1 + (i % 12):00}{50 + (i % 50):00}{1 + i:0000}");
        var member = new Member(
            Nik.Parse(nik), $"CONTOH {Letters(i)} SATU", "Kota Contoh", new LocalDate(1950 + (i % 50), 1 + (i % 12), 1 + (i % 28)), i % 2 == 0 ? Sex.Male : Sex.Female, $"IBU CONTOH {Letters(i + 7)}",
            Relationship.Head, MaritalStatus.Married);
        var address = new Address($"Jl. Contoh {Letters(i)} Gg. {1 + (i % 9)} No. {1 + (i % 200)} Dusun Contoh", "001", "002");
        return new PopulationRecord(member, FamilyCardNumber.Parse(nik), Village, address);
    }

    // As another hand writes it: of each three one name has a mark or an apostrophe of its own, each address is shortened in another way, each fourth is of another house.
    private static PopulationRecord Written(PopulationRecord record, int i) => record with
    {
        Member = record.Member with
        {
            Name = i % 3 == 0 ? record.Member.Name.Replace("SATU", "Satú", StringComparison.Ordinal) : record.Member.Name.ToLowerInvariant(),
            MotherMaidenName = i % 5 == 0 ? "IBU CONTOH LAIN" : $" {record.Member.MotherMaidenName}",
        },
        Address = record.Address with
        {
            Street = record.Address.Street.Replace("Jl.", "JALAN", StringComparison.Ordinal).Replace("Dusun", "Dsn", StringComparison.Ordinal)
                + (i % 4 == 0 ? string.Create(CultureInfo.InvariantCulture, $" Blok {i % 30}") : string.Empty),
        },
    };

    private static string Letters(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => (char)('A' + c - '0')));
}
