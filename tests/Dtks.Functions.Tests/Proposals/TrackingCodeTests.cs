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

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("UUUU-UUUU-UUUU-UUUU-UUUU")]
    [InlineData("AAAA-AAAA-AAAA-AAAA-AAAA-A")]
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
}
