using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Tests.Properties;
using Dtks.Domain.Verification;
using FsCheck.Fluent;
using NodaTime;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>What is suggested for a line, and from which record it is known (REG-8, RAT-6, REG-5, VER-6).</summary>
[Trait("rule", "REG-4")]
public class LineSourcesTests
{
    private static readonly LocalDate LastDay = new(2026, 12, 4);

    [Fact]
    [Trait("rule", "REG-8")]
    public void What_a_change_of_the_family_means_names_the_change_and_its_day()
    {
        var lines = HouseholdLines.Of([Family()], November, Samples.Policy);
        var (here, _) = Carried(Marriage("03", "h-2"), Carried(Death("02", id: "c-0"), Family()).Here, Other());
        var told = lines.Select(l => FamilyLines.After(l, here).Suggestion).OfType<LineSuggestion>().ToList();

        Assert.Equal(["line.recipientDied Change c-0", "line.stillHere Change c-1"], told.Select(t => $"{t.Code} {t.Source!.Kind} {t.Source.Id}"));
        Assert.All(told, t => Assert.Contains(here.Former, f => f.On == t.Source!.On && f.By == t.Source.Id));

        // Of before the change was noted.
        var before = here with { Former = [.. here.Former.Select(f => f with { By = null })] };
        Assert.All(lines, l => Assert.Null(FamilyLines.After(l, before).Suggestion?.Source));

        // By a removal that took effect.
        var removed = here with { Changes = [.. here.Changes.Select(c => c.Id == "c-0" ? c with { Kind = FamilyChangeKind.Removal } : c)] };
        Assert.Equal(SuggestionSourceKind.Removal, lines.Select(l => FamilyLines.After(l, removed).Suggestion).First(s => s?.Code == LineSuggestions.Died)!.Source!.Kind);

        // Whose removal was undone stands again: nothing of it stays.
        Assert.Null(FamilyLines.After(FamilyLines.After(lines.First(l => l.Member == "02"), removed), Family()).Suggestion);
    }

    [Theory]
    [Trait("rule", "RAT-6")]
    [Trait("rule", "VER-5")]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(null)]
    public void A_removal_that_was_noticed_is_told_to_the_lines_of_whom_it_means(int? ground)
    {
        var family = Family() with { Findings = [new HouseholdFinding(SuggestionSourceKind.Removal, "r-1", ["02"], ground, LastDay)] };

        var opened = HouseholdLines.Of([family], November, Samples.Policy);
        var followed = HouseholdLines.Of([Family()], November, Samples.Policy).Select(l => FamilyLines.After(l, family));

        var expected = new LineSuggestion(LineSuggestions.RemovalNoticed, ground) { Source = new SuggestionSource(SuggestionSourceKind.Removal, "r-1", LastDay) };
        Assert.All(opened.Concat(followed), l => Assert.Equal(l.Named == "02" ? expected : null, l.Suggestion));
        Assert.All(opened, l => Assert.Equal((LineOutcome.Unverified, null), (l.Outcome, l.Ground)));
        Assert.All(opened, l => Assert.Null(FamilyLines.After(l, Family()).Suggestion));
        var decided = opened.First(l => l.Named == "02") with { Decision = new LineDecision(LineOutcome.Eligible, null, null, null) };
        Assert.Equal(expected, FamilyLines.After(decided, Family()).Suggestion);
    }

    [Theory]
    [Trait("rule", "VER-6")]
    [InlineData("2026-10", true)]
    [InlineData("2026-09", false)]
    [InlineData("2026-11", false)]
    public void Who_was_found_on_ground_5_last_month_is_told_with_ground_5_and_the_family_with_6(string found, bool told)
    {
        var family = Family() with { Findings = [new HouseholdFinding(SuggestionSourceKind.Sheet, found, ["03"], 5, On: null)] };
        var lines = HouseholdLines.Of([family], November, Samples.Policy);

        Assert.All(lines, l => Assert.Equal(
            told ? l.Named == "03" ? "line.stateEmployee 5" : "line.stateEmployeeInFamily 6" : " ",
            $"{l.Suggestion?.Code} {l.Suggestion?.Ground?.ToString(System.Globalization.CultureInfo.InvariantCulture)}"));
        Assert.All(lines, l => Assert.Equal(l.Suggestion, FamilyLines.After(l with { Suggestion = null }, family, held: null, brought: null, November).Suggestion));
        Assert.All(lines, l => Assert.Equal(LineOutcome.Unverified, l.Outcome));
    }

    [Fact]
    [Trait("rule", "REG-8")]
    [Trait("rule", "VER-6")]
    public void What_the_month_before_found_goes_along_with_a_family_that_moves_and_removals_and_duplicates_do_not()
    {
        HouseholdFinding[] findings =
        [
            new(SuggestionSourceKind.Removal, "r-1", ["01"], 11, LastDay),
            new(SuggestionSourceKind.Sheet, "2026-10", ["03"], 5, On: null),
            new(SuggestionSourceKind.Duplicate, "p-1", ["02"], Ground: null, LastDay),
        ];
        var departure = new Departure(Move(Samples.VillageWit), new FamilyPlace(AreaCode.Parse(Samples.VillageWit), "h-1"), null, Samples.VillageOfficer, Samples.Now, Samples.VillageOfficer);
        HouseholdState Arrived(HouseholdState from) => Evolved(null, FamilyChangeDecider.Arrive(departure, from, Samples.Policy, Samples.Now));

        Assert.Equal([findings[1]], Arrived(Family() with { Findings = findings }).Findings!);
        Assert.Null(Arrived(Family() with { Findings = [findings[0], findings[2]] }).Findings);
        Assert.Null(Arrived(Family()).Findings);
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    [Trait("rule", "REG-5")]
    public void Of_several_a_deliberations_proposal_goes_first_then_a_removal_a_duplicate_and_the_month_before()
    {
        HouseholdFinding[] findings =
        [
            new(SuggestionSourceKind.Sheet, "2026-10", ["02"], 5, On: null),
            new(SuggestionSourceKind.Duplicate, "p-1", ["01", "02"], Ground: null, LastDay),
            new(SuggestionSourceKind.Removal, "r-1", ["01"], 11, LastDay),
        ];
        string Told(HouseholdState family, string member) => HouseholdLines.Of([family], November, Samples.Policy).First(l => l.Named == member).Suggestion!.Source!.Id;
        var known = Family() with { Findings = findings };

        Assert.Equal(["r-1", "p-1", "2026-10"], new[] { "01", "02", "03" }.Select(m => Told(known, m)));
        Assert.Equal("d-1", Told(known with { Deactivation = new Deactivation("d-1", 13) }, "01"));
        Assert.Equal("r-1", Told(known with { Deactivation = new Deactivation("d-1", 13, November) }, "01"));
        Assert.Null(HouseholdFinding.With([findings[0]], SuggestionSourceKind.Sheet, "2026-10", null));
        Assert.Equal([findings[1], findings[0]], HouseholdFinding.With([findings[0], findings[1]], SuggestionSourceKind.Sheet, "2026-10", findings[0])!);
    }

    [Fact]
    [Trait("rule", "VER-4")]
    [Trait("rule", "VER-6")]
    public void What_is_suggested_never_changes_an_outcome()
    {
        var said = Gen.Elements<LineSuggestion?>(
            null, new(LineSuggestions.RemovalNoticed, 3), new(LineSuggestions.RemovalNoticed, 11), new(LineSuggestions.Duplicate, null), new(LineSuggestions.StateEmployee, 5),
            new(LineSuggestions.StateEmployeeInFamily, 6), new(LineSuggestions.TerminationProposed, 13, "d-1"));
        var gen = from lines in GenerateSheets.Lines
                  from suggestions in said.ListOf(lines.Count)
                  from rows in GenerateSheets.Rows(lines.Count)
                  select (lines, suggestions, rows);
        Generate.Holds(gen, t =>
        {
            var plain = LineDecisions.Apply(t.lines, t.rows, GenerateSheets.Adults, Samples.Policy);
            var told = LineDecisions.Apply([.. t.lines.Zip(t.suggestions, (l, s) => l with { Suggestion = s })], t.rows, GenerateSheets.Adults, Samples.Policy);
            Assert.Equal(plain.Lines, told.Lines.Select(l => l with { Suggestion = null }));
            Assert.Equal(plain.Results.Select(r => (r.Line, r.Applied, r.Violation?.Code)), told.Results.Select(r => (r.Line, r.Applied, r.Violation?.Code)));
            Assert.Equal(t.suggestions, told.Lines.Select(l => l.Suggestion));
        }, 500);
    }
}
