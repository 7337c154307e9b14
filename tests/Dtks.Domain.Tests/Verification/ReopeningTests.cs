using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using NodaTime;
using static Dtks.Domain.Tests.Verification.SheetSamples;

namespace Dtks.Domain.Tests.Verification;

[Trait("rule", "VER-8")]
public class ReopeningTests
{
    private static readonly Instant Closing = Instant.FromUtc(2026, 11, 30, 17, 0);
    private static readonly Instant Before = Closing - Duration.Epsilon;
    private static readonly SheetCommand Finalise = new SheetCommand.Finalise(Samples.VillageHead);
    private static readonly SheetCommand Reopen = new SheetCommand.Reopen(new SheetReopeningDraft(" Dua keluarga tertukar "), Samples.RegencyOfficer);
    private static readonly SheetCommand Unlock = new SheetCommand.Unlock("d-1", ["Tanda tangan kurang"], Samples.RegencyOfficer);
    private static readonly SheetCommand Close = new SheetCommand.Close();
    private static readonly LineDecisionDraft[] All = [.. Enumerable.Range(1, 7).Select(Eligible)];

    [Fact]
    public void While_the_month_runs_all_is_decided_as_before()
    {
        var reopened = Accepted(Finalised(), Reopen, Before);

        Assert.Equal((SheetStatus.Open, null, null), (reopened.Status, reopened.FinalisedBy, reopened.OpenUntil));
        Assert.Equal("Dua keluarga tertukar", Assert.IsType<SheetReopened>(Assert.Single(Decided(Finalised(), Reopen, Before).Events)).Reason);
        var corrected = Accepted(reopened, Rows(Ineligible(4, 11)), Before);
        Assert.Equal(SheetStatus.Finalised, Accepted(corrected, Finalise, Before).Status);
    }

    [Theory]
    [Trait("rule", "RAT-5")]
    [InlineData(Samples.VillageWib)]
    [InlineData(Samples.VillageWit)]
    public void Opened_again_while_it_ran_and_not_finalised_by_its_end_it_is_corrected_until_the_same_date(string village)
    {
        var finalised = Finalised() with { Village = AreaCode.Parse(village) };
        var end = Determination.EndOf(SheetSamples.Period, finalised.Village, Samples.Policy);
        foreach (var open in (SheetState[])[Accepted(finalised, Reopen, Before), Accepted(finalised with { IsEndorsed = true }, Unlock, Before)])
        {
            Assert.Equal((SheetStatus.Closed, end), (Accepted(open, Close, Closing).Status, Accepted(open, Close, Closing).OpenUntil));

            // Its close may be carried out later, and the day be over by then.
            foreach (var state in (SheetState[])[open, Accepted(open, Close, Closing)])
            {
                Assert.Equal(LineOutcome.Ineligible, Accepted(state, Rows(Ineligible(4, 11)), end - Duration.Epsilon).Lines[3].Outcome);
                Assert.Equal("sheet.closed VER-7 - -", Refused(state, Rows(Ineligible(4, 11)), end));
            }

            Assert.Equal((SheetStatus.Closed, null), (Accepted(open, Close, end).Status, Accepted(open, Close, end).OpenUntil));
        }

        // Of one that was not opened again nothing is decided after the close.
        var never = SheetSamples.Decided([Eligible(4)]) with { ClosesOn = Closing };
        Assert.Null(Accepted(never, Close, Closing).OpenUntil);
        Assert.Equal("sheet.closed VER-7 - count=6,following=2026-12,month=2026-11,paid=2027-01", Refused(never, Rows(Eligible(4)), Closing));
    }

    [Fact]
    [Trait("rule", "VER-7")]
    public void What_nobody_verified_of_it_by_then_stays_so()
    {
        var open = Accepted(Finalised(), Reopen, Before);
        var lacking = open with { Lines = [.. open.Lines.Take(6), open.Lines[6] with { Decision = null, Outcome = LineOutcome.Unverified }] };
        var closed = Accepted(lacking, Close, Closing);
        Assert.Equal([7], closed.Missed);
        foreach (var state in (SheetState[])[lacking, closed])
        {
            var decided = (LinesDecided)Decided(state, Rows(Ineligible(4, 11), Eligible(7)), Closing).Events.Single();
            Assert.Equal([null, "line.missed"], decided.Results.Select(r => r.Violation?.Code));
            Assert.Equal([7], Accepted(state, Finalise, Closing).Missed);
        }

        Assert.Equal("sheet.unverified VER-1 - count=1", Refused(lacking, Finalise, Before));
    }

    [Theory]
    [Trait("rule", "RAT-5")]
    [InlineData(Samples.VillageWib)]
    [InlineData(Samples.VillageWita)]
    [InlineData(Samples.VillageWit)]
    public void After_it_what_was_verified_is_decided_anew_until_the_determination_day_ends_in_the_villages_zone(string village)
    {
        var finalised = Finalised() with { Village = AreaCode.Parse(village) };
        var end = Determination.EndOf(SheetSamples.Period, finalised.Village, Samples.Policy);
        var last = end - Duration.Epsilon;

        var reopened = Accepted(finalised, Reopen, last);

        Assert.Equal((SheetStatus.Closed, end), (reopened.Status, reopened.OpenUntil));
        Assert.Equal(Accepted(finalised, Reopen, Closing).OpenUntil, reopened.OpenUntil);
        Assert.Equal(LineOutcome.Ineligible, Accepted(reopened, Rows(Ineligible(4, 11)), last).Lines[3].Outcome);
        Assert.Equal("sheet.closed VER-7 - -", Refused(reopened, Rows(Ineligible(4, 11)), end));
        Assert.Equal("sheet.determinationPassed RAT-5 - date=2026-12-17", Refused(finalised, Reopen, end));
        Assert.Equal((SheetStatus.Finalised, null), (Accepted(reopened, Finalise, end).Status, Accepted(reopened, Finalise, end).OpenUntil));
    }

    [Fact]
    [Trait("rule", "VER-7")]
    public void What_nobody_verified_before_the_close_stays_so_and_what_fell_with_another_is_decided()
    {
        var partly = SheetSamples.Decided([Ineligible(3, 5)]) with { ClosesOn = Closing };
        var closed = Accepted(partly, new SheetCommand.Close(), Closing);
        Assert.Equal("1=i5 2=i5 3=i5 4=i6 5=i6 6=? 7=?", Outcomes(closed));
        var finalised = Accepted(closed, Finalise, Closing);
        Assert.Equal([6, 7], finalised.Missed.Order());
        var reopened = Accepted(finalised, Reopen, Closing);

        var decided = (LinesDecided)Assert.Single(Decided(reopened, Rows(Eligible(3), Eligible(7), Eligible(2)), Closing).Events);

        Assert.Equal([null, "line.missed VER-7 /1/line following=2026-12,month=2026-11,paid=2027-01", null], decided.Results.Select(r => r.Violation is { } v ? Told.Of(v) : null));
        var corrected = SheetDecider.Evolve(reopened, decided);
        Assert.Equal("1=? 2=e 3=e 4=? 5=? 6=? 7=?", Outcomes(corrected));
        Assert.Equal("sheet.unverified VER-1 - count=3", Refused(corrected, Finalise, Closing));
        var again = Accepted(Accepted(corrected, Rows(Eligible(1), Eligible(4), Eligible(5)), Closing), Finalise, Closing);
        Assert.Equal((SheetStatus.Finalised, 2), (again.Status, again.Missed.Count));
    }

    [Fact]
    [Trait("rule", "VER-7")]
    public void What_nobody_verified_stays_so_also_once_it_fell_with_another_before_the_second_finalisation()
    {
        var partly = SheetSamples.Decided([Eligible(1), Eligible(2), Eligible(3), Eligible(6), Eligible(7)]) with { ClosesOn = Closing };
        var first = Accepted(Accepted(partly, Close, Closing), Finalise, Closing);
        var second = Accepted(Accepted(Accepted(first, Reopen, Closing), Rows(Ineligible(3, 5)), Closing), Finalise, Closing);
        Assert.Equal("1=i5 2=i5 3=i5 4=i6 5=i6 6=e 7=e", Outcomes(second));

        Assert.Equal([4, 5], first.Missed.Order());
        Assert.Equal([4, 5], second.Missed.Order());
        var decided = (LinesDecided)Assert.Single(Decided(Accepted(second, Reopen, Closing), Rows(Eligible(3), Eligible(4)), Closing).Events);
        Assert.Equal([null, "line.missed"], decided.Results.Select(r => r.Violation?.Code));
    }

    [Fact]
    [Trait("rule", "VER-7")]
    public void A_sheet_that_closed_is_finalised_as_it_stands_also_before_the_closing_was_carried_out()
    {
        var open = SheetSamples.Decided([Eligible(7)]) with { ClosesOn = Closing };

        Assert.Equal("sheet.unverified VER-1 - count=6", Refused(open, Finalise, Before));
        var finalised = Accepted(open, Finalise, Closing);
        Assert.Equal(SheetStatus.Finalised, finalised.Status);
        Assert.Equal([1, 2, 3, 4, 5, 6], finalised.Missed.Order());
        Assert.Equal(finalised.Missed, Accepted(Accepted(open, new SheetCommand.Close(), Closing), Finalise, Closing).Missed);
        Assert.Equal("sheet.closed VER-7 - count=6,following=2026-12,month=2026-11,paid=2027-01", Refused(open, Rows(Eligible(6)), Closing));
        Assert.Equal("sheet.finalised VER-1 - count=6,following=2026-12,month=2026-11,paid=2027-01,reopening=corrected,until=2026-12-17", Refused(finalised, Finalise, Closing));
    }

    [Fact]
    [Trait("rule", "VER-7")]
    public void One_of_which_nobody_verified_a_line_is_not_opened_again_after_the_month_for_nothing_could_be_decided()
    {
        var finalised = Accepted(Open() with { ClosesOn = Closing }, Finalise, Closing);
        var one = Accepted(SheetSamples.Decided([Eligible(7)]) with { ClosesOn = Closing }, Finalise, Closing);
        var end = Determination.EndOf(SheetSamples.Period, finalised.Village, Samples.Policy);

        Assert.Equal("sheet.nothingVerified VER-7 - count=7,following=2026-12,month=2026-11,paid=2027-01", Refused(finalised, Reopen, Closing));
        Assert.Equal("sheet.determinationPassed RAT-5 - date=2026-12-17", Refused(finalised, Reopen, end));
        Assert.Equal(SheetStatus.Closed, Accepted(one, Reopen, Closing).Status);
    }

    [Fact]
    public void One_that_is_finalised_says_whether_it_can_be_opened_again_and_for_what()
    {
        var (whole, nothing) = (Finalised(), Accepted(Open() with { ClosesOn = Closing }, Finalise, Closing));
        var end = Determination.EndOf(SheetSamples.Period, whole.Village, Samples.Policy);

        Assert.Equal("sheet.finalised VER-1 - reopening=running", Refused(whole, Rows(Eligible(1)), Before));
        Assert.Equal("sheet.finalised VER-1 - reopening=corrected,until=2026-12-17", Refused(whole, Rows(Eligible(1)), Closing));
        Assert.Equal("sheet.finalised VER-1 - reopening=passed", Refused(whole, Rows(Eligible(1)), end));
        Assert.Equal("sheet.finalised VER-1 - reopening=endorsed", Refused(whole with { IsEndorsed = true }, Rows(Eligible(1)), Closing));
        Assert.Equal("sheet.finalised VER-1 - count=7,following=2026-12,month=2026-11,paid=2027-01,reopening=nothing", Refused(nothing, Rows(Eligible(1)), Closing));
    }

    [Fact]
    public void It_needs_a_reason_and_a_finalised_sheet_whose_dossier_is_not_endorsed()
    {
        Assert.Equal("input.required - /reason -", Refused(Finalised(), new SheetCommand.Reopen(new SheetReopeningDraft(null), Samples.RegencyOfficer), Before));
        Assert.Equal("input.required - root -", Refused(Finalised(), new SheetCommand.Reopen(null, Samples.RegencyOfficer), Before));
        Assert.Equal("text.length - /reason max=1000,min=1", Refused(Finalised(), new SheetCommand.Reopen(new SheetReopeningDraft(new string('x', 1001)), Samples.RegencyOfficer), Before));
        Assert.Equal("sheet.notFinalised VER-8 - status=open,until=2026-11-30", Refused(Open() with { ClosesOn = Closing }, Reopen, Before));
        Assert.Equal("sheet.notFinalised VER-8 - status=closed", Refused(SheetSamples.Decided([Eligible(4)]) with { ClosesOn = Closing }, Reopen, Closing));
        Assert.Equal("sheet.nothingVerified VER-7 - count=7,following=2026-12,month=2026-11,paid=2027-01", Refused(Open() with { ClosesOn = Closing }, Reopen, Closing));

        // Of one that is asked for after the next month too, what is left is verified with that which runs.
        var late = Closing + Duration.FromDays(31);
        Assert.Equal("sheet.closed VER-7 - count=7,later=2027-02,month=2026-11,passed=2026-12,running=2027-01", Refused(Open() with { ClosesOn = Closing }, Rows(Eligible(1)), late));
        Assert.Equal("sheet.closed VER-7 - count=7,following=2026-12,month=2026-11,paid=2027-01", Refused(Open() with { ClosesOn = Closing }, Rows(Eligible(1)), late - Duration.Epsilon));
        Assert.Equal("sheet.endorsed VER-8 - -", Refused(Finalised() with { IsEndorsed = true }, Reopen, Before));
        Assert.Equal("sheet.endorsed VER-8 - -", Refused(Run(Finalised(), new SheetCommand.Ratify("l-1", Samples.Regent)), Reopen, Before));
    }

    [Theory]
    [Trait("rule", "RAT-5")]
    [InlineData(Samples.VillageWib)]
    [InlineData(Samples.VillageWit)]
    public void A_dossier_that_comes_back_opens_it_by_the_same_rules_and_leaves_it_finalised_once_the_date_is_over(string village)
    {
        var finalised = Finalised() with { Village = AreaCode.Parse(village), IsEndorsed = true };
        var unlock = new SheetCommand.Unlock("d-1", ["Tanda tangan kurang"], Samples.RegencyOfficer);
        var end = Determination.EndOf(SheetSamples.Period, finalised.Village, Samples.Policy);

        var open = Accepted(finalised, unlock, Before);
        Assert.Equal((SheetStatus.Open, null, null, false), (open.Status, open.FinalisedBy, open.OpenUntil, open.IsEndorsed));
        var closed = Accepted(finalised, unlock, end - Duration.Epsilon);
        Assert.Equal((SheetStatus.Closed, end), (closed.Status, closed.OpenUntil));
        var happened = Assert.IsType<SheetUnlocked>(Assert.Single(Decided(finalised, unlock, Before).Events));
        Assert.Equal(("d-1", "sheet.unlocked", "VER-8", "Tanda tangan kurang"), (happened.Dossier, happened.Meta.Code, happened.Meta.Rule, happened.Reasons.Single()));
        Assert.Empty(Decided(finalised, unlock, end).Events);
        Assert.Empty(Decided(open, unlock, Before).Events);
        Assert.Empty(Decided(finalised with { LetterId = "l-1" }, unlock, Before).Events);
        Assert.Equal((null, null, new LocalDate(2026, 12, 17)), (Determination.Passed(finalised, Samples.Policy, Before), Determination.Passed(finalised, Samples.Policy, end - Duration.Epsilon), Determination.Passed(finalised, Samples.Policy, end)));
    }

    private static SheetState Finalised() => Run(SheetSamples.Decided(All), Finalise) with { ClosesOn = Closing };

    private static SheetCommand.DecideLines Rows(params LineDecisionDraft[] rows) => new(rows, Samples.VillageOfficer);

    private static Decision<Domain.Verification.SheetEvent> Decided(SheetState state, SheetCommand command, Instant now) => SheetDecider.Decide(command, state, Samples.Policy, now);

    private static SheetState Accepted(SheetState state, SheetCommand command, Instant now)
    {
        var decision = Decided(state, command, now);
        Assert.Empty(decision.Violations);
        return decision.Events.Aggregate(state, SheetDecider.Evolve);
    }

    private static string Refused(SheetState state, SheetCommand command, Instant now) => Told.Of(Assert.Single(Decided(state, command, now).Violations));
}
