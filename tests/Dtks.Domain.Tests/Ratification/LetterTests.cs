using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;

namespace Dtks.Domain.Tests.Ratification;

[Trait("rule", "RAT-1")]
public class LetterTests
{
    private const string Digest = "d1";

    private static readonly RatificationDraft Draft = new("2026-11", "proposals", new LetterDraft("400/1/2026", "2026-11-02"));

    private static Decision<LetterEvent> Sign(RatificationDraft? draft, int eligible = 2, int own = 0) => LetterDecider.Decide(
        new LetterCommand.Sign("l-1", AreaCode.Parse("3306"), draft, eligible, own, Samples.Regent), Samples.DateOf, Samples.Policy, Samples.Now);

    private static LetterState Signing() => Assert.Single(Sign(Draft).Events).State;

    private static Decision<LetterEvent> Cover(LetterState letter, int rows = 2) =>
        LetterDecider.Decide(new LetterCommand.Cover(rows, Digest), letter, Samples.Policy, Samples.Now);

    private static LetterState Signed() => Assert.Single(Cover(Signing()).Events).State;

    private static Decision<LetterEvent> Review(
        LetterState letter, string? outcome = "conforming", IReadOnlyList<string?>? reasons = null, int own = 0, Actor? by = null) => LetterDecider.Decide(
        new LetterCommand.Review(new ReviewDraft(outcome, reasons ?? []), own, by ?? Samples.Ministry), letter, Samples.Policy, Samples.Now);

    private static Decision<LetterEvent> Recount(LetterState letter, int rows = 2, string digest = Digest) =>
        LetterDecider.Decide(new LetterCommand.Recount(rows, digest), letter, Samples.Policy, Samples.Now);

    private static LetterState Reviewed(string outcome = "conforming", IReadOnlyList<string?>? reasons = null) =>
        Assert.Single(Recount(Assert.Single(Review(Signed(), outcome, reasons).Events).State).Events).State;

    private static Decision<LetterEvent> Finish(LetterState letter) =>
        LetterDecider.Decide(new LetterCommand.Finish(), letter, Samples.Policy, Samples.Now);

    private static IEnumerable<(string Code, string? Pointer)> Wrong(Decision<LetterEvent> decision) =>
        decision.Violations.Select(v => (v.Code, v.Pointer));

    [Fact]
    [Trait("rule", "RAT-8")]
    public void A_letter_is_signed_once_its_rows_are_counted()
    {
        var signing = Signing();
        Assert.Equal((LetterStatus.Signing, 0, null, "regent-1", "2026-11"), (signing.Status, signing.Rows, signing.Digest, signing.SignedBy, signing.Period));
        var letter = Signed();
        Assert.Equal((LetterStatus.Signed, 2, Digest), (letter.Status, letter.Rows, letter.Digest));
        Assert.Equal([LetterEventCodes.Signed, LetterEventCodes.Covered], letter.History.Select(h => h.Code));
        Assert.Equal([Role.Regent, Role.System], letter.History.Select(h => h.Role));
        Assert.All(letter.History, h => Assert.Equal("2024-05-08/1", h.Policy));
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public void With_all_its_rows_counted_it_is_signed_for_them_in_one_event()
    {
        var whole = new LetterCommand.Sign("l-1", AreaCode.Parse("3306"), Draft, 2, 0, Samples.Regent, new CountedRows(2, Digest));
        var signed = Assert.Single(LetterDecider.Decide(whole, Samples.DateOf, Samples.Policy, Samples.Now).Events);
        Assert.Equal((LetterStatus.Signed, 2, Digest, LetterEventCodes.Signed), (signed.State.Status, signed.State.Rows, signed.State.Digest, signed.Meta.Code));
        Assert.Equal([signed.Meta], signed.State.History);
        Assert.Empty(Cover(signed.State, 3).Events);
        Assert.False(LetterDecider.Decide(whole with { Own = 1 }, Samples.DateOf, Samples.Policy, Samples.Now).IsAccepted);
    }

    [Theory]
    [Trait("rule", "RAT-8")]
    [InlineData("conforming", 2, Digest, LetterStatus.Conforming, LetterEventCodes.Conforming, "RAT-3")]
    [InlineData("returned", 2, Digest, LetterStatus.Returned, LetterEventCodes.Returned, "RAT-5")]
    [InlineData("conforming", 3, Digest, null, LetterViolations.Digest, "RAT-8")]
    [InlineData("conforming", 2, "d2", null, LetterViolations.Digest, "RAT-8")]
    public void Counted_with_the_review_it_stands_as_found_in_one_event(string outcome, int rows, string digest, LetterStatus? status, string code, string rule)
    {
        IReadOnlyList<string?> reasons = outcome == "returned" ? ["Alasan"] : [];
        var command = new LetterCommand.Review(new ReviewDraft(outcome, reasons), 0, Samples.Ministry, new CountedRows(rows, digest));
        var decision = LetterDecider.Decide(command, Signed(), Samples.Policy, Samples.Now);
        if (status is null)
        {
            Assert.Equal((code, rule), (Assert.Single(decision.Violations).Code, decision.Violations[0].Rule));
            return;
        }

        var found = Assert.Single(decision.Events);
        Assert.Equal((status, code, rule, "ministry-1"), (found.State.Status, found.Meta.Code, found.Meta.Rule, found.Meta.Subject));
        Assert.Equal(("ministry-1", 3), (found.State.ReviewedBy, found.State.History.Count));
        Assert.Empty(Recount(found.State).Events);
        Assert.Equal(LetterViolations.Reviewed, LetterDecider.Decide(command, found.State, Samples.Policy, Samples.Now).Violations[0].Code);
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public void What_a_letter_covers_is_settled_once()
    {
        foreach (var letter in new[] { Signed(), Reviewed(), Reviewed("returned", ["Alasan"]) }) Assert.Empty(Cover(letter, 3).Events);
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public void A_letter_whose_rows_another_had_is_void()
    {
        var letter = Assert.Single(Cover(Signing(), 0).Events).State;
        Assert.Equal((LetterStatus.Void, 0, null, LetterViolations.NoRows), (letter.Status, letter.Rows, letter.Digest, letter.Problem));
        Assert.Equal((ViolationKind.Conflict, LetterViolations.NoRows), (Review(letter).Kind, Review(letter).Violations[0].Code));
    }

    [Fact]
    public void Everything_missing_is_named()
    {
        Assert.Equal([(InputViolations.Required, "")], Wrong(Sign(null)));
        Assert.Equal(["/period", "/subject", "/letter"], Sign(new RatificationDraft(null, null, null)).Violations.Select(v => v.Pointer));
        Assert.Equal(["/letter/number", "/letter/date"], Sign(Draft with { Letter = new LetterDraft(null, null) }).Violations.Select(
            v => v.Pointer));
    }

    [Theory]
    [InlineData("2026-11-02", null)]
    [InlineData("2026-11-03", LetterViolations.DateFuture)]
    [InlineData("2026-11-32", InputViolations.DateFormat)]
    public void Its_date_is_not_in_the_future(string date, string? code) => Assert.Equal(
        code is null ? [] : [(code, "/letter/date")], Wrong(Sign(Draft with { Letter = Draft.Letter! with { Date = date } })));

    [Theory]
    [InlineData("2026-11", true)]
    [InlineData("2026-12", false)]
    [InlineData("2026-13", false)]
    [InlineData("2026-1", false)]
    public void Its_month_has_begun(string period, bool good) =>
        Assert.Equal(good ? [] : [(LetterViolations.Period, "/period")], Wrong(Sign(Draft with { Period = period })));

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    [InlineData(0, false)]
    public void Its_number_has_one_to_a_hundred_characters(int length, bool good) => Assert.Equal(
        good, Sign(Draft with { Letter = Draft.Letter! with { Number = new string('1', length) } }).IsAccepted);

    [Fact]
    [Trait("rule", "RAT-8")]
    public void Without_rows_there_is_nothing_to_sign()
    {
        var violation = Assert.Single(Sign(Draft, eligible: 0).Violations);
        Assert.Equal((LetterViolations.NoRows, ViolationKind.Refused, "RAT-8"), (violation.Code, violation.Kind, violation.Rule));
        Assert.True(Sign(Draft, eligible: 1).IsAccepted);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public void Whoever_proposed_or_decided_a_row_does_not_sign()
    {
        var violation = Assert.Single(Sign(Draft, own: 1).Violations);
        Assert.Equal((LetterViolations.OwnRows, "GOV-2", "1"), (violation.Code, violation.Rule, violation.Args!["count"]));
    }

    [Fact]
    [Trait("rule", "RAT-3")]
    public void A_conforming_letter_is_so_recorded_and_applied_in_the_end()
    {
        var letter = Reviewed();
        Assert.Equal((LetterStatus.Conforming, ReviewOutcome.Conforming, "ministry-1"), (letter.Status, letter.Outcome, letter.ReviewedBy));
        Assert.Equal([LetterEventCodes.Reviewed, LetterEventCodes.Conforming], letter.History.Skip(2).Select(h => h.Code));
        Assert.All(letter.History.Skip(2), h => Assert.Equal(("ministry-1", Role.MinistryOfficer), (h.Subject, h.Role)));
        var applied = Assert.Single(Finish(letter).Events).State;
        Assert.Equal((LetterStatus.Applied, LetterEventCodes.Applied), (applied.Status, applied.History[^1].Code));
        Assert.Empty(Finish(applied).Events);
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public void A_returned_letter_names_its_reasons_and_stays_returned()
    {
        var letter = Reviewed("returned", ["Lampiran kurang"]);
        Assert.Equal((LetterStatus.Returned, ReviewOutcome.Returned, "Lampiran kurang"), (letter.Status, letter.Outcome, Assert.Single(letter.Reasons)));
        Assert.Empty(Finish(letter).Events);
        Assert.Empty(Finish(Signed()).Events);
    }

    [Theory]
    [Trait("rule", "RAT-5")]
    [InlineData("returned", 0, false)]
    [InlineData("returned", 1, true)]
    [InlineData("returned", 20, true)]
    [InlineData("returned", 21, false)]
    [InlineData("conforming", 0, true)]
    [InlineData("conforming", 1, false)]
    public void Reasons_are_given_exactly_when_it_is_returned(string outcome, int reasons, bool good) => Assert.Equal(
        good ? [] : [(outcome == "conforming" ? LetterViolations.ReasonsForbidden : InputViolations.ListSize, "/reasons")], Wrong(Review(Signed(), outcome, [.. Enumerable.Repeat("Alasan", reasons)])));

    [Fact]
    public void Wrong_input_is_named()
    {
        Assert.Equal([(InputViolations.Required, "/outcome")], Wrong(Review(Signed(), null)));
        var unknown = Assert.Single(Review(Signed(), "signed").Violations);
        Assert.Equal((InputViolations.UnknownValue, "/outcome", "conforming, returned"), (unknown.Code, unknown.Pointer, unknown.Args!["allowed"]));
        Assert.Equal([(InputViolations.TextLength, "/reasons/1")], Wrong(Review(Signed(), "returned", ["Alasan", " "])));
        Assert.Equal([(InputViolations.TextLength, "/reasons/0")], Wrong(Review(Signed(), "returned", [new string('a', 501)])));
        Assert.True(Review(Signed(), "returned", [new string('a', 500)]).IsAccepted);
    }

    [Theory]
    [Trait("rule", "RAT-8")]
    [InlineData(2, "d2")]
    [InlineData(1, Digest)]
    [InlineData(3, Digest)]
    public void Rows_that_are_not_those_signed_for_are_refused(int rows, string digest)
    {
        var reviewed = Assert.Single(Review(Signed()).Events).State;
        var violation = Assert.Single(Recount(reviewed, rows, digest).Violations);
        Assert.Equal((LetterViolations.Digest, ViolationKind.Refused, "RAT-8"), (violation.Code, violation.Kind, violation.Rule));

        var again = LetterDecider.Refuse(reviewed, violation, Samples.Policy, Samples.Now).State;
        Assert.Equal((LetterStatus.Signed, null, null, LetterViolations.Digest), (again.Status, again.Outcome, again.ReviewedBy, again.Problem));
        Assert.Equal(LetterEventCodes.RecountFailed, again.History[^1].Code);
        Assert.Null(Assert.Single(Review(again).Events).State.Problem);
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public void A_recount_that_no_review_waits_for_changes_nothing()
    {
        foreach (var letter in new[] { Signing(), Signed(), Reviewed(), Reviewed("returned", ["Alasan"]) })
        {
            var decision = Recount(letter, 9, "other");
            Assert.True(decision.IsAccepted);
            Assert.Empty(decision.Events);
        }
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public void Whoever_signed_it_or_proposed_a_row_does_not_review_it()
    {
        Assert.Equal(LetterViolations.OwnReview, Review(Signed(), by: Samples.Ministry with { Subject = "regent-1" }).Violations[0].Code);
        Assert.Equal(LetterViolations.OwnReview, Review(Signed(), own: 1).Violations[0].Code);
    }

    [Fact]
    public void A_letter_is_reviewed_once_and_not_before_it_is_signed()
    {
        var waiting = Assert.Single(Review(Signed()).Events).State;
        foreach (var letter in new[] { waiting, Reviewed(), Assert.Single(Finish(Reviewed()).Events).State, Reviewed("returned", ["Alasan"]) })
            Assert.Equal((ViolationKind.Conflict, LetterViolations.Reviewed), (Review(letter).Kind, Review(letter).Violations[0].Code));
        Assert.Equal((ViolationKind.Conflict, LetterViolations.Signing), (Review(Signing()).Kind, Review(Signing()).Violations[0].Code));
    }
}
