using System.Security.Cryptography;
using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Ratification;
using NodaTime;

namespace Dtks.Domain.Tests.Ratification;

/// <summary>Older letters carry this digest: another layout would refuse them all. Put together by hand.</summary>
[Trait("rule", "RAT-8")]
public class RowsDigestTests
{
    private static readonly RatificationRow[] Rows =
        [Row("3306012002", "p-1", "d"), Row("3306012001", "p-2", "b"), Row("3306012001", "p-2", "a"), Row("3306012001", "p-1", "c")];

    [Fact]
    public void Rows_are_in_the_order_of_village_proposal_and_digest_whatever_order_they_come_in()
    {
        var digest = Sha256("dtks.letter/1", "4", "3306012001", "p-1", "c", "3306012001", "p-2", "a", "3306012001", "p-2", "b", "3306012002", "p-1", "d");
        Assert.Equal(digest, RowsDigest.Of(Rows));
        Assert.Equal(digest, RowsDigest.Of([.. Rows.Reverse()]));
    }

    [Theory]
    [Trait("rule", "RAT-1")]
    [InlineData("2026-11", true)]
    [InlineData("2026-12", false)]
    public void A_month_is_ratified_from_its_first_day_on(string period, bool good)
    {
        var draft = new RatificationDraft(period, "proposals", new LetterDraft("400/1/2026", "2026-11-01"));
        var signed = LetterDecider.Decide(new LetterCommand.Sign("l-1", AreaCode.Parse("3306"), draft, 2, 0, Samples.Regent), Samples.DateOf, Samples.Policy, Instant.FromUtc(2026, 11, 1, 3, 0));
        Assert.Equal(good ? [] : ["letter.period RAT-1 /period -"], Told.Of(signed.Violations));
    }

    private static RatificationRow Row(string village, string proposal, string digest) => new(AreaCode.Parse(village), proposal, digest, "citizen-1", null);

    private static string Sha256(params string[] parts) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Select(p => $"{Encoding.UTF8.GetByteCount(p)}:{p}")))));
}
