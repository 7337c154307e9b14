using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;

namespace Dtks.Domain.Tests.Ratification;

/// <summary>Rows that go back alone are named once each, are under the letter, leave others, and each says why (RAT-5).</summary>
[Trait("rule", "RAT-5")]
public class RowReviewTests
{
    private const string Digest = "d1";
    private static readonly HashSet<string> Under = ["r1", "r2", "r3"];

    [Fact]
    [Trait("rule", "RAT-7")]
    public void They_go_with_the_review_and_the_letter_conforms()
    {
        var found = Assert.Single(Review(Named("conforming", "r1", "r2") with { Source = " Data BPJS " }, new CountedRows(3, Digest)).Events);

        Assert.Equal((LetterStatus.Conforming, 2, "Data BPJS"), (found.State.Status, found.State.ReturnedRows, found.State.Source));
        Assert.Equal([("r1", "Alasan"), ("r2", "Alasan")], found.RowsBack().Select(row => (row.Row, Assert.Single(row.Reasons))));
        Assert.Equal((LetterStatus.Returned, "Alasan"), (found.State.For(["Alasan"]).Status, Assert.Single(found.State.For(["Alasan"]).Reasons)));
        Assert.Same(found.State, found.State.For(null));
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public void A_recount_keeps_how_many_they_are_and_one_that_fails_forgets_them()
    {
        var reviewed = Assert.Single(Review(Named("conforming", "r1") with { Source = "Data BPJS" }).Events);
        Assert.Equal((LetterStatus.Recounting, 1, 1), (reviewed.State.Status, reviewed.State.ReturnedRows, reviewed.RowsBack().Count));
        var counted = LetterDecider.Decide(new LetterCommand.Recount(3, Digest), reviewed.State, Samples.Policy, Samples.Now);
        Assert.Equal((LetterStatus.Conforming, 1), (Assert.Single(counted.Events).State.Status, counted.Events[0].State.ReturnedRows));
        var refused = LetterDecider.Decide(new LetterCommand.Recount(2, Digest), reviewed.State, Samples.Policy, Samples.Now).Violations[0];
        var open = LetterDecider.Refuse(reviewed.State, refused, Samples.Policy, Samples.Now).State;
        Assert.Equal((null, null), (open.ReturnedRows, open.Source));
    }

    [Fact]
    public void What_is_named_wrongly_is_told_with_its_place()
    {
        Assert.Equal(["letter.rowTwice RAT-5 /rows/1/row -"], Told.Of(Review(Named("conforming", "r1", "r1")).Violations));
        Assert.Equal(["letter.rowUnknown RAT-8 /rows/1/row -"], Told.Of(Review(Named("conforming", "r1", "r9", "r2")).Violations));
        Assert.Equal(["letter.allRows RAT-5 /rows -"], Told.Of(Review(Named("conforming", "r1", "r2", "r3")).Violations));
        Assert.Equal(["list.size RAT-5 /rows count=1,max=0,min=0"], Told.Of(Review(Named("returned", "r1") with { Reasons = ["Alasan"] }).Violations));
        Assert.Equal(["list.size RAT-5 /rows count=501,max=500,min=0"], Told.Of(Review(Named("conforming", [.. Enumerable.Range(0, 501).Select(i => $"{i}")])).Violations));
        Assert.Equal(100, Review(Named("conforming", [.. Enumerable.Range(0, 500).Select(i => $"{i}")])).Violations.Count);
        Assert.Equal(["letter.rowUnknown RAT-8 /rows/0/row -"], Told.Of(Decide(Named("conforming", "r1"), null, null).Violations));
    }

    [Fact]
    public void Each_says_which_it_is_and_why()
    {
        var draft = new ReviewDraft("conforming", null, [null, new RowReturnDraft(null, null), new RowReturnDraft("r1", []), new RowReturnDraft("r2", ["a", " "]), new RowReturnDraft(new string('r', 101), ["a"])]);
        Assert.Equal(
            ["input.required - /rows/0 -", "input.required - /rows/1/row -", "input.required - /rows/1/reasons -", "list.size RAT-5 /rows/2/reasons count=0,max=20,min=1",
                "text.length - /rows/3/reasons/1 max=500,min=1", "text.length - /rows/4/row max=100,min=1"],
            Told.Of(Review(draft).Violations));
        Assert.Equal(["text.length RAT-7 /source max=500,min=1"], Told.Of(Review(new ReviewDraft("conforming", null, Source: new string('a', 501))).Violations));
        Assert.True(Review(new ReviewDraft("conforming", null, Source: new string('a', 500))).IsAccepted);
    }

    [Fact]
    public void A_row_is_named_by_its_village_and_its_proposal() =>
        Assert.Equal("3306162006-p1", new RatificationRow(AreaCode.Parse("3306162006"), "p1", "d", "x", null).Id());

    private static ReviewDraft Named(string outcome, params string[] rows) => new(outcome, [], [.. rows.Select(row => new RowReturnDraft(row, ["Alasan"]))]);

    private static Decision<LetterEvent> Review(ReviewDraft draft, CountedRows? counted = null) => Decide(draft, counted, Under);

    private static Decision<LetterEvent> Decide(ReviewDraft draft, CountedRows? counted, HashSet<string>? under)
    {
        var signed = LetterDecider.Decide(
            new LetterCommand.Sign("l-1", AreaCode.Parse("3306"), new RatificationDraft("2026-11", "proposals", new LetterDraft("1", "2026-11-02")), 3, 0, Samples.Regent, new CountedRows(3, Digest)),
            Samples.DateOf, Samples.Policy,
            Samples.Now).Events[0].State;
        return LetterDecider.Decide(new LetterCommand.Review(draft, 0, Samples.Ministry, counted, under), signed, Samples.Policy, Samples.Now);
    }
}
