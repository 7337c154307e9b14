using Dtks.Domain.Verification;
using static Dtks.Domain.Tests.Verification.SheetSamples;

namespace Dtks.Domain.Tests.Verification;

/// <summary>What is wrong with a sheet, or with a row about a line, is told with the rule, the place and what would be right.</summary>
[Trait("rule", "VER-5")]
public class SheetFaultsTests
{
    [Fact]
    public void A_row_about_a_line()
    {
        Assert.Equal("line.unknown - /0/line -", Row(Eligible(8)));
        Assert.Equal("line.twice - /1/line -", Row(Eligible(1), Eligible(1)));
        Assert.Equal("input.unknownValue - /0/outcome allowed=eligible, ineligible", Row(Eligible(1) with { Outcome = "x" }));
        Assert.Equal("ground.required VER-5 /0/ground -", Row(new LineDecisionDraft(1, "ineligible")));
        Assert.Equal("number.range VER-5 /0/ground max=15,min=1", Row(Ineligible(1, 16)));
        Assert.Equal("ground.forbidden VER-5 /0/ground -", Row(Eligible(1) with { Ground = 1 }));
        Assert.Equal("text.length - /0/note max=1000,min=1", Row(Eligible(1) with { Note = "" }));
        Assert.Equal("input.required - /0 -", Row((LineDecisionDraft?)null));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    [Trait("rule", "VER-6")]
    public void A_row_that_another_line_stands_against()
    {
        Assert.Equal("line.successorForbidden VER-4 /0/successor -", Row(Eligible(3) with { Successor = 4 }));
        Assert.Equal("line.successorUnfit VER-4 /0/successor -", Row(Ineligible(3, 3, successor: 5)));
        Assert.Equal("line.successorNotEligible VER-4 /0/successor successor=4", Row(Ineligible(3, 3, successor: 4)));
        Assert.Equal("line.contradiction VER-6 /0/outcome cause=4,ground=6", Row(Eligible(5), Ineligible(4, 5)));
    }

    [Fact]
    [Trait("rule", "REG-8")]
    [Trait("rule", "VER-7")]
    public void What_ended_by_a_leaving_is_not_eligible_and_nobody_misses_it_but_a_persons_own_is_decided()
    {
        var decided = Decided([Eligible(1), Eligible(3), Eligible(4)]);
        SheetLine Left(SheetLine l) => l.Household == "h-1" && l.Member == "01" ? l with { Suggestion = new LineSuggestion(LineSuggestions.Left, null) } : l;
        var state = decided with { Lines = Cascade.Apply([.. decided.Lines.Select(Left)], []) };
        Assert.StartsWith("1=? 2=? 3=e 4=e", Outcomes(state), StringComparison.Ordinal);
        Assert.Equal([1, 2], state.Lines.Where(l => l.IsLapsed).Select(l => l.Line));
        Assert.Equal("line.endedByLeaving REG-8 /0/outcome -", Told.Of(Assert.Single(Decide(state, Eligible(1)).Results).Violation!));
        Assert.Equal("line.endedByLeaving REG-8 /0/successorMember -", Told.Of(Assert.Single(Decide(state, Ineligible(1, 3) with { SuccessorMember = "02" }).Results).Violation!));
        Assert.StartsWith("1=i11 2=? 3=e", Outcomes(Run(state, Ineligible(1, 11), Eligible(3))), StringComparison.Ordinal);
        Assert.DoesNotContain(decided.Lines.Select(l => Left(l) with { HandedTo = Dtks.Domain.Areas.AreaCode.Parse(Samples.VillageWib) }), l => l.IsGone);
    }

    [Theory]
    [Trait("rule", "RAT-6")]
    [Trait("rule", "VER-4")]
    [InlineData(LineSuggestions.Died)]
    [InlineData(LineSuggestions.Removed)]
    public void Who_went_from_the_register_is_not_eligible_however_a_row_makes_them_so(string gone)
    {
        var decided = Decided([Eligible(1), Eligible(3), Eligible(4), Eligible(7)]);
        SheetLine Went(SheetLine l) => l.Household == "h-1" && l.Member == "01" ? l with { Suggestion = new LineSuggestion(gone, null) } : l;
        var state = decided with { Lines = Cascade.Apply([.. decided.Lines.Select(Went)], []) };
        Assert.Equal("1=? 2=? 3=? 4=e 5=? 6=? 7=e", Outcomes(state));
        foreach (var line in new[] { 1, 2, 3 })
        {
            Assert.Equal("line.notInRegister RAT-6 /0/outcome -", Told.Of(Assert.Single(Decide(state, Eligible(line), Eligible(5)).Results, r => r.Violation is not null).Violation!));
        }

        Assert.Equal("line.notInRegister RAT-6 /0/successorMember -", Told.Of(Assert.Single(Decide(state, Ineligible(1, 3) with { SuccessorMember = "02" }).Results).Violation!));
        Assert.Equal("1=? 2=i3 3=i3 4=e 5=? 6=? 7=e", Outcomes(Run(state, Ineligible(2, 3), Ineligible(3, 3, successor: 4))));
        Assert.Equal("1=e 2=? 3=e 4=e 5=? 6=? 7=e", Outcomes(decided with { Lines = Cascade.Apply([.. state.Lines.Select(l => l with { Suggestion = null })], []) }));
    }

    [Fact]
    public void A_decision_is_kept_with_its_note() =>
        Assert.Equal(new LineDecision(LineOutcome.Ineligible, 11, "Catatan", null), Decided([Ineligible(7, 11) with { Note = " Catatan " }]).Lines[6].Decision);

    [Fact]
    [Trait("rule", "VER-1")]
    [Trait("rule", "RAT-1")]
    public void A_sheet()
    {
        var all = Enumerable.Range(1, 7).Select(Eligible).ToArray();
        var finalised = Run(Decided(all), new SheetCommand.Finalise(Samples.VillageHead));
        var ratified = Run(finalised, new SheetCommand.Ratify("l-1", Samples.Regent));
        Assert.Equal("list.size - root count=0,max=500,min=1", Refused(Open(), new SheetCommand.DecideLines([], Samples.VillageOfficer)));
        Assert.Equal("input.required - root -", Refused(Open(), new SheetCommand.DecideLines(null, Samples.VillageOfficer)));
        Assert.Equal("sheet.unverified VER-1 - count=7", Refused(Open(), new SheetCommand.Finalise(Samples.VillageHead)));
        Assert.Equal("sheet.notAwaiting RAT-1 - status=open", Refused(Open(), new SheetCommand.Ratify("l-1", Samples.Regent)));
        Assert.Equal("sheet.notAwaiting RAT-1 - status=finalised", Refused(ratified, new SheetCommand.Ratify("l-2", Samples.Regent)));
        Assert.Equal("sheet.own GOV-2 - -", Refused(finalised, new SheetCommand.Ratify("l-1", Samples.VillageHead)));
    }

    private static string Row(params LineDecisionDraft?[] rows) =>
        Told.Of(Assert.Single(Decide(Open(), rows).Results, r => r.Violation is not null).Violation!);

    private static string Refused(SheetState state, SheetCommand command) =>
        Told.Of(Assert.Single(SheetDecider.Decide(command, state, Samples.Policy, Samples.Now).Violations));
}
