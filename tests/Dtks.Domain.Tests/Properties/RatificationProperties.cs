using Dtks.Domain.Areas;
using Dtks.Domain.Ratification;
using FsCheck;
using FsCheck.Fluent;

namespace Dtks.Domain.Tests.Properties;

[Trait("rule", "RAT-8")]
public class RatificationProperties
{
    private static readonly Gen<RatificationRow> Row =
        from village in Gen.Elements("3306012001", "3306012002")
        from proposal in Gen.Elements("p-1", "p-2", "p-12")
        from digest in Gen.Elements("a", "b", "ab")
        from subject in Gen.Elements("x", "y")
        select new RatificationRow(AreaCode.Parse(village), proposal, digest, subject, null);

    private static readonly Gen<RatificationRow[]> Rows = Gen.Choose(0, 3).SelectMany(n => Row.ListOf(n)).Select(l => l.ToArray());

    [Fact]
    public void The_digest_is_the_same_exactly_when_the_rows_are()
    {
        Generate.Holds(Gen.Zip(Rows, Rows), t =>
        {
            var (left, right) = t;
            Assert.Equal(Content(left).SequenceEqual(Content(right)), RowsDigest.Of(left) == RowsDigest.Of(right));
        }, 3000);
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter()
    {
        var gen = from rows in Rows from shuffled in Gen.Shuffle(rows) select (rows, shuffled);
        Generate.Holds(gen, t => Assert.Equal(RowsDigest.Of(t.rows), RowsDigest.Of(t.shuffled)));
    }

    [Fact]
    public void Any_letter_and_any_review_is_answered()
    {
        var gen = from rows in Rows
                  from others in Rows
                  from period in Generate.Text
                  from subject in Generate.Name<RatificationSubject>()
                  from number in Generate.Text
                  from outcome in Generate.Name<LetterStatus>()
                  from reasons in Generate.ListOrNull(Generate.Text)
                  from draft in Gen.Elements(
                      new RatificationDraft(period, subject, new LetterDraft(number, number)),
                      new RatificationDraft("2026-11", subject, new LetterDraft("1", "2026-11-01")),
                      null)
                  select (rows, others, draft, review: new ReviewDraft(outcome, reasons));
        Generate.Holds(gen, t =>
        {
            var signed = LetterDecider.Decide(
                new LetterCommand.Sign("l-1", AreaCode.Parse("3306"), t.draft, t.rows, Samples.Regent), Samples.Policy, Samples.Now);
            if (signed.Events.Count == 0) return;
            var letter = signed.Events[0].State;
            var reviewed = LetterDecider.Decide(
                new LetterCommand.Review(t.review, t.others, Samples.Ministry), letter, Samples.Policy, Samples.Now);
            if (reviewed.IsAccepted) Assert.Equal(Content(t.rows), Content(t.others));
        }, 1000);
    }

    private static IEnumerable<(string, string, string)> Content(RatificationRow[] rows) =>
        rows.Select(r => (r.Village.Value, r.Proposal, r.Digest)).Order();
}
