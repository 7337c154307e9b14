using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Verification;
using static Dtks.Domain.Tests.Verification.SheetSamples;

namespace Dtks.Domain.Tests.Verification;

public class CascadeTests
{
    [Fact]
    [Trait("rule", "VER-4")]
    public void Not_eligible_for_pbi_jkn_makes_the_persons_other_programmes_fall()
    {
        var state = Decided([Ineligible(3, 11)]);
        Assert.Equal("1=i11 2=i11 3=i11 4=? 5=? 6=? 7=?", Outcomes(state));
        Assert.Equal((3, "VER-4"), (state.Lines[0].Cause, state.Lines[0].CauseRule));
        Assert.Equal((null, null), (state.Lines[2].Cause, state.Lines[2].CauseRule));
    }

    [Fact]
    [Trait("rule", "REG-8")]
    [Trait("rule", "VER-2")]
    public void A_line_that_was_handed_over_is_decided_nowhere_here_counts_nothing_and_has_no_consequences()
    {
        var decided = Decided([Ineligible(5, 5)]);
        Assert.Equal("1=i6 2=i6 3=i6 4=i6 5=i5 6=? 7=?", Outcomes(decided));
        var there = AreaCode.Parse(Samples.VillageWit);
        var handed = decided with { Lines = Cascade.Apply([.. decided.Lines.Select(l => l.Line == 5 ? FamilyLines.HandedOver(l, there, withFamily: false) : l)], []) };

        Assert.Equal((LineOutcome.Elsewhere, null, "line.recipientLeft"), (handed.Lines[4].Outcome, handed.Lines[4].Ground, handed.Lines[4].Suggestion!.Code));
        Assert.Equal(new SheetTally(7, 0, 0, 6), SheetTally.Of([.. handed.Lines]));
        Assert.Equal(["line.elsewhere REG-8 /0/line village=" + there.Value], Told.Of([Decide(handed, Eligible(5)).Results[0].Violation!]));
        Assert.Equal(["line.successorUnfit VER-4 /0/successor -"], Told.Of([Decide(handed with { Lines = [.. handed.Lines.Select(l => l with { Adult = true })] }, Ineligible(4, 3, successor: 5)).Results[0].Violation!]));
        var awaited = handed with { Lines = [.. handed.Lines.Select(l => l with { HandedTo = null, AwaitedFrom = there })] };
        Assert.Equal(["line.awaited REG-8 /0/line village=" + there.Value], Told.Of([Decide(awaited, Eligible(1)).Results[0].Violation!]));

        // Nor does it hold up who is finalised here.
        var rest = Run(handed, [.. Enumerable.Range(1, 7).Where(l => l != 5).Select(Eligible)]);
        Assert.Equal(SheetStatus.Finalised, Run(rest, new SheetCommand.Finalise(Samples.VillageHead)).Status);
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void It_stands_on_the_named_recipient_and_not_on_other_members()
    {
        Assert.Equal("1=? 2=? 3=? 4=i11 5=? 6=? 7=?", Outcomes(Decided([Ineligible(4, 11)])));
        Assert.Equal("1=i11 2=? 3=? 4=? 5=? 6=? 7=?", Outcomes(Decided([Ineligible(1, 11)])));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void The_lines_own_decision_keeps_its_ground() =>
        Assert.Equal("1=i15 2=i3 3=i3 4=? 5=? 6=? 7=?", Outcomes(Decided([Ineligible(1, 15), Ineligible(3, 3)])));

    [Fact]
    [Trait("rule", "VER-4")]
    public void A_deceased_recipients_family_keeps_its_programmes_with_another_eligible_adult()
    {
        var state = Decided([Eligible(1), Eligible(4), Ineligible(3, 3, successor: 4)]);
        Assert.Equal("1=e 2=? 3=i3 4=e 5=? 6=? 7=?", Outcomes(state));
        Assert.Equal(["02", "02", "01"], state.Lines.Take(3).Select(l => l.Recipient));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void Without_a_successor_they_fall() =>
        Assert.Equal("1=i3 2=i3 3=i3 4=e 5=? 6=? 7=?", Outcomes(Decided([Eligible(4), Ineligible(3, 3)])));

    [Fact]
    [Trait("rule", "VER-4")]
    public void When_the_successor_is_corrected_to_ineligible_they_fall_after_all()
    {
        var state = Decided([Eligible(4), Ineligible(3, 3, successor: 4)], [Ineligible(4, 11)]);
        Assert.Equal("1=i3 2=i3 3=i3 4=i11 5=? 6=? 7=?", Outcomes(state));
        Assert.Equal("01", state.Lines[0].Recipient);
        Assert.Equal("1=? 2=? 3=i3 4=e 5=? 6=? 7=?", Outcomes(Run(state, Eligible(4))));
    }

    [Fact]
    [Trait("rule", "VER-6")]
    public void Ground_5_for_a_person_is_ground_6_for_the_family()
    {
        var state = Decided([Eligible(1), Eligible(3), Eligible(5)], [Ineligible(4, 5)]);
        Assert.Equal("1=i6 2=i6 3=i6 4=i5 5=i6 6=? 7=?", Outcomes(state));
        Assert.All(state.Lines.Where(l => l.Ground == 6), l => Assert.Equal((4, "VER-6"), (l.Cause, l.CauseRule)));
    }

    [Fact]
    [Trait("rule", "VER-6")]
    public void Ground_5_counts_on_all_the_persons_own_lines()
    {
        Assert.Equal("1=i5 2=i5 3=i5 4=i6 5=i6 6=? 7=?", Outcomes(Decided([Ineligible(3, 5)])));
        Assert.Equal("1=i5 2=i5 3=i5 4=i6 5=i6 6=? 7=?", Outcomes(Decided([Ineligible(1, 5)])));
    }

    [Fact]
    [Trait("rule", "VER-6")]
    public void Two_such_workers_each_keep_ground_5() =>
        Assert.Equal("1=i5 2=i5 3=i5 4=i5 5=i6 6=? 7=?", Outcomes(Decided([Ineligible(4, 5), Ineligible(3, 5)])));

    [Fact]
    [Trait("rule", "VER-6")]
    public void Ground_6_by_hand_touches_no_one_else() =>
        Assert.Equal("1=? 2=? 3=? 4=i6 5=? 6=? 7=?", Outcomes(Decided([Ineligible(4, 6)])));

    [Fact]
    [Trait("rule", "VER-6")]
    public void Another_ground_stated_by_hand_stays()
    {
        Assert.Equal("1=i6 2=i6 3=i6 4=i5 5=i3 6=? 7=?", Outcomes(Decided([Ineligible(5, 3), Ineligible(4, 5)])));
    }

    [Fact]
    [Trait("rule", "VER-6")]
    public void A_correction_takes_the_consequences_back_and_brings_earlier_decisions_out_again()
    {
        var before = Decided([Eligible(1), Eligible(3), Eligible(4), Eligible(5)]);
        var fallen = Run(before, Ineligible(4, 5));
        Assert.Equal("1=i6 2=i6 3=i6 4=i5 5=i6 6=? 7=?", Outcomes(fallen));
        var corrected = Run(fallen, Eligible(4));
        Assert.Equal(before.Lines, corrected.Lines);
        Assert.Equal("1=e 2=? 3=e 4=e 5=e 6=? 7=?", Outcomes(corrected));
    }

    [Fact]
    [Trait("rule", "VER-6")]
    public void A_successor_in_such_a_family_does_not_keep_anything()
    {
        var state = Decided([Eligible(4), Ineligible(3, 3, successor: 4)], [Ineligible(5, 5)]);
        Assert.Equal("1=i6 2=i6 3=i3 4=i6 5=i5 6=? 7=?", Outcomes(state));
        Assert.Equal("01", state.Lines[0].Recipient);
    }

    [Fact]
    public void Households_do_not_touch_each_other() =>
        Assert.Equal("1=? 2=? 3=? 4=? 5=? 6=i5 7=i5", Outcomes(Decided([Ineligible(7, 5)])));
}
