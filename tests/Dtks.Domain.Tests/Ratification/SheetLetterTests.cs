using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using NodaTime;

namespace Dtks.Domain.Tests.Ratification;

/// <summary>A letter over the sheets of a month.</summary>
[Trait("rule", "RAT-4")]
public sealed class SheetLetterTests
{
    private static readonly RatificationDraft Draft = new("2026-11", "eligibility", new LetterDraft("400/1/2026", "2026-11-02"));

    [Fact]
    [Trait("rule", "RAT-8")]
    public void Its_digest_is_counted_from_those_of_the_sheets_and_the_number_of_their_lines()
    {
        var rows = new[] { Row("3306162001", 7), Row("3306162002", 240) };

        using var digest = new LetterDigest();
        foreach (var row in rows) digest.Add(row);
        Assert.Equal((LetterDigest.Of(rows.Select(r => new VillageDigest(r.Village, r.Lines!.Value, r.Digest))), 247), (digest.Finish(), digest.Rows));
        Assert.NotEqual(LetterDigest.Of(rows), LetterDigest.Of([rows[0] with { Lines = 8 }, rows[1]]));
        Assert.NotEqual(LetterDigest.Of(rows), LetterDigest.Of([rows[0] with { Digest = "x" }, rows[1]]));
        Assert.NotEqual(LetterDigest.Of(rows), LetterDigest.Of(rows.Reverse()));
        Assert.Equal(["3306162001 7 digest-3306162001", "3306162002 240 digest-3306162002"], LetterDigest.VillagesOf(rows).Select(v => $"{v.Village} {v.Rows} {v.Digest}"));
        Assert.Equal((7, 1), (rows[0].Count(), (rows[0] with { Lines = null }).Count()));
    }

    [Theory]
    [Trait("rule", "GOV-2")]
    [InlineData("head", true)]
    [InlineData("camat", true)]
    [InlineData("officer", true)]
    [InlineData("regent", false)]
    [InlineData(null, false)]
    public void Who_had_a_part_in_a_sheet_is_known(string? subject, bool isOf) => Assert.Equal(isOf, Row("3306162001", 7).TookPart(subject));

    [Fact]
    public void It_is_signed_found_and_applied_by_the_rule_of_sheets()
    {
        var signed = Assert.Single(Sign(new CountedRows(247, "d", Sheets: 2)).Events).State;
        Assert.Equal((247, 2, "2026-11"), (signed.Rows, signed.Sheets, signed.CountsFor));
        var review = new LetterCommand.Review(new ReviewDraft("conforming", []), 0, Samples.Ministry, new CountedRows(247, "d"));
        var found = Assert.Single(LetterDecider.Decide(review, signed, Samples.Policy, Samples.Now).Events);
        var applied = Assert.Single(LetterDecider.Decide(new LetterCommand.Finish(), found.State, Samples.Policy, Samples.Now).Events);

        Assert.Equal(("RAT-4", "RAT-4"), (found.Meta.Rule, applied.Meta.Rule));
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public void One_that_finds_no_sheet_is_void_for_that()
    {
        var signing = Assert.Single(Sign(whole: null).Events).State;

        var covered = Assert.Single(LetterDecider.Decide(new LetterCommand.Cover(247, "d", 2), signing, Samples.Policy, Samples.Now).Events).State;
        Assert.Equal((247, 2), (covered.Rows, covered.Sheets));
        Assert.Equal("letter.noSheets", Assert.Single(LetterDecider.Decide(new LetterCommand.Cover(0, "d", 0), signing, Samples.Policy, Samples.Now).Events).State.Problem);
    }

    [Theory]
    [Trait("rule", "RAT-5")]
    [InlineData("3306", 17)]
    [InlineData("5103", 16)]
    [InlineData("9471", 15)]
    public void Signed_after_the_determination_date_of_its_month_it_counts_for_the_next(string regency, int midnightUtc)
    {
        var end = Instant.FromUtc(2026, 12, 17, midnightUtc, 0);

        Assert.Equal("2026-11", Signed(regency, end - Duration.Epsilon).CountsFor);
        Assert.Equal("2026-12", Signed(regency, end).CountsFor);
        Assert.Equal("2027-01", Signed(regency, Instant.FromUtc(2027, 1, 17, midnightUtc, 0)).CountsFor);
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public void Returned_it_is_not_sent_again_for_its_sheets_go_up_anew()
    {
        var returned = Signed("3306", Samples.Now) with { Status = LetterStatus.Returned };
        var again = new LetterCommand.Resubmit(new ResubmissionDraft("Sudah dilengkapi", null, null), Returned: true, Own: 0, Under: null, Samples.Regent);

        Assert.Equal("letter.sheetsAnew RAT-5 - -", Told.Of(Assert.Single(LetterDecider.Decide(again, returned, Samples.DateOf, Samples.Policy, Samples.Now).Violations)));
    }

    private static RatificationRow Row(string village, int lines) =>
        new(AreaCode.Parse(village), $"d-{village}", $"digest-{village}", "head", null, "camat") { Period = "2026-11", Lines = lines, Others = ["officer"] };

    private static Decision<LetterEvent> Sign(CountedRows? whole) =>
        LetterDecider.Decide(new LetterCommand.Sign("l-1", AreaCode.Parse("3306"), Draft, 2, 0, Samples.Regent, whole), Samples.DateOf, Samples.Policy, Samples.Now);

    private static LetterState Signed(string regency, Instant at) => Assert.Single(LetterDecider.Decide(
        new LetterCommand.Sign("l-1", AreaCode.Parse(regency), Draft, 2, 0, Samples.Regent, new CountedRows(2, "d", 1)), Samples.DateOf, Samples.Policy, at).Events).State;
}
