using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Policies;
using NodaTime;

namespace Dtks.Benchmarks.Rules;

/// <summary>How many lines of families the rules settle in a second of one core, without storage: a bulk read against its lines, and all that follows (VER-4, VER-5, VER-6).</summary>
internal sealed class RulesBenchmark(TextWriter output) : IBenchmark
{
    private const int Families = 100;
    private const int Wanted = 1_000_000;

    private static readonly TimeSpan Warmth = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 26, 3, 0);
    private static readonly Actor Officer = new("officer", Role.VillageOfficer, AreaCode.Parse("3306162006"));

    private readonly PolicyVersion _policy = PolicyFiles.Shipped().Latest;

    /// <inheritdoc />
    public string Verb => "rules";

    /// <inheritdoc />
    public string Usage => ": lines of families that the rules alone settle in a second of one core, as bulks of decisions and as consequences worked out anew.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        args.None();
        var sheet = Sheet();
        var bulk = new SheetCommand.DecideLines([.. Enumerable.Range(0, Families).SelectMany(Rows)], Officer);
        var decided = Decide(sheet, bulk);
        var after = SheetDecider.Evolve(sheet, decided);
        var again = new SheetCommand.DecideLines([.. after.Lines.Where(l => l.Decision is not null).Select(l => new LineDecisionDraft(l.Line, "ineligible", 6))], Officer);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{sheet.Lines.Count} lines of {Families} families, {bulk.Drafts!.Count} rows ({decided.Results.Count(r => !r.Applied)} refused): {SheetTally.Of(after.Lines)}, {after.Lines.Count(l => l.Cause is not null)} by VER-4 or VER-6, {after.Lines.Count(l => l.Successor is not null)} handed on"));
        await TellAsync("decided in bulk", sheet.Lines.Count, () => Decide(sheet, bulk));
        await TellAsync("decided anew, all otherwise", sheet.Lines.Count, () => Decide(after, again));
        await TellAsync("consequences worked out", sheet.Lines.Count, () => Cascade.Apply(after.Lines, []));
        return decided.Results.All(r => r.Applied) && SheetTally.Of(after.Lines).Unverified == 0 ? 0 : 1;
    }

    private async Task TellAsync(string what, int lines, Action work)
    {
        Speed(lines, work, Warmth);
        var rounds = Enumerable.Range(0, 5).Select(_ => Speed(lines, work, Round)).Order().ToList();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{what}: {rounds[2]:N0} lines in a second of one core (median of 5 rounds, {rounds[0]:N0} to {rounds[4]:N0}); wanted: {Wanted:N0}"));
    }

    // By the processor's time: other programs may have their turn meanwhile.
    private static double Speed(int lines, Action work, TimeSpan time)
    {
        var (started, done) = (Environment.CpuUsage.TotalTime, 0L);
        while (Environment.CpuUsage.TotalTime - started < time)
        {
            for (var i = 0; i < 20; i++)
            {
                work();
            }

            done += 20L * lines;
        }

        return done / (Environment.CpuUsage.TotalTime - started).TotalSeconds;
    }

    private LinesDecided Decide(SheetState sheet, SheetCommand.DecideLines bulk) => (LinesDecided)SheetDecider.Decide(bulk, sheet, _policy, Now).Events[0];

    // Each with PKH and BPNT on the wife, and PBI-JKN for her, her husband and a child.
    private SheetState Sheet()
    {
        (string Member, Programme Programme)[] kinds = [("02", Programme.Pkh), ("02", Programme.Bpnt), ("01", Programme.PbiJkn), ("02", Programme.PbiJkn), ("03", Programme.PbiJkn)];
        var lines = Enumerable.Range(0, Families).SelectMany(family => kinds.Select((kind, i) => new SheetLine
        {
            Line = (family * kinds.Length) + i + 1,
            Household = string.Create(CultureInfo.InvariantCulture, $"contoh-{family:00000000000000}"),
            Member = kind.Member,
            Programme = kind.Programme,
            Adult = kind.Member != "03",
        }));
        var open = new SheetCommand.Open(AreaCode.Parse("3306162006"), CyclePeriod.Parse("2026-11"), [.. lines]);
        return SheetDecider.Evolve(null, SheetDecider.Decide(open, null, _policy, Now).Events[0]);
    }

    // Most families are eligible. Of each twenty one has somebody who works for the state, two a recipient who died, one recipient without PBI-JKN, one child.
    private static IEnumerable<LineDecisionDraft> Rows(int family)
    {
        var first = (family * 5) + 1;
        LineDecisionDraft Eligible(int place) => new(first + place, "eligible");
        LineDecisionDraft Ineligible(int place, int ground, string? note = null) => new(first + place, "ineligible", ground, note);
        return (family % 20) switch
        {
            3 => [Ineligible(2, 5)],
            7 => [Eligible(0), Eligible(1), Eligible(2), Ineligible(3, 3) with { Successor = first + 2 }, Eligible(4)],
            11 => [Ineligible(0, 3) with { SuccessorMember = "01" }, Eligible(1), Eligible(2), Ineligible(3, 3), Eligible(4)],
            13 => [Eligible(2), Ineligible(3, 13, "Penghasilan di atas UMK"), Eligible(4)],
            17 => [Eligible(0), Eligible(1), Eligible(2), Eligible(3), Ineligible(4, 15)],
            _ => [Eligible(0), Eligible(1), Eligible(2), Eligible(3), Eligible(4)],
        };
    }
}
