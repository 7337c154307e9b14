using System.Text;
using Dtks.Functions.Partners.Trust;

namespace Dtks.Functions.Tests.Partners;

/// <summary>Requests for tokens as clients write them (RFC 6749, RFC 7523).</summary>
[Trait("rule", "REG-3")]
public sealed class TokenRequestTests
{
    private const string JwtBearer = "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer";

    [Fact]
    public void A_secret_comes_in_the_body_or_by_Basic_and_JSON_does_too()
    {
        var read = TokenRequest.Read("", "grant_type=client_credentials&client_id=bpjs.example&client_secret=a%2Bb%20c+d", isJson: false);
        Assert.Equal(new TokenRequest("client_credentials", "bpjs.example", "a+b c d", null), read);
        Assert.Equal(new TokenRequest("client_credentials", "bpjs.example", "s", null), TokenRequest.Read(null, """{"grant_type":"client_credentials","client_id":"bpjs.example","client_secret":"s"}""", isJson: true));
        Assert.Equal(new TokenRequest("client_credentials", "bpjs.example", "s:t", null), TokenRequest.Read(Basic("bpjs.example:s%3At"), "grant_type=client_credentials", isJson: false));
        Assert.Equal(new TokenRequest("client_credentials", null, null, "a.b.c"), TokenRequest.Read(null, $"grant_type=client_credentials&{JwtBearer}&client_assertion=a.b.c", isJson: false));
        Assert.Equal(new TokenRequest(null, null, null, null), TokenRequest.Read(null, "", isJson: false));
    }

    [Theory]
    [InlineData("grant_type=client_credentials&grant_type=password", false)]
    [InlineData("grant_type", false)]
    [InlineData("grant_type=client_credentials&client_id=a&client_secret=s&client_assertion=a.b.c&" + JwtBearer, false)]
    [InlineData("grant_type=client_credentials&client_assertion=a.b.c", false)]
    [InlineData("grant_type=client_credentials&client_assertion=a.b.c&client_assertion_type=other", false)]
    [InlineData("[]", true)]
    [InlineData("{", true)]
    [InlineData("""{"grant_type":"a","grant_type":"b"}""", true)]
    public void What_could_be_read_in_two_ways_is_none(string body, bool isJson) => Assert.Null(TokenRequest.Read(null, body, isJson));

    [Fact]
    public void Basic_goes_with_no_other_secret_or_client()
    {
        Assert.Null(TokenRequest.Read(Basic("a:s"), "grant_type=client_credentials&client_secret=s", isJson: false));
        Assert.Null(TokenRequest.Read(Basic("a:s"), "grant_type=client_credentials&client_id=b", isJson: false));
        Assert.Null(TokenRequest.Read("Bearer x", "grant_type=client_credentials", isJson: false));
        Assert.Null(TokenRequest.Read(Basic("a"), "grant_type=client_credentials", isJson: false));
        Assert.Null(TokenRequest.Read("Basic ???", "grant_type=client_credentials", isJson: false));
        Assert.Null(TokenRequest.Read(null, string.Join('&', Enumerable.Range(0, 21).Select(i => $"a{i}=b")), isJson: false));
    }

    private static string Basic(string text) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}";
}
