using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Tests.Verification;

/// <summary>
/// A sheet of two households. h-1: 1 PKH and 2 BPNT on member 01, PBI-JKN for 3 (01, adult), 4 (02, adult), 5 (03, child).
/// h-2: 6 PKH on 01, 7 PBI-JKN for 01.
/// </summary>
internal static class SheetSamples
{
    public static readonly CyclePeriod Period = CyclePeriod.Parse("2026-11");

    public static readonly IReadOnlyList<SheetLine> Lines =
    [
        Line(1, "h-1", "01", Programme.Pkh), Line(2, "h-1", "01", Programme.Bpnt), Line(3, "h-1", "01", Programme.PbiJkn),
        Line(4, "h-1", "02", Programme.PbiJkn), Line(5, "h-1", "03", Programme.PbiJkn, adult: false),
        Line(6, "h-2", "01", Programme.Pkh), Line(7, "h-2", "01", Programme.PbiJkn),
    ];

    public static SheetLine Line(int number, string household, string member, Programme programme, bool adult = true) =>
        new() { Line = number, Household = household, Member = member, Programme = programme, Adult = adult };

    public static LineDecisionDraft Eligible(int line) => new(line, "eligible");

    public static LineDecisionDraft Ineligible(int line, int ground, int? successor = null) =>
        new(line, "ineligible", ground, null, successor);

    public static SheetState Open() => Run(null, new SheetCommand.Open(AreaCode.Parse(Samples.VillageWib), Period, Lines));

    /// <summary>The sheet after each bulk in turn; every row of it must be applied.</summary>
    public static SheetState Decided(params LineDecisionDraft[][] bulks) => bulks.Aggregate(Open(), (state, bulk) => Run(state, bulk));

    public static SheetState Run(SheetState state, params LineDecisionDraft[] rows)
    {
        var decided = Decide(state, rows);
        Assert.All(decided.Results, r => Assert.Null(r.Violation));
        return SheetDecider.Evolve(state, decided);
    }

    public static LinesDecided Decide(SheetState state, params LineDecisionDraft?[] rows)
    {
        var decision = SheetDecider.Decide(new SheetCommand.DecideLines(rows, Samples.VillageOfficer), state, Samples.Policy, Samples.Now);
        Assert.Empty(decision.Violations);
        return Assert.IsType<LinesDecided>(Assert.Single(decision.Events));
    }

    /// <summary>Carries out a command that must be accepted.</summary>
    public static SheetState Run(SheetState? state, SheetCommand command)
    {
        var decision = SheetDecider.Decide(command, state, Samples.Policy, Samples.Now);
        Assert.Empty(decision.Violations);
        return decision.Events.Aggregate(state, (s, e) => SheetDecider.Evolve(s, e))!;
    }

    /// <summary>Outcomes in short: <c>1=e 2=i11 3=?</c>.</summary>
    public static string Outcomes(SheetState state) => string.Join(' ', state.Lines.Select(l => $"{l.Line}=" + l.Outcome switch
    {
        LineOutcome.Eligible => "e",
        LineOutcome.Ineligible => "i" + l.Ground,
        _ => "?",
    }));
}
