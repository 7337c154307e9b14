using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Payments;
using Dtks.Domain.People;
using Dtks.Domain.Ratification;
using Dtks.Domain.Recaps;
using Dtks.Domain.Tests.Properties;
using Dtks.Domain.Verification;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Dtks.Domain.Tests.Payments;

/// <summary>
/// Random months of a village: what a family is told of its payments is what the recaps count, which are made of the same sheets by the recap's own rules (RAT-4, RAT-5): opened or not, decided, finalised or closed, opened again and
/// decided otherwise, ratified in time, late or never.
/// </summary>
[Trait("rule", "RAT-4")]
[Trait("rule", "RAT-5")]
[Trait("rule", "VER-8")]
public sealed class PaidMonthsProperties
{
    private const int Months = 5;
    private static readonly CyclePeriod First = CyclePeriod.Parse("2026-11");
    private static readonly LocalDate End = new(2027, 12, 1);
    private static readonly HashSet<string> Nobody = [];
    private static readonly AreaCode Wib = AreaCode.Parse("3306162006");
    private static readonly AreaCode Other = AreaCode.Parse("3306162007");
    private static readonly LineSuggestion Died = new(LineSuggestions.Died, 3);

    private static Gen<Story> Stories { get; } =
        from months in Month().ArrayOf(Months)
        from day in Gen.Choose(0, 200)
        from stopped in Gen.Choose(1, Months)
        from own in Gen.Elements(true, false)
        select new Story([.. months.Select((m, i) => m with { Period = At(i) })], First.FirstDay.PlusDays(day), At(stopped), own ? Programme.PbiJkn : Programme.Pkh);

    private static Gen<Pair> Pairs { get; } =
        from here in Stories
        from there in Stories
        select new Pair(here with { Programme = Programme.Pkh }, there with { Programme = Programme.PbiJkn, Months = [.. there.Months.Zip(here.Months, (other, own) => other with { IsOpened = own.IsOpened })] });

    [Fact]
    public void Told_as_paid_is_what_the_recap_counts_at_any_moment() => Generate.Holds(Stories, story =>
    {
        foreach (var day in new[] { story.Day, End })
        {
            var (sheets, recaps) = (story.Sheets(day), story.Recaps(day));
            foreach (var month in PaidMonths.Of(story.Aid, sheets, Nobody))
            {
                Assert.Equal(recaps.Contains(month.Month.Previous), month.State == PaymentState.Counted);
                Assert.Equal(month.IsLost, month.Why is not null);
                Assert.Equal(month.State == PaymentState.Unsettled, month.Standing is not null);
            }
        }
    });

    [Fact]
    public void Once_the_determination_date_is_over_all_is_settled_and_stays_so() => Generate.Holds(Stories, story =>
    {
        var (now, then) = (PaidMonths.Of(story.Aid, story.Sheets(story.Day), Nobody), PaidMonths.Of(story.Aid, story.Sheets(End), Nobody));
        foreach (var month in now.Where(m => DateOf(m.Month.Previous) < story.Day && story.IsOpened(m.Month.Previous)))
        {
            Assert.NotEqual(PaymentState.Unsettled, month.State);
            Assert.Equal(month.State, Assert.Single(then, m => m.Month == month.Month).State);
        }
    });

    [Fact]
    [Trait("rule", "RAT-6")]
    public void Of_what_ended_exactly_the_months_are_told_as_unpaid_that_no_recap_counts() => Generate.Holds(Stories, story =>
    {
        var (sheets, recaps) = (story.Sheets(End), story.Recaps(End));
        var ended = story.Aid with { Status = EntitlementStatus.Stopped, StoppedFrom = story.Stopped, Ground = Cascade.Deceased };
        var told = EndedPayments.Of([ended], story.Stopped, found: null, sheets);
        foreach (var month in PaidMonths.Of(ended, sheets, Nobody))
        {
            var isTold = month.Month.CompareTo(told.From) < 0 ? !month.IsLost : told.Paid.Contains(month.Month);
            Assert.Equal(recaps.Contains(month.Month.Previous) || (!month.IsLost && month.Month.CompareTo(told.From) < 0), isTold);
        }

        Assert.DoesNotContain(told.From!.Previous, recaps);
        Assert.Equal(told.From, EndedPayments.Told(ended, sheets).Told.StoppedFrom);
    });

    [Fact]
    [Trait("rule", "REG-8")]
    public void Each_villages_sheet_pays_by_its_own_stage_those_who_stand_on_it() => Generate.Holds(Pairs, pair =>
    {
        foreach (var day in new[] { pair.Here.Day, End })
        {
            var (here, both) = (pair.Here.Sheets(day), pair.Sheets(day));
            Assert.Equal(PaidMonths.Of(pair.Here.Aid, here, Nobody), PaidMonths.Of(pair.Here.Aid, both, Nobody));
            Assert.Equal(AidOnSheets.Of([pair.Here.Aid], here, Nobody)?.Unpaid, AidOnSheets.Of([pair.Here.Aid], both, Nobody)?.Unpaid);
            var (there, apart) = (pair.There.Sheets(day), PaidMonths.Of(pair.There.Aid, pair.There.Sheets(day), Nobody));
            Assert.All(PaidMonths.Of(pair.There.Aid, both, Nobody).Zip(apart).Where((_, month) => there[month].Lines.Any(l => l.HandedTo is null)), month => Assert.Equal(month.Second, month.First));
            Assert.All(PaidMonths.Of(pair.There.Aid, both, Nobody), month => Assert.Equal(pair.There.Recaps(day).Contains(month.Month.Previous), month.State == PaymentState.Counted));
        }
    });

    private static CyclePeriod At(int month) => Enumerable.Range(0, month).Aggregate(First, (at, _) => at.Next);

    private static LocalDate DateOf(CyclePeriod month) => month.LastDay.PlusDays(17);

    private static Gen<Sheet> Month() =>
        from isOpened in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        from decided in Found()
        from after in Found()
        from finalised in Gen.Choose(1, 40)
        from again in Gen.Choose(1, 20)
        from shut in Gen.Choose(1, 20)
        from letter in Gen.Choose(1, 90)
        from isReopened in Gen.Elements(true, false)
        from isRatified in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new Sheet(isOpened, decided, isReopened ? after : decided, finalised, isReopened ? finalised + again : null, finalised + again + shut, isRatified ? finalised + again + shut + letter - 1 : null);

    private static Gen<SheetLine?> Found() => Gen.Elements(
        null,
        Line(LineOutcome.Eligible),
        Line(LineOutcome.Eligible),
        Line(LineOutcome.Ineligible) with { Ground = 3 },
        Line(LineOutcome.Unverified),
        Line(LineOutcome.Unverified) with { Suggestion = Died },
        Line(LineOutcome.Elsewhere) with { HandedTo = AreaCode.Parse("3306162006") });

    private static SheetLine Line(LineOutcome outcome) => new() { Line = 1, Household = "h", Member = "01", Programme = Programme.Pkh, Adult = true, Outcome = outcome };

    // Days are counted from the month's first; without a second opening it stays finalised.
    private sealed record Sheet(bool IsOpened, SheetLine? Decided, SheetLine? After, int Finalised, int? Again, int Shut, int? Letter)
    {
        public CyclePeriod Period { get; init; } = First;

        public LocalDate? Signed => IsOpened && Letter is { } days ? Period.FirstDay.PlusDays(days) : null;

        public CyclePeriod? Counts(LocalDate day) => Signed is { } signed && signed <= day ? CyclePeriod.Parse(LetterPeriod.CountsFor(Period.Value, signed, DateOf)) : null;

        public IReadOnlyList<SheetLine> Lines(LocalDate day, Programme programme) => Line(day) is { } line ? [line with { Programme = programme }] : [];

        public PayingSheet Paying(LocalDate day, Programme programme) => !IsOpened || day < Period.FirstDay ? new PayingSheet(Period, PayingStage.ToCome, []) : new PayingSheet(Period, Stage(day), Lines(day, programme))
        {
            IsPassed = DateOf(Period) < day,
            CountsFor = Counts(day) is { } counts && counts != Period ? counts : null,
        };

        private SheetLine? Line(LocalDate day) => Again is { } again && day >= Period.FirstDay.PlusDays(again) ? After : Decided;

        private PayingStage Stage(LocalDate day)
        {
            var isOver = day > Period.LastDay;
            var isReopened = Again is { } again && day >= Period.FirstDay.PlusDays(again) && day < Period.FirstDay.PlusDays(Shut) && day <= DateOf(Period);
            return Signed <= day ? PayingStage.Ratified : isReopened ? (isOver ? PayingStage.Corrected : PayingStage.Open) : isOver || day >= Period.FirstDay.PlusDays(Finalised) ? PayingStage.Shut : PayingStage.Open;
        }
    }

    // A family in one village, and one of it whose lines stand in another, whose sheets are decided and ratified otherwise.
    private sealed record Pair(Story Here, Story There)
    {
        public IReadOnlyList<PayingSheet> Sheets(LocalDate day) => [.. Here.Sheets(day).Zip(There.Sheets(day), (here, there) => here.Stage == PayingStage.ToCome ? here : Both(here with { Of = Wib }, there with { Of = Other }))];

        private static PayingSheet Both(PayingSheet here, PayingSheet there) => here with { Lines = [.. here.Lines, .. there.Lines], Parts = [there, here] };
    }

    private sealed record Story(IReadOnlyList<Sheet> Months, LocalDate Day, CyclePeriod Stopped, Programme Programme)
    {
        public Entitlement Aid => new(Programme, "01", CyclePeriod.Parse("2026-01"));

        public bool IsOpened(CyclePeriod month) => Months.Any(m => m.IsOpened && m.Period == month);

        public IReadOnlyList<PayingSheet> Sheets(LocalDate day) => [.. Months.Concat(Enumerable.Range(PaidMonthsProperties.Months, 4).Select(i => new Sheet(false, null, null, 1, null, 1, null) { Period = At(i) })).Where(m => m.Period.FirstDay <= day).Select(m => m.Paying(day, Programme))];

        // As they are written when a letter conforms: the periods whose recap counts the family.
        public IReadOnlySet<CyclePeriod> Recaps(LocalDate day)
        {
            var counted = new Dictionary<CyclePeriod, Sheet>();
            foreach (var (sheet, counts) in Months.Select(m => (m, Counts: m.Counts(day))).Where(m => m.Counts is not null).OrderBy(m => m.m.Signed))
            {
                if (CountedSheets.GivesWay(counted.GetValueOrDefault(counts!)?.Period, sheet.Period)) counted[counts!] = sheet;
            }

            return counted.Where(c => RecapTotals.Of([.. c.Value.Lines(day, Programme)]).Single(p => p.Programme == Programme).Persons > 0).Select(c => c.Key).ToHashSet();
        }

        public override string ToString() => $"{Programme} on {Day}, stopped {Stopped}: {string.Join("; ", Months)}";
    }
}
