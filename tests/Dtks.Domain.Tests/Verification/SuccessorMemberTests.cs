using Dtks.Domain.Verification;
using static Dtks.Domain.Tests.Verification.SheetSamples;

namespace Dtks.Domain.Tests.Verification;

/// <summary>A family keeps what stood on a recipient who died with another adult whom it names, whether or not they have a line (VER-4's open default).</summary>
[Trait("rule", "VER-4")]
public class SuccessorMemberTests
{
    private static readonly SheetState Sheet = Open() with { Adults = [new("h-2", "02")] };

    private static LineDecisionDraft Dead(int line, string successor) => new(line, "ineligible", 3, SuccessorMember: successor);

    private static string Recipients(SheetState state) => string.Join(' ', state.Lines.Select(l => l.Recipient));

    private static string Refused(SheetState state, int row, params LineDecisionDraft[] rows) => Told.Of(Decide(state, rows).Results[row].Violation!);

    [Fact]
    public void Who_has_no_line_receives_it_and_a_correction_undoes_it()
    {
        var state = Run(Sheet, Dead(6, "02"));
        Assert.Equal("1=? 2=? 3=? 4=? 5=? 6=e 7=?", Outcomes(state));
        Assert.Equal(("02", null, null), (state.Lines[5].Recipient, state.Lines[5].Ground, state.Lines[5].Cause));
        Assert.NotEqual(SheetDigest.Of(Run(Sheet, Eligible(6))), SheetDigest.Of(state));

        Assert.Equal(("01", LineOutcome.Eligible), (Run(state, Eligible(6)).Lines[5].Recipient, Run(state, Eligible(6)).Lines[5].Outcome));
        Assert.Equal(("01", 11), (Run(state, Ineligible(6, 11)).Lines[5].Recipient, Run(state, Ineligible(6, 11)).Lines[5].Ground));
        Assert.Equal("01 01 01 02 03 01 01", Recipients(Run(state, Ineligible(6, 3))));
    }

    [Fact]
    public void The_recipients_other_family_lines_follow_where_they_are_found_eligible()
    {
        var state = Run(Sheet, Dead(1, "02"));
        Assert.Equal(("1=e 2=? 3=? 4=? 5=? 6=? 7=?", "02 02 01 02 03 01 01"), (Outcomes(state), Recipients(state)));
        Assert.Equal("1=e 2=e 3=? 4=? 5=? 6=? 7=?", Outcomes(Run(state, Eligible(2))));
        Assert.Equal(("1=e 2=i11 3=? 4=? 5=? 6=? 7=?", "02 01 01 02 03 01 01"), (Outcomes(Run(state, Ineligible(2, 11))), Recipients(Run(state, Ineligible(2, 11)))));
        Assert.Equal(("1=e 2=? 3=i3 4=? 5=? 6=? 7=?", "02 02 01 02 03 01 01"), (Outcomes(Run(state, Ineligible(3, 3))), Recipients(Run(state, Ineligible(3, 3)))));
    }

    [Fact]
    public void On_the_pbi_jkn_line_of_who_died_too()
    {
        var state = Run(Sheet, Dead(3, "02"));
        Assert.Equal(("1=? 2=? 3=i3 4=? 5=? 6=? 7=?", "02 02 01 02 03 01 01"), (Outcomes(state), Recipients(state)));
        Assert.Equal(("1=i3 2=i3 3=i3 4=i11 5=? 6=? 7=?", "01 01 01 02 03 01 01"), (Outcomes(Run(state, Ineligible(4, 11))), Recipients(Run(state, Ineligible(4, 11)))));
    }

    [Fact]
    public void Never_a_minor_who_died_is_elsewhere_or_is_of_another_family()
    {
        string[] unfit = ["03", "01", "99", ""];
        Assert.All(unfit, member => Assert.Equal("line.successorMemberUnfit VER-4 /0/successorMember -", Refused(Sheet, 0, Dead(1, member))));
        Assert.Equal("line.successorMemberUnfit VER-4 /0/successorMember -", Refused(Open(), 0, Dead(6, "02")));
        string[] gone = [LineSuggestions.Died, LineSuggestions.Left, LineSuggestions.Removed, LineSuggestions.Moved, LineSuggestions.StillHere];
        Assert.All(gone, code => Assert.Equal("line.successorMemberUnfit VER-4 /0/successorMember -", Refused(With(4, l => l with { Suggestion = new LineSuggestion(code, null) }), 0, Dead(1, "02"))));
        Assert.Null(Decide(With(4, l => l with { Suggestion = new LineSuggestion(LineSuggestions.TerminationProposed, 11) }), Dead(1, "02")).Results[0].Violation);
        Assert.Equal("line.successorMemberUnfit VER-4 /0/successorMember -", Refused(With(4, l => l with { StillHere = true, Suggestion = new LineSuggestion(LineSuggestions.TerminationProposed, 11) }), 0, Dead(1, "02")));
        Assert.Equal("line.successorMemberUnfit VER-4 /0/successorMember -", Refused(With(4, l => l with { Heir = "01" }), 0, Dead(1, "02")));
    }

    [Fact]
    [Trait("rule", "VER-6")]
    public void Never_who_is_ineligible_or_in_a_family_that_falls()
    {
        const string Refusal = "line.successorMemberNotEligible VER-4 /0/successorMember member=02";
        Assert.Equal(Refusal, Refused(Run(Sheet, Ineligible(4, 11)), 0, Dead(1, "02")));
        Assert.Equal(Refusal, Refused(Sheet, 0, Dead(1, "02"), Ineligible(4, 3)));
        Assert.Equal(Refusal, Refused(Sheet, 0, Dead(3, "02"), Ineligible(4, 11)));
        Assert.Equal(Refusal, Refused(Sheet, 0, Dead(1, "02"), Ineligible(5, 5)));
        Assert.Null(Decide(Run(Sheet, Ineligible(4, 11)), Dead(1, "02"), Eligible(4)).Results[0].Violation);

        // Found so later, the family falls after all, and keeps it again when that is corrected.
        var state = Run(Sheet, Dead(1, "02"));
        var fallen = Run(state, Ineligible(4, 11));
        Assert.Equal(("1=i3 2=? 3=? 4=i11 5=? 6=? 7=?", "01 01 01 02 03 01 01"), (Outcomes(fallen), Recipients(fallen)));
        Assert.Equal(state.Lines.Take(3), Run(fallen, Eligible(4)).Lines.Take(3));
        Assert.Equal("1=i3 2=i6 3=i6 4=i6 5=i5 6=? 7=?", Outcomes(Run(state, Ineligible(5, 5))));
    }

    [Fact]
    public void Not_where_the_recipient_falls_on_another_ground()
    {
        Assert.Equal("line.contradiction VER-4 /0/successorMember cause=3,ground=11", Refused(Sheet, 0, Dead(1, "02"), Ineligible(3, 11)));
        Assert.Equal("1=i3 2=i11 3=i11 4=? 5=? 6=? 7=?", Outcomes(Run(Run(Sheet, Dead(1, "02")), Ineligible(3, 11))));
    }

    [Fact]
    public void Only_with_ground_3_and_in_one_way()
    {
        Assert.Equal("line.successorMemberForbidden VER-4 /0/successorMember -", Refused(Sheet, 0, Ineligible(1, 11) with { SuccessorMember = "02" }));
        Assert.Equal("line.successorMemberForbidden VER-4 /0/successorMember -", Refused(Sheet, 0, Eligible(1) with { SuccessorMember = "02" }));
        Assert.Equal("line.successorTwice VER-4 /1/successorMember -", Refused(Sheet, 1, Eligible(4), Ineligible(3, 3, successor: 4) with { SuccessorMember = "02" }));
    }

    [Fact]
    public void Shown_is_who_may_be_named()
    {
        string Of(SheetState state, int line) => string.Join(' ', Successors.Of(state.Lines[line - 1], state.Lines, state.Adults));
        Assert.Equal(["02", "02", "02", "01", "01 02", "02", "02"], Enumerable.Range(1, 7).Select(line => Of(Sheet, line)));
        Assert.Equal("02", Of(Run(Sheet, Dead(1, "02")), 1));
        Assert.Equal(string.Empty, Of(Run(Sheet, Ineligible(4, 3)), 1));
        Assert.Equal("02", Of(Run(Sheet, Ineligible(4, 11)), 1));
    }

    private static SheetState With(int line, Func<SheetLine, SheetLine> change) => Sheet with { Lines = [.. Sheet.Lines.Select(l => l.Line == line ? change(l) : l)] };
}
