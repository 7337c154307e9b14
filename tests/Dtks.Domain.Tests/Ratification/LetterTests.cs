using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;

namespace Dtks.Domain.Tests.Ratification;

[Trait("rule", "RAT-1")]
public class LetterTests
{
    private static readonly RatificationRow[] Rows =
    [
        new(AreaCode.Parse("3306012001"), "p-1", "d1", "citizen-1", "regency-1"),
        new(AreaCode.Parse("3306012002"), "p-2", "d2", "officer-1", null),
    ];

    private static readonly RatificationDraft Draft = new("2026-11", "proposals", new LetterDraft("400/1/2026", "2026-11-02"));

    private static Decision<LetterEvent> Sign(
        RatificationDraft? draft, IReadOnlyCollection<RatificationRow>? rows = null, Actor? by = null) =>
        LetterDecider.Decide(
            new LetterCommand.Sign("l-1", AreaCode.Parse("3306"), draft, rows ?? Rows, by ?? Samples.Regent), Samples.Policy, Samples.Now);

    private static LetterState Signed() => Assert.Single(Sign(Draft).Events).State;

    private static Decision<LetterEvent> Review(
        LetterState letter,
        string? outcome = "conforming",
        IReadOnlyList<string?>? reasons = null,
        IReadOnlyCollection<RatificationRow>? rows = null,
        Actor? by = null)
    {
        var command = new LetterCommand.Review(new ReviewDraft(outcome, reasons ?? []), rows ?? Rows, by ?? Samples.Ministry);
        return LetterDecider.Decide(command, letter, Samples.Policy, Samples.Now);
    }

    private static IEnumerable<(string Code, string? Pointer)> Wrong(Decision<LetterEvent> decision) =>
        decision.Violations.Select(v => (v.Code, v.Pointer));

    [Fact]
    [Trait("rule", "RAT-8")]
    public void A_letter_carries_the_digest_of_exactly_its_rows()
    {
        var letter = Signed();
        Assert.Equal((LetterStatus.Signed, 2, "regent-1", "2026-11"), (letter.Status, letter.Rows, letter.SignedBy, letter.Period));
        Assert.Equal(RowsDigest.Of(Rows), letter.Digest);
        Assert.Matches("^[0-9a-f]{64}$", letter.Digest);
        Assert.Equal("2024-05-08/1", Assert.Single(letter.History).Policy);
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
        var violation = Assert.Single(Sign(Draft, []).Violations);
        Assert.Equal((LetterViolations.NoRows, ViolationKind.Refused, "RAT-8"), (violation.Code, violation.Kind, violation.Rule));
    }

    [Theory]
    [Trait("rule", "GOV-2")]
    [InlineData("citizen-1")]
    [InlineData("officer-1")]
    [InlineData("regency-1")]
    public void Whoever_proposed_or_decided_a_row_does_not_sign(string subject)
    {
        var violation = Assert.Single(Sign(Draft, by: Samples.Regent with { Subject = subject }).Violations);
        Assert.Equal((LetterViolations.OwnRows, "GOV-2", "1"), (violation.Code, violation.Rule, violation.Args!["count"]));
    }

    [Fact]
    [Trait("rule", "RAT-3")]
    public void A_conforming_letter_is_so_recorded()
    {
        var letter = Assert.Single(Review(Signed()).Events).State;
        Assert.Equal((LetterStatus.Conforming, "ministry-1", 2), (letter.Status, letter.ReviewedBy, letter.History.Count));
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public void A_returned_letter_names_its_reasons()
    {
        var letter = Assert.Single(Review(Signed(), "returned", ["Lampiran kurang"]).Events).State;
        Assert.Equal((LetterStatus.Returned, "Lampiran kurang"), (letter.Status, Assert.Single(letter.Reasons)));
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
        good ? [] : [(InputViolations.ListSize, "/reasons")], Wrong(Review(Signed(), outcome, [.. Enumerable.Repeat("Alasan", reasons)])));

    [Fact]
    public void Wrong_input_is_named()
    {
        Assert.Equal([(InputViolations.Required, "/outcome")], Wrong(Review(Signed(), null)));
        Assert.Equal([(InputViolations.UnknownValue, "/outcome")], Wrong(Review(Signed(), "signed")));
        Assert.Equal([(InputViolations.TextLength, "/reasons/1")], Wrong(Review(Signed(), "returned", ["Alasan", " "])));
        Assert.Equal([(InputViolations.TextLength, "/reasons/0")], Wrong(Review(Signed(), "returned", [new string('a', 501)])));
        Assert.True(Review(Signed(), "returned", [new string('a', 500)]).IsAccepted);
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public void Rows_that_are_not_those_signed_for_are_refused()
    {
        RatificationRow[][] others = [[Rows[0]], [Rows[0], Rows[1] with { Digest = "d3" }], [.. Rows, Rows[1] with { Proposal = "p-3" }], []];
        foreach (var rows in others)
        {
            var violation = Assert.Single(Review(Signed(), rows: rows).Violations);
            Assert.Equal((LetterViolations.Digest, ViolationKind.Refused, "RAT-8"), (violation.Code, violation.Kind, violation.Rule));
        }

        Assert.True(Review(Signed(), rows: [Rows[1], Rows[0]]).IsAccepted);
    }

    [Theory]
    [Trait("rule", "GOV-2")]
    [InlineData("regent-1")]
    [InlineData("citizen-1")]
    [InlineData("officer-1")]
    public void Whoever_signed_it_or_proposed_a_row_does_not_review_it(string subject) =>
        Assert.Equal(LetterViolations.OwnReview, Review(Signed(), by: Samples.Ministry with { Subject = subject }).Violations[0].Code);

    [Fact]
    public void A_letter_is_reviewed_once()
    {
        var reviewed = Review(Signed()).Events[0].State;
        Assert.Equal((ViolationKind.Conflict, LetterViolations.Reviewed), (Review(reviewed).Kind, Review(reviewed).Violations[0].Code));
    }
}
