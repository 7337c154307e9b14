using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using NodaTime;

namespace Dtks.Domain.Tests.Ratification;

/// <summary>A returned letter goes again until its period's determination date, less what leaves it; its history keeps how it went before (RAT-5).</summary>
[Trait("rule", "RAT-5")]
public class ResubmissionTests
{
    private static readonly ResubmissionDraft Draft = new("Dilengkapi");
    private static readonly HashSet<string> Under = ["r1", "r2"];

    [Fact]
    public void It_is_gathered_anew_and_keeps_how_it_went()
    {
        var happened = Assert.Single(Again(Returned(), Draft with { Letter = new LetterDraft("400/2/2026", "2026-11-02"), Withdrawn = ["r1"] }).Events);
        var letter = happened.State;
        Assert.Equal((LetterStatus.Resubmitting, 0, null, "400/2/2026", 1), (letter.Status, letter.Rows, letter.Digest, letter.Number, letter.Round()));
        Assert.Equal((null, 0, null, null), (letter.Outcome, letter.Reasons.Count, letter.Source, letter.ReviewedBy));
        Assert.Equal(["r1"], happened.RowsOut());
        var earlier = Assert.Single(letter.Earlier!);
        Assert.Equal(("400/1/2026", 2, "d1", "regent-1", "ministry-1", "Alasan", "BPJS", "Dilengkapi", Samples.Now), (earlier.Number, earlier.Rows, earlier.Digest, earlier.SignedBy, earlier.ReviewedBy, Assert.Single(earlier.Reasons), earlier.Source, earlier.Note, earlier.SentAgain));
        Assert.Equal((LetterEventCodes.Resubmitted, "RAT-5", "regent-2"), (happened.Meta.Code, happened.Meta.Rule, happened.Meta.Subject));
        Assert.Equal(("400/1/2026", 2, "d1", 0), (letter.First().Number, letter.First().Rows, letter.First().Digest, letter.First().Round()));
        Assert.Equal((LetterStatus.Returned, "Alasan", "ministry-1"), (letter.ForThoseThatLeft().Status, Assert.Single(letter.ForThoseThatLeft().Reasons), letter.ForThoseThatLeft().ReviewedBy));
        Assert.Equal("400/1/2026", Assert.Single(Again(Returned(), Draft).Events).State.Number);
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public void It_is_signed_for_what_is_left_or_void_where_nothing_is()
    {
        var letter = Assert.Single(Again(Returned(), Draft).Events).State;
        var signed = Assert.Single(LetterDecider.Decide(new LetterCommand.Cover(1, "d2"), letter, Samples.Policy, Samples.Now).Events).State;
        Assert.Equal((LetterStatus.Signed, 1, "d2"), (signed.Status, signed.Rows, signed.Digest));
        Assert.Empty(LetterDecider.Decide(new LetterCommand.Cover(2, "d3"), signed, Samples.Policy, Samples.Now).Events);
        var none = Assert.Single(LetterDecider.Decide(new LetterCommand.Cover(0, "d0"), letter, Samples.Policy, Samples.Now).Events).State;
        Assert.Equal((LetterStatus.Void, LetterViolations.NoRows), (none.Status, none.Problem));
        Assert.Equal(["letter.signing RAT-8 - -"], Told.Of(Review(letter).Violations));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public void Whoever_signed_it_at_any_time_does_not_review_it()
    {
        var signed = Assert.Single(LetterDecider.Decide(new LetterCommand.Cover(2, "d2"), Assert.Single(Again(Returned(), Draft).Events).State, Samples.Policy, Samples.Now).Events).State;
        foreach (var subject in new[] { "regent-1", "regent-2" })
            Assert.Equal(["letter.ownReview GOV-2 - -"], Told.Of(Review(signed, Samples.Ministry with { Subject = subject }).Violations));
        Assert.True(Review(signed).IsAccepted);
    }

    [Fact]
    public void What_is_wrong_is_told_with_its_place()
    {
        Assert.Equal(["input.required - root -"], Told.Of(Again(Returned(), null).Violations));
        Assert.Equal(["text.length - /note max=1000,min=1"], Told.Of(Again(Returned(), new ResubmissionDraft(new string('a', 1001))).Violations));
        Assert.True(Again(Returned(), new ResubmissionDraft(new string('a', 1000))).IsAccepted);
        Assert.Equal(["input.required - /letter/number -", "letter.dateFuture RAT-1 /letter/date -"], Told.Of(Again(Returned(), Draft with { Letter = new LetterDraft(null, "2026-11-03") }).Violations));
        Assert.Equal(["letter.rowTwice RAT-5 /withdrawn/1 -"], Told.Of(Again(Returned(), Draft with { Withdrawn = ["r1", "r1"] }).Violations));
        Assert.Equal(["letter.rowUnknown RAT-8 /withdrawn/0 -"], Told.Of(Again(Returned(), Draft with { Withdrawn = ["r9"] }).Violations));
        Assert.Equal(["letter.allWithdrawn RAT-5 /withdrawn -"], Told.Of(Again(Returned(), Draft with { Withdrawn = ["r1", "r2"] }).Violations));
        Assert.Equal(["list.size RAT-5 /withdrawn count=501,max=500,min=0"], Told.Of(Again(Returned(), Draft with { Withdrawn = [.. Enumerable.Range(0, 501).Select(i => $"{i}")] }).Violations));
        Assert.Equal(["letter.notReturned RAT-5 - status=signed"], Told.Of(Again(Signed(), Draft).Violations));
        Assert.Equal(["letter.returning RAT-5 - -"], Told.Of(Again(Returned(), Draft, returned: false).Violations));
        Assert.Equal(["letter.ownRows GOV-2 - count=1"], Told.Of(Again(Returned(), Draft, own: 1).Violations));
    }

    [Fact]
    public void It_goes_again_twenty_times()
    {
        var letter = Returned();
        for (var round = 0; round < 20; round++)
        {
            letter = Assert.Single(Again(letter, Draft).Events).State;
            letter = Assert.Single(LetterDecider.Decide(new LetterCommand.Cover(2, "d1"), letter, Samples.Policy, Samples.Now).Events).State;
            letter = Return(letter);
        }

        Assert.Equal(["letter.roundsSpent RAT-5 - max=20"], Told.Of(Again(letter, Draft).Violations));
    }

    [Theory]
    [InlineData("3306", 17)]
    [InlineData("5103", 16)]
    [InlineData("9471", 15)]
    public void It_goes_again_until_the_day_ends_in_the_regencys_zone(string regency, int endUtc)
    {
        var (end, letter) = (Instant.FromUtc(2026, 12, 17, endUtc, 0), Returned(regency));
        Assert.True(Again(letter, Draft, at: end - Duration.Epsilon).IsAccepted);
        Assert.Equal(["letter.determinationPassed RAT-5 - date=2026-12-17"], Told.Of(Again(letter, Draft, at: end).Violations));
        Assert.True(LetterDecider.Decide(new LetterCommand.Resubmit(Draft, true, 0, Under, Regent), letter, _ => new(2026, 12, 24), Samples.Policy, end).IsAccepted);
    }

    [Theory]
    [InlineData("2026-11", "2026-12-17", "2026-11")]
    [InlineData("2026-11", "2026-12-18", "2026-12")]
    [InlineData("2026-09", "2026-12-17", "2026-11")]
    [InlineData("0500-01", "2026-12-17", "2026-11")]
    public void A_first_letter_after_that_date_counts_for_the_first_period_that_is_not_over(string period, string on, string counts)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(on).Value;
        var at = TimeZones.Of(AreaCode.Parse("3306")).AtStartOfDay(day).ToInstant();
        var signed = LetterDecider.Decide(
            new LetterCommand.Sign("l-1", AreaCode.Parse("3306"), new RatificationDraft(period, "proposals", new LetterDraft("1", "2026-11-01")), 2, 0, Samples.Regent, new CountedRows(2, "d1")), Samples.DateOf, Samples.Policy, at);
        var letter = Assert.Single(signed.Events).State;
        Assert.Equal((period, counts), (letter.Period, letter.CountsFor));
        Assert.True(Again(Return(letter), Draft, at: at).IsAccepted);
    }

    [Theory]
    [InlineData("2026-12-17", "2026-11")]
    [InlineData("2026-12-18", "2026-12")]
    [InlineData("2027-01-05", "2026-12")]
    [InlineData("2027-01-06", "2027-01")]
    public void Each_month_that_it_may_count_for_has_a_date_of_its_own(string on, string counts)
    {
        var at = TimeZones.Of(AreaCode.Parse("3306")).AtStartOfDay(NodaTime.Text.LocalDatePattern.Iso.Parse(on).Value).ToInstant();
        var sign = new LetterCommand.Sign("l-1", AreaCode.Parse("3306"), new RatificationDraft("2026-11", "proposals", new LetterDraft("1", "2026-11-01")), 2, 0, Samples.Regent, new CountedRows(2, "d1"));
        var signed = LetterDecider.Decide(sign, month => month.LastDay.PlusDays(month.Value == "2026-11" ? 17 : 5), Samples.Policy, at);

        Assert.Equal(counts, Assert.Single(signed.Events).State.CountsFor);
    }

    private static Actor Regent => Samples.Regent with { Subject = "regent-2" };

    private static Decision<LetterEvent> Again(LetterState letter, ResubmissionDraft? draft, bool returned = true, int own = 0, Instant? at = null) =>
        LetterDecider.Decide(new LetterCommand.Resubmit(draft, returned, own, Under, Regent), letter, Samples.DateOf, Samples.Policy, at ?? Samples.Now);

    private static Decision<LetterEvent> Review(LetterState letter, Actor? by = null) => LetterDecider.Decide(
        new LetterCommand.Review(new ReviewDraft("conforming", []), 0, by ?? Samples.Ministry, new CountedRows(letter.Rows, letter.Digest ?? "")), letter, Samples.Policy, Samples.Now);

    private static LetterState Return(LetterState letter) => Assert.Single(LetterDecider.Decide(
        new LetterCommand.Review(new ReviewDraft("returned", ["Alasan"], Source: "BPJS"), 0, Samples.Ministry, new CountedRows(letter.Rows, letter.Digest!)), letter, Samples.Policy, Samples.Now).Events).State;

    private static LetterState Signed(string regency = "3306") => Assert.Single(LetterDecider.Decide(
        new LetterCommand.Sign("l-1", AreaCode.Parse(regency), new RatificationDraft("2026-11", "proposals", new LetterDraft("400/1/2026", "2026-11-02")), 2, 0, Samples.Regent, new CountedRows(2, "d1")),
        Samples.DateOf,
        Samples.Policy,
        Samples.Now).Events).State;

    private static LetterState Returned(string regency = "3306") => Return(Signed(regency));
}
