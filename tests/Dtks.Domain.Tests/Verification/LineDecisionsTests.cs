using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using static Dtks.Domain.Tests.Verification.SheetSamples;

namespace Dtks.Domain.Tests.Verification;

[Trait("rule", "VER-5")]
public class LineDecisionsTests
{
    private static (string Code, string? Rule, string? Pointer) Refusal(SheetState state, int row, params LineDecisionDraft?[] rows)
    {
        var violation = Decide(state, rows).Results[row].Violation;
        Assert.NotNull(violation);
        return (violation.Code, violation.Rule, violation.Pointer);
    }

    [Theory]
    [InlineData(3, "ineligible", null, SheetViolations.GroundRequired, "/0/ground")]
    [InlineData(3, "ineligible", 0, InputViolations.NumberRange, "/0/ground")]
    [InlineData(3, "ineligible", 16, InputViolations.NumberRange, "/0/ground")]
    [InlineData(3, "eligible", 1, SheetViolations.GroundForbidden, "/0/ground")]
    [InlineData(3, "unverified", null, InputViolations.UnknownValue, "/0/outcome")]
    [InlineData(3, "elsewhere", null, InputViolations.UnknownValue, "/0/outcome")]
    [InlineData(3, null, null, InputViolations.Required, "/0/outcome")]
    [InlineData(null, "eligible", null, InputViolations.Required, "/0/line")]
    [InlineData(0, "eligible", null, SheetViolations.LineUnknown, "/0/line")]
    [InlineData(8, "eligible", null, SheetViolations.LineUnknown, "/0/line")]
    public void A_row_that_is_wrong_is_refused_and_the_others_are_applied(
        int? line, string? outcome, int? ground, string code, string pointer)
    {
        var decided = Decide(Open(), new LineDecisionDraft(line, outcome, ground), Eligible(6), null);
        Assert.Equal((code, pointer), (decided.Results[0].Violation!.Code, decided.Results[0].Violation!.Pointer));
        Assert.Equal((6, true), (decided.Results[1].Line, decided.Results[1].Applied));
        Assert.Equal("/2", decided.Results[2].Violation!.Pointer);
        Assert.Equal([6], decided.Changed.Select(l => l.Line));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    public void There_are_fifteen_grounds(int ground) => Assert.Equal(ground, Decided([Ineligible(7, ground)]).Lines[6].Ground);

    [Fact]
    public void A_note_has_at_most_a_thousand_characters()
    {
        Assert.True(Decide(Open(), Eligible(1) with { Note = new string('a', 1000) }).Results[0].Applied);
        Assert.Equal(InputViolations.TextLength, Refusal(Open(), 0, Eligible(1) with { Note = new string('a', 1001) }).Code);
    }

    [Fact]
    public void The_second_row_about_a_line_is_refused() =>
        Assert.Equal(SheetViolations.LineTwice, Refusal(Open(), 1, Eligible(1), Ineligible(1, 11)).Code);

    [Fact]
    [Trait("rule", "VER-4")]
    public void Eligible_on_a_line_that_falls_is_refused_with_the_rule()
    {
        (string, string?, string?) expected = (SheetViolations.LineContradiction, "VER-4", "/0/outcome");
        Assert.Equal(expected, Refusal(Decided([Ineligible(3, 11)]), 0, Eligible(1)));
        Assert.Equal(expected, Refusal(Open(), 0, Eligible(1), Ineligible(3, 11)));
        Assert.Equal((SheetViolations.LineContradiction, "VER-4", "/1/outcome"), Refusal(Open(), 1, Ineligible(3, 11), Eligible(1)));
    }

    [Fact]
    [Trait("rule", "VER-6")]
    public void Eligible_in_such_a_workers_family_is_refused_with_the_rule_and_its_cause()
    {
        var violation = Decide(Decided([Ineligible(4, 5)]), Eligible(5)).Results[0].Violation!;
        Assert.Equal((SheetViolations.LineContradiction, "VER-6"), (violation.Code, violation.Rule));
        Assert.Equal(("4", "6"), (violation.Args!["cause"], violation.Args!["ground"]));
    }

    [Fact]
    [Trait("rule", "VER-6")]
    public void A_refused_row_has_no_effect()
    {
        var state = Decided([Ineligible(4, 5)]);
        Assert.Equal(Outcomes(state), Outcomes(SheetDecider.Evolve(state, Decide(state, Eligible(5), Eligible(3), Eligible(1)))));
        Assert.Equal("1=? 2=? 3=? 4=? 5=e 6=? 7=?", Outcomes(Run(Open(), Eligible(5))));
    }

    [Fact]
    [Trait("rule", "VER-6")]
    public void Correcting_the_cause_and_the_consequence_together_is_fine() =>
        Assert.Equal("1=? 2=? 3=e 4=e 5=e 6=? 7=?", Outcomes(Run(Decided([Ineligible(4, 5)]), Eligible(5), Eligible(3), Eligible(4))));

    [Theory]
    [Trait("rule", "VER-4")]
    [InlineData(1, 3, 4, SheetViolations.SuccessorForbidden)]
    [InlineData(3, 11, 4, SheetViolations.SuccessorForbidden)]
    [InlineData(3, 3, 3, SheetViolations.SuccessorUnfit)]
    [InlineData(3, 3, 1, SheetViolations.SuccessorUnfit)]
    [InlineData(3, 3, 5, SheetViolations.SuccessorUnfit)]
    [InlineData(3, 3, 7, SheetViolations.SuccessorUnfit)]
    [InlineData(3, 3, 99, SheetViolations.SuccessorUnfit)]
    [InlineData(3, 3, 4, SheetViolations.SuccessorNotEligible)]
    public void A_successor_is_another_eligible_adult_of_the_household(int line, int ground, int successor, string code) =>
        Assert.Equal((code, "VER-4", "/0/successor"), Refusal(Open(), 0, Ineligible(line, ground, successor)));

    [Fact]
    [Trait("rule", "VER-4")]
    public void When_naming_a_successor_fails_rows_that_did_not_depend_on_it_stand()
    {
        var decided = Decide(Open(), Ineligible(3, 3, successor: 4), Eligible(1));
        Assert.Equal([false, true], decided.Results.Select(r => r.Applied));
        Assert.Equal("1=e 2=? 3=? 4=? 5=? 6=? 7=?", Outcomes(SheetDecider.Evolve(Open(), decided)));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void A_successor_is_not_named_where_the_family_falls()
    {
        var decided = Decide(Open(), Ineligible(3, 3, successor: 4), Eligible(4), Ineligible(5, 5));
        Assert.Equal(
            [SheetViolations.SuccessorNotEligible, SheetViolations.LineContradiction, null], decided.Results.Select(r => r.Violation?.Code));
    }
}
