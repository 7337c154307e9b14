using System.Security.Cryptography;
using System.Text;
using Dtks.Domain.Proposals;
using Dtks.Domain.Tests.Verification;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Tests.Kernel;

/// <summary>
/// Letters that stand carry these digests: another layout would refuse them all. Put together by hand, each text preceded by its length in
/// UTF-8 bytes and a colon.
/// </summary>
[Trait("rule", "RAT-8")]
public class RatifiedDigestsTests
{
    [Fact]
    public void A_proposals() => Assert.Equal(
        Sha256("dtks.proposal/1", "p-1", "3306012001", "registerWithAssistance", "2", "PKH", "PBI-JKN", "2", "h1", "hé"),
        ProposalDigest.Of(Samples.Eligible(), ["hé", "h1"]));

    [Fact]
    public void A_sheets()
    {
        var sheet = SheetSamples.Decided([SheetSamples.Eligible(4), SheetSamples.Ineligible(3, 3, successor: 4)]);
        Assert.Equal(
            Sha256(
                "dtks.sheet/1", "3306012001", "2026-11", "3",
                "1", "h-1", "01", "02", "PKH", "unverified", "0",
                "3", "h-1", "01", "01", "PBI-JKN", "ineligible", "3",
                "4", "h-1", "02", "02", "PBI-JKN", "eligible", "0"),
            SheetDigest.Of(sheet with { Lines = [sheet.Lines[3], sheet.Lines[0], sheet.Lines[2]] }));
    }

    private static string Sha256(params string[] parts) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Select(p => $"{Encoding.UTF8.GetByteCount(p)}:{p}")))));
}
