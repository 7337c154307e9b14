using Dtks.Functions.Proposals;
using Dtks.Platform.Http;
using Dtks.Platform.Protection;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Tests.Proposals;

[Trait("rule", "REG-3")]
public sealed class TrackingCodeTests
{
    private readonly TrackingCode _codes = new(new KeyedHash(Options.Create(new ProtectionOptions { ClaimKey = Convert.ToBase64String(new byte[32]) })));

    [Theory]
    [InlineData("1101012001")]
    [InlineData("9999999999")]
    [InlineData("3306052001")]
    public void The_village_is_read_back_from_the_code(string village)
    {
        var code = _codes.Of(village, "p1");

        Assert.Equal((code, village), TrackingCode.Read(code));
    }

    [Fact]
    public void A_code_typed_carelessly_is_understood()
    {
        var code = _codes.Of("1101012001", "p1");
        var typed = code.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l').Replace("-", " ", StringComparison.Ordinal);

        Assert.Equal(code, TrackingCode.Read(typed)?.Code);
    }

    // As phones copy it: in marks of direction, with blanks that do not break and other hyphens.
    [Fact]
    public void A_code_as_phones_copy_it_is_understood()
    {
        var code = _codes.Of("1101012001", "p1");
        var groups = code.Split('-');

        Assert.Equal(code, TrackingCode.Read($"\u202a\u2066{string.Join("\u2011", groups[..3])}\u00a0{string.Join("\u2013", groups[3..])}\u2069\u202c\ufeff")?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("UUUU-UUUU-UUUU-UUUU-UUUU")]
    [InlineData("AAAA-AAAA-AAAA-AAAA-AAAA-A")]
    [InlineData("AAAA-AAAA-AAAA-AAAA-AAAA-AA")]
    [InlineData("AAAA-AAAA-AAAA-AAAA-AAA")]
    public void What_is_no_code_is_none(string typed) => Assert.Null(TrackingCode.Read(typed));

    [Fact]
    public void A_code_leads_to_one_proposal_whose_id_is_one_of_ours()
    {
        var code = _codes.Of("1101012001", "p1");

        Assert.True(PathId.IsId(_codes.ProposalOf(code)));
        Assert.Equal(_codes.ProposalOf(code), _codes.ProposalOf(_codes.Of("1101012001", "p1")));
        Assert.NotEqual(_codes.ProposalOf(code), _codes.ProposalOf(_codes.Of("1101012001", "p2")));
        Assert.NotEqual(_codes.ProposalOf(code), _codes.ProposalOf(_codes.Of("1101012002", "p1")));
    }

    [Fact]
    public void Two_proposals_have_two_codes() => Assert.NotEqual(_codes.Of("1101012001", "p1"), _codes.Of("1101012001", "p2"));

    [Theory]
    [InlineData("p1")]
    [InlineData("p2")]
    public void One_letter_mistyped_and_two_changed_round_are_no_code(string key)
    {
        const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var code = _codes.Of("3306052001", key).Replace("-", string.Empty, StringComparison.Ordinal);
        Assert.Equal(21, code.Length);
        for (var at = 0; at < code.Length; at++)
        {
            Assert.All(Letters.Where(c => c != code[at]), other => Assert.Null(TrackingCode.Read(code[..at] + other + code[(at + 1)..])));
            if (at > 0 && code[at] != code[at - 1])
            {
                Assert.Null(TrackingCode.Read(code[..(at - 1)] + code[at] + code[at - 1] + code[(at + 1)..]));
            }
        }
    }

    [Fact]
    public void One_of_before_has_no_check_letter_and_leads_to_the_same_proposal()
    {
        var code = _codes.Of("1101012001", "p1");
        var before = TrackingCode.Unchecked(code);

        Assert.Equal(24, before.Length);
        Assert.Equal((before, "1101012001"), TrackingCode.Read(before));
        Assert.Equal(_codes.ProposalOf(code), _codes.ProposalOf(before));
    }
}
