using System.Security.Cryptography;
using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
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
            var (left, right) = (InOrder(t.Item1), InOrder(t.Item2));
            Assert.Equal(Content(left).SequenceEqual(Content(right)), LetterDigest.Of(left) == LetterDigest.Of(right));
        }, 3000);
    }

    [Fact]
    public void The_digest_of_a_letter_is_that_of_its_villages()
    {
        Generate.Holds(Rows, rows =>
        {
            var ordered = InOrder(rows);
            var villages = ordered.GroupBy(r => r.Village).Select(g => VillageDigest.Of(g.Key, g)).ToList();
            Assert.Equal(LetterDigest.Of(villages), LetterDigest.Of(ordered));
            Assert.Equal(ordered.Length, villages.Sum(v => v.Rows));
        });
    }

    // As docs/policy.md words it, put together by hand.
    [Fact]
    public void The_digest_is_the_one_that_the_policy_words()
    {
        Generate.Holds(Rows, rows =>
        {
            var letter = new StringBuilder(Part("dtks.letter/2"));
            foreach (var village in InOrder(rows).GroupBy(r => r.Village.Value))
            {
                var text = Part("dtks.village/1") + Part(village.Key)
                    + string.Concat(village.Select(r => Part(r.Proposal) + Part(r.Digest))) + Part($"{village.Count()}");
                letter.Append(Part(village.Key)).Append(Part($"{village.Count()}")).Append(Part(Sha256(text)));
            }

            Assert.Equal(Sha256(letter.Append(Part($"{rows.Length}")).ToString()), LetterDigest.Of(InOrder(rows)));
        });
    }

    [Fact]
    public void A_count_row_by_row_counts_every_row()
    {
        Generate.Holds(Rows, rows =>
        {
            using var digest = new LetterDigest();
            foreach (var row in InOrder(rows)) digest.Add(row);
            Assert.Equal(LetterDigest.Of(InOrder(rows)), digest.Finish());
            Assert.Equal(rows.Length, digest.Rows);
        });
    }

    [Fact]
    public void An_older_letters_digest_is_the_same_exactly_when_the_rows_are_in_any_order()
    {
        var gen = from rows in Rows from others in Rows from shuffled in Gen.Shuffle(rows) select (rows, others, shuffled);
        Generate.Holds(gen, t =>
        {
            Assert.Equal(RowsDigest.Of(t.rows), RowsDigest.Of(t.shuffled));
            Assert.Equal(Content(t.rows).SequenceEqual(Content(t.others)), RowsDigest.Of(t.rows) == RowsDigest.Of(t.others));
        }, 3000);
    }

    [Fact]
    public void Any_letter_and_any_review_is_answered_and_only_the_rows_signed_for_conform()
    {
        var gen = from rows in Rows
                  from others in Rows
                  from own in Gen.Choose(0, 2)
                  from period in Generate.Text
                  from subject in Generate.Name<RatificationSubject>()
                  from number in Generate.Text
                  from outcome in Generate.Name<ReviewOutcome>()
                  from reasons in Generate.ListOrNull(Generate.Text)
                  from draft in Gen.Elements(
                      new RatificationDraft(period, subject, new LetterDraft(number, number)),
                      new RatificationDraft("2026-11", subject, new LetterDraft("1", "2026-11-01")),
                      null)
                  select (rows, others, own, draft, review: new ReviewDraft(outcome, reasons));
        Generate.Holds(gen, t =>
        {
            var signed = LetterDecider.Decide(
                new LetterCommand.Sign("l-1", AreaCode.Parse("3306"), t.draft, t.rows.Length, t.own, Samples.Regent), Samples.DateOf, Samples.Policy, Samples.Now);
            if (signed.Events.Count == 0) return;
            var letter = After(LetterDecider.Decide(
                new LetterCommand.Cover(t.rows.Length, LetterDigest.Of(InOrder(t.rows))), signed.Events[0].State, Samples.Policy, Samples.Now));
            var reviewed = LetterDecider.Decide(new LetterCommand.Review(t.review, t.own, Samples.Ministry), letter, Samples.Policy, Samples.Now);
            if (!reviewed.IsAccepted) return;
            var stands = LetterDecider.Decide(
                new LetterCommand.Recount(t.others.Length, LetterDigest.Of(InOrder(t.others))), After(reviewed), Samples.Policy, Samples.Now);
            Assert.Equal(Content(t.rows).SequenceEqual(Content(t.others)), stands.IsAccepted);
        }, 1000);
    }

    private static LetterState After(Decision<LetterEvent> decision) => Assert.Single(decision.Events).State;

    private static RatificationRow[] InOrder(RatificationRow[] rows) =>
        [.. rows.OrderBy(r => r.Village.Value, StringComparer.Ordinal).ThenBy(r => r.Proposal, StringComparer.Ordinal).ThenBy(r => r.Digest, StringComparer.Ordinal)];

    private static string Part(string text) => $"{Encoding.UTF8.GetByteCount(text)}:{text}";

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static IEnumerable<(string, string, string)> Content(RatificationRow[] rows) =>
        rows.Select(r => (r.Village.Value, r.Proposal, r.Digest)).Order();
}
