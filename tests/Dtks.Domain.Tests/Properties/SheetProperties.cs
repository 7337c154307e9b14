using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Domain.Tests.Households;
using Dtks.Domain.Tests.Verification;
using Dtks.Domain.Verification;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Dtks.Domain.Tests.Properties;

public class SheetProperties
{
    [Fact]
    [Trait("rule", "VER-4")]
    [Trait("rule", "VER-6")]
    public void The_cascade_is_idempotent_and_does_not_depend_on_order()
    {
        var gen = from lines in GenerateSheets.Decided from shuffled in Gen.Shuffle(lines.ToArray()) select (lines, shuffled);
        Generate.Holds(gen, t =>
        {
            var once = Cascade.Apply(t.lines, GenerateSheets.Adults);
            Assert.Equal(once, Cascade.Apply(once, GenerateSheets.Adults));
            Assert.Equal(once, Cascade.Apply(t.shuffled, GenerateSheets.Adults).OrderBy(l => l.Line));
            Assert.Equal(t.lines.Select(l => (l.Line, l.Decision)), once.Select(l => (l.Line, l.Decision)));
        }, 1000);
    }

    [Fact]
    [Trait("rule", "VER-4")]
    [Trait("rule", "VER-5")]
    [Trait("rule", "VER-6")]
    [Trait("rule", "VER-7")]
    public void The_cascade_keeps_the_rules()
    {
        Generate.Holds(GenerateSheets.Decided, lines =>
        {
            var worked = Cascade.Apply(lines, GenerateSheets.Adults);
            Assert.All(worked, l => Assert.Equal(l.Outcome == LineOutcome.Ineligible, l.Ground is >= 1 and <= 15));
            Assert.All(worked.Where(l => l.Outcome == LineOutcome.Eligible), l => Assert.True(l.Decision?.Outcome == LineOutcome.Eligible || (l.Successor is { } taken && l.Decision is { Ground: 3 } d && d.SuccessorMember == taken)));
            Assert.All(worked.Where(l => l.Outcome == LineOutcome.Unverified), l => Assert.Null(l.Decision));
            foreach (var household in worked.GroupBy(l => l.Household))
            {
                if (household.Any(l => l.Decision?.Ground == 5))
                    Assert.All(household, l => Assert.Equal(LineOutcome.Ineligible, l.Outcome));
                foreach (var fallen in household.Where(l => l is { Programme: Programme.PbiJkn, Outcome: LineOutcome.Ineligible }))
                    Assert.All(household.Where(l => l.Recipient == fallen.Member), l => Assert.Equal(LineOutcome.Ineligible, l.Outcome));
            }
        }, 1000);
    }

    // The rules once more, in words of their own: what falls, and that nothing else does.
    [Fact]
    [Trait("rule", "VER-4")]
    [Trait("rule", "VER-6")]
    public void A_line_falls_exactly_when_a_rule_says_so()
    {
        Generate.Holds(GenerateSheets.Decided, lines =>
        {
            foreach (var household in Cascade.Apply(lines, GenerateSheets.Adults).GroupBy(l => l.Household).Select(h => h.ToList()))
            {
                var employed = household.Exists(l => l.Decision is { Outcome: LineOutcome.Ineligible, Ground: 5 });
                Assert.All(household, l => Assert.Equal(Expected(l, household, employed), l.Outcome));
            }
        }, 1000);
    }

    private static LineOutcome Expected(SheetLine line, List<SheetLine> household, bool employed)
    {
        var own = line.Decision?.Outcome ?? LineOutcome.Unverified;
        if (IsKept(line, household, employed)) return LineOutcome.Eligible;
        if (own == LineOutcome.Ineligible || employed) return LineOutcome.Ineligible;
        if (line.Programme == Programme.PbiJkn) return own;
        var recipient = household.Find(l => l.Programme == Programme.PbiJkn && l.Member == line.Member);
        if (recipient?.Decision?.Outcome != LineOutcome.Ineligible) return own;
        var heir = household.Find(l => l.Line == recipient.Decision.Successor);
        var inherits = recipient.Decision.Ground == 3 && heir is { Programme: Programme.PbiJkn, Adult: true, Decision.Outcome: LineOutcome.Eligible }
            && heir.Member != line.Member;
        var named = recipient.Decision is { Ground: 3, SuccessorMember: { } member } && TakesOver(member, line.Member, household);
        return inherits || named || household.Exists(l => l.Member == line.Member && IsKept(l, household, employed)) ? own : LineOutcome.Ineligible;
    }

    // A family's programme whose own decision names who takes it over.
    private static bool IsKept(SheetLine line, List<SheetLine> household, bool employed) => !employed
        && line is { Programme: not Programme.PbiJkn, Decision: { Outcome: LineOutcome.Ineligible, Ground: 3, SuccessorMember: { } member } }
        && TakesOver(member, line.Member, household)
        && !household.Exists(l => l is { Programme: Programme.PbiJkn, Decision: { Outcome: LineOutcome.Ineligible, Ground: not 3 } } && l.Member == line.Member);

    private static bool TakesOver(string member, string from, List<SheetLine> household)
    {
        var own = household.FindAll(l => l.Member == member);
        var adult = own.Exists(l => l.Adult) || GenerateSheets.Adults.Contains(new HouseholdAdult(household[0].Household, member));
        return member != from && adult && !own.Exists(l => l.Decision?.Outcome == LineOutcome.Ineligible);
    }

    [Fact]
    [Trait("rule", "VER-6")]
    public void Correcting_a_decision_returns_to_the_earlier_outcome()
    {
        var gen = from lines in GenerateSheets.Decided
                  where lines.Count > 0
                  from index in Gen.Choose(0, lines.Count - 1)
                  from other in Gen.Elements(
                      new LineDecision(LineOutcome.Ineligible, 5, null, null), new LineDecision(LineOutcome.Ineligible, 3, null, null))
                  select (lines, index, other);
        Generate.Holds(gen, t =>
        {
            var before = Cascade.Apply(t.lines, GenerateSheets.Adults);
            var changed = Cascade.Apply([.. before.Select((l, i) => i == t.index ? l with { Decision = t.other } : l)], GenerateSheets.Adults);
            var corrected = Cascade.Apply([.. changed.Select((l, i) => i == t.index ? l with { Decision = t.lines[i].Decision } : l)], GenerateSheets.Adults);
            Assert.Equal(before, corrected);
        }, 1000);
    }

    [Fact]
    public void In_a_bulk_every_row_holds_or_is_without_effect_and_their_order_does_not_matter()
    {
        var gen = from lines in GenerateSheets.Lines
                  from first in GenerateSheets.Rows(lines.Count)
                  from second in GenerateSheets.Rows(lines.Count)
                  from shuffled in Gen.Shuffle(second.ToArray())
                  select (lines, first, second, shuffled);
        Generate.Holds(gen, t =>
        {
            var before = LineDecisions.Apply(t.lines, t.first, GenerateSheets.Adults, Samples.Policy).Lines;
            var after = LineDecisions.Apply(before, t.second, GenerateSheets.Adults, Samples.Policy);
            Assert.Equal(after.Lines, LineDecisions.Apply(before, t.shuffled, GenerateSheets.Adults, Samples.Policy).Lines);
            foreach (var (row, result) in t.second.Zip(after.Results))
            {
                var line = after.Lines.Single(l => l.Line == row.Line);
                var kept = row.SuccessorMember is not null && line.Programme != Programme.PbiJkn;
                if (result.Applied) Assert.Equal(kept ? ("eligible", null) : (row.Outcome, row.Ground), (Domain.Kernel.WireName.Of(line.Outcome), line.Ground));
                else Assert.Equal(before.Single(l => l.Line == row.Line).Decision, line.Decision);
            }

            var untouched = t.lines.Select(l => l.Line).Except(t.second.Select(r => r.Line ?? 0)).ToHashSet();
            Assert.All(before.Zip(after.Lines).Where(p => untouched.Contains(p.First.Line)), p => Assert.Equal(
                p.First.Decision, p.Second.Decision));
        }, 1000);
    }

    [Fact]
    [Trait("rule", "VER-2")]
    public void Pages_lose_and_double_nothing()
    {
        var gen = Gen.Choose(1, 32).ListOf(40);
        Generate.Holds(gen, sizes =>
        {
            var lines = sizes.SelectMany((n, h) => Enumerable.Repeat($"h-{h:000}", n))
                .Select((h, i) => SheetSamples.Line(i + 1, h, "01", Programme.Pkh)).ToList();
            var pages = SheetPage.LayOut(lines, Samples.Policy);
            Assert.Equal(lines, pages.SelectMany(p => p.Lines));
            Assert.Equal(Enumerable.Range(1, pages.Count), pages.Select(p => p.Number));
            Assert.All(pages, p => Assert.InRange(p.Lines.Count, 1, 100));
            Assert.Equal(sizes.Count, pages.Sum(p => p.Lines.Select(l => l.Household).Distinct().Count()));
        });
    }

    [Fact]
    [Trait("rule", "VER-2")]
    public void The_same_households_give_the_same_sheet_in_any_order()
    {
        var households = Enumerable.Range(1, 12).Select(i => HouseholdSamples.Enrolled($"h-{i}")).ToArray();
        var sheet = HouseholdLines.Of(households, SheetSamples.Period, Samples.Policy);
        Assert.Equal(Enumerable.Range(1, 36), sheet.Select(l => l.Line));
        Generate.Holds(Gen.Shuffle(households), h => Assert.Equal(sheet, HouseholdLines.Of(h, SheetSamples.Period, Samples.Policy)), 50);
    }

    [Fact]
    public void Any_command_on_any_sheet_is_answered()
    {
        var gen = from lines in GenerateSheets.Decided
                  from status in Generate.Any<SheetStatus>()
                  from closes in Gen.Elements(Samples.Now, Samples.Now + Duration.Epsilon)
                  from until in Gen.Elements<Instant?>(null, Samples.Now, Samples.Now + Duration.Epsilon)
                  from missed in Gen.SubListOf(lines.Select(l => l.Line).ToArray())
                  from endorsed in Gen.Elements(true, false)
                  from state in Gen.Constant(SheetSamples.Open() with
                  {
                      Lines = lines,
                      Status = status,
                      ClosesOn = closes,
                      OpenUntil = until,
                      Missed = missed.ToHashSet(),
                      IsEndorsed = endorsed,
                  }).OrNothing()
                  from rows in Generate.ListOrNull(GenerateSheets.AnyRow)
                  from command in Gen.Elements<SheetCommand>(
                      new SheetCommand.Open(Domain.Areas.AreaCode.Parse(Samples.VillageWib), SheetSamples.Period, lines),
                      new SheetCommand.DecideLines(rows, Samples.VillageOfficer),
                      new SheetCommand.DecideLines(rows, Samples.VillageOfficer),
                      new SheetCommand.Finalise(Samples.VillageHead),
                      new SheetCommand.Reopen(new SheetReopeningDraft("Alasan contoh"), Samples.RegencyOfficer),
                      new SheetCommand.Close(),
                      new SheetCommand.Ratify("l-1", Samples.Regent))
                  select (state, command);
        Generate.Holds(gen, t =>
        {
            var decision = SheetDecider.Decide(t.command, t.state, Samples.Policy, Samples.Now);
            var next = decision.Events.Aggregate(t.state, (s, e) => SheetDecider.Evolve(s, e));
            if (t.state is null) return;
            if (!t.state.IsDecidable(Samples.Now)) Assert.Equal(t.state.Lines, next!.Lines);
            Assert.All(t.state.Lines.Zip(next!.Lines).Where(p => t.state.Missed.Contains(p.First.Line)), p => Assert.Equal(p.First.Decision, p.Second.Decision));
            if (next.Status == SheetStatus.Finalised && t.state.IsDecidable(Samples.Now))
                Assert.All(next.Lines.Where(l => l.Outcome == LineOutcome.Unverified), l => Assert.Contains(l.Line, t.state.Missed));
            if (t.state.Status == SheetStatus.Finalised && (t.state.IsEndorsed || t.command is not SheetCommand.Reopen)) Assert.Equal(SheetStatus.Finalised, next.Status);
        }, 1000);
    }

    [Fact]
    [Trait("rule", "RAT-4")]
    public void Settling_a_month_is_done_once_and_only_ever_stops_or_hands_over()
    {
        var gen = from rows in GenerateSheets.Rows(3) select rows;
        Generate.Holds(gen, rows =>
        {
            var household = HouseholdSamples.Enrolled();
            var lines = LineDecisions.Apply(
                HouseholdLines.Of([household], SheetSamples.Period, Samples.Policy), rows, [], Samples.Policy).Lines;
            var settle = new HouseholdCommand.SettleEligibility(SheetSamples.Period, lines, Samples.Ministry);
            var settled = HouseholdSamples.Run(household, settle);
            Assert.Equal(settled, HouseholdSamples.Run(settled, settle));
            Assert.Equal(household.Entitlements.Select(e => e.Programme), settled.Entitlements.Select(e => e.Programme));
            Assert.Equal(
                lines.Count(l => l.Outcome == LineOutcome.Ineligible),
                settled.Entitlements.Count(e => e.Status == EntitlementStatus.Stopped));
        });
    }
}
