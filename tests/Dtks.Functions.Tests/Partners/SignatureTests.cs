using System.Text;
using Dtks.Domain.Partners;
using Dtks.Functions.Partners;
using Dtks.Functions.Partners.Trust;
using Dtks.Tests.Partners;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Tests.Partners;

/// <summary>Keys, signatures of messages, and tokens: of every algorithm that is known, and of none else.</summary>
[Trait("rule", "REG-3")]
public sealed class SignatureTests
{
    private const string Header = """{"message_id":"1"}""";
    private const string Message = """{"a":1}""";

    public static TheoryData<string> Algorithms => ["EdDSA", "ES256", "RS256", "PS256"];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void A_message_is_verified_by_the_key_and_by_nothing_else(string alg)
    {
        var (pair, other) = (PairOf(alg), PairOf(alg));
        var signature = MessageSignature.Read(pair.Signature("bpjs.example", Header, Message, 100, 200))!;

        Assert.Equal(("bpjs.example", "k1", 100L, 200L), (signature.Sender, signature.Kid, signature.Created, signature.Expires));
        Assert.True(Verifies(pair, signature, Header, Message));
        Assert.False(Verifies(other, signature, Header, Message));
        Assert.False(Verifies(pair, signature, Header, Message + " "));
        Assert.False(Verifies(pair, signature with { Created = 101 }, Header, Message));
        Assert.False(Verifies(pair, signature with { Expires = 201 }, Header, Message));
        Assert.False(Verifies(pair, signature with { Value = [.. signature.Value.Select((b, i) => i == 3 ? (byte)(b ^ 1) : b)] }, Header, Message));
        Assert.False(Verifies(pair, signature with { Value = [1, 2, 3] }, Header, Message));
    }

    [Fact]
    public void Our_own_message_is_verified_by_what_we_publish()
    {
        var keys = Own();
        var text = MessageSignature.Of(keys, "dtks.example", DateTimeOffset.FromUnixTimeSeconds(1000), TimeSpan.FromMinutes(10), Bytes(Header), Bytes(Message)).ToString();
        var read = MessageSignature.Read(text)!;
        var published = keys.Published[0];
        var key = JwkReader.Read(read.Kid, new JwkDraft(published.Kty, published.Crv, published.X, Alg: published.Alg, Use: published.Use, Kid: published.Kid), default)!;

        Assert.StartsWith($"Signature: namespace=\"spdci\", kidId=\"dtks.example|{published.Kid}|ed25519\", algorithm=\"ed25519\", created=\"1000\", expires=\"1600\", headers=\"(created) (expires) digest\", signature=\"", text, StringComparison.Ordinal);
        Assert.True(PublicKeys.Verify(key, read.Signed(Bytes(Header), Bytes(Message)), read.Value, alsoDer: true));
        Assert.False(PublicKeys.Verify(key, read.Signed(Bytes(Header), Bytes(Message + " ")), read.Value, alsoDer: true));
    }

    [Fact]
    public void What_is_signed_is_as_the_document_says() => Assert.Equal(
        "digest: SHA-256=RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=\n(created): 1\n(expires): 2",
        Encoding.ASCII.GetString(new MessageSignature("s", "k", ["ed25519"], 1, 2, ["digest", "(created)", "(expires)"], []).Signed("{}"u8, [])));

    [Theory]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("Signature: ")]
    [InlineData("Signature: namespace=\"g2p\", kidId=\"a|b|c\", created=\"1\", expires=\"2\", headers=\"(created) (expires) digest\", signature=\"AAAA\"")]
    [InlineData("kidId=\"a|b\", created=\"1\", expires=\"2\", headers=\"(created) (expires) digest\", signature=\"AAAA\"")]
    [InlineData("kidId=\"a|b|c|d\", created=\"1\", expires=\"2\", headers=\"(created) (expires) digest\", signature=\"AAAA\"")]
    [InlineData("kidId=\"a|b|c\", created=\"1\", expires=\"2\", headers=\"(created) (expires)\", signature=\"AAAA\"")]
    [InlineData("kidId=\"a|b|c\", created=\"1\", expires=\"2\", headers=\"digest\", signature=\"AAAA\"")]
    [InlineData("kidId=\"a|b|c\", created=\"1\", expires=\"2\", headers=\"(created) (expires) digest digest\", signature=\"AAAA\"")]
    [InlineData("kidId=\"a|b|c\", created=\"1\", expires=\"2\", headers=\"(created) (expires) digest\", signature=\"\"")]
    [InlineData("kidId=\"a|b|c\", created=\"1\", expires=\"2\", headers=\"(created) (expires) digest\", signature=\"???\"")]
    [InlineData("kidId=\"a|b|c\", created=\"-1\", expires=\"2\", headers=\"(created) (expires) digest\", signature=\"AAAA\"")]
    [InlineData("kidId=\"a|b|c\", expires=\"2\", headers=\"(created) (expires) digest\", signature=\"AAAA\"")]
    [InlineData("kidId=\"a|b|c\", created=\"1\", created=\"1\", expires=\"2\", headers=\"(created) (expires) digest\", signature=\"AAAA\"")]
    [InlineData("kidId=\"a|b|c\", keyId=\"a|b|c\", created=\"1\", expires=\"2\", headers=\"(created) (expires) digest\", signature=\"AAAA\"")]
    [InlineData("kidId=\"a|b|c\", other=\"1\", created=\"1\", expires=\"2\", headers=\"(created) (expires) digest\", signature=\"AAAA\"")]
    [InlineData("kidId=\"a|b|c\", created=\"1\", expires=\"2\", headers=\"(created) (expires) digest\", signature=\"AAAA\" and more")]
    public void What_is_no_signature_or_covers_less_is_none(string text) => Assert.Null(MessageSignature.Read(text));

    [Theory]
    [InlineData("kidId=\"a|b|c\", created=\"1\", expires=\"2\", headers=\"(created) (expires) digest\", signature=\"AAAA\"")]
    [InlineData("Signature:  namespace=\"spdci\", kidId=\"a|b|c\", algorithm=\"ed25519\", created=1, expires=2, headers=\"digest (created) (expires)\", signature=\"AAAA\"")]
    [InlineData("Signature:keyId=\"a|b|c\",created=\"1\",expires=\"2\",headers=\"(created) (expires) digest\",signature=\"AAAA\"")]
    public void It_is_read_however_it_is_spaced(string text) => Assert.Equal(("a", "b", 1L, 2L), MessageSignature.Read(text) is { } read ? (read.Sender, read.Kid, read.Created, read.Expires) : default);

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("hmac-sha256")]
    [InlineData("EdDSA2")]
    [InlineData("")]
    public void No_name_makes_a_key_into_another(string name) => Assert.All(Enum.GetValues<KeyAlgorithm>(), algorithm =>
    {
        Assert.False(SignatureNames.IsOfMessage(name, algorithm));
        Assert.False(SignatureNames.IsJose(name, algorithm));
    });

    [Fact]
    public void Each_algorithm_has_names_of_its_own()
    {
        string[] names = ["EdDSA", "Ed25519", "ed25519", "ES256", "ecdsa-p256-sha256", "RS256", "rsa-sha256", "PS256", "rsa-pss-sha256"];
        Assert.All(names, name => Assert.Single(Enum.GetValues<KeyAlgorithm>(), algorithm => SignatureNames.IsOfMessage(name, algorithm)));
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void A_token_is_signed_by_the_key_and_says_so(string alg)
    {
        var (pair, claims) = (PairOf(alg), new JObject { ["iss"] = "bpjs.example", ["exp"] = 100 });
        var (key, token) = (KeyOf(pair), CompactToken.Read(pair.Jwt(claims))!);

        Assert.True(token.IsSignedBy(key));
        Assert.Equal(("bpjs.example", "k1", 100L), (token["iss"], token.Kid, token.Instant("exp")!.Value.ToUnixTimeSeconds()));
        Assert.False(token.IsSignedBy(KeyOf(PairOf(alg))));
        foreach (var header in new JObject[]
        {
            new() { ["alg"] = "none", ["kid"] = "k1" },
            new() { ["alg"] = "HS256", ["kid"] = "k1" },
            new() { ["alg"] = alg == "RS256" ? "PS256" : "RS256", ["kid"] = "k1" },
            new() { ["kid"] = "k1" },
            new() { ["alg"] = alg, ["kid"] = "k1", ["crit"] = new JArray("exp") },
            new() { ["alg"] = alg, ["kid"] = "k1", ["b64"] = false },
        })
        {
            Assert.False(CompactToken.Read(pair.Jwt(claims, header))!.IsSignedBy(key));
        }

        // The public key as the secret of an HMAC.
        var forged = PartnerKeyPair.Jwt(claims, new JObject { ["alg"] = "HS256", ["kid"] = "k1" }, data => System.Security.Cryptography.HMACSHA256.HashData(pair.PublicBytes, data));
        Assert.False(CompactToken.Read(forged)!.IsSignedBy(key));
    }

    [Fact]
    public void What_is_no_token_is_none()
    {
        var good = PairOf("EdDSA").Jwt(new JObject { ["iss"] = "a" });
        var parts = good.Split('.');
        string[] bad =
        [
            "", "a.b", "a.b.c.d", $"{parts[0]}.{parts[1]}.", $"{parts[0]}.{parts[1]}", $"{parts[0]}..{parts[2]}", $"{parts[0]}.{parts[1]}.{parts[2]}=", $" {good}", good + new string('a', 9000),
            $"W10.{parts[1]}.{parts[2]}", $"{Base("""{"alg":"EdDSA","alg":"none"}""")}.{parts[1]}.{parts[2]}", $"{Base("{}{}")}.{parts[1]}.{parts[2]}",
        ];
        Assert.All(bad, text => Assert.Null(CompactToken.Read(text)));
    }

    [Fact]
    public void An_audience_is_one_or_among_several()
    {
        static bool IsFor(JToken? audience) => CompactToken.Read(PairOf("EdDSA").Jwt(new JObject { ["aud"] = audience }))!.IsFor("dtks.example");

        Assert.True(IsFor("dtks.example"));
        Assert.True(IsFor(new JArray("other.example", "dtks.example")));
        Assert.False(IsFor("dtks.example.org"));
        Assert.False(IsFor(new JArray("other.example", 1)));
        Assert.False(IsFor(null));
    }

    [Fact]
    public void Only_keys_that_may_be_used_are_taken()
    {
        Assert.Equal(KeyAlgorithm.EdDsa, KeyOf(PairOf("EdDSA")).Algorithm);
        var (ed, ec, rsa) = (PairOf("EdDSA").Jwk, PairOf("ES256").Jwk, PairOf("RS256").Jwk);
        string X(JObject jwk) => (string)jwk["x"]!;
        JwkDraft[] bad =
        [
            new("oct", X: "AAAA"), new("OKP", "X25519", X(ed)), new("OKP", "Ed25519", X(ed)[..^2]), new("OKP", "Ed25519", X(ed) + "="), new("OKP", "Ed25519"), new("OKP", "Ed25519", X(ed), Alg: "HS256"),
            new("OKP", "Ed25519", X(ed), Alg: "none"), new("OKP", "Ed25519", X(ed), Alg: "ES256"), new("OKP", "Ed25519", X(ed), Use: "enc"), new("OKP", "Ed25519", X(ed), Kid: "other"),
            new("OKP", "Ed25519", Base64(new byte[32])), new("OKP", "Ed25519", Base64([1, .. new byte[31]])),
            new("EC", "P-384", X(ec), (string)ec["y"]!), new("EC", "P-256", X(ec), X(ec)), new("EC", "P-256", X(ec)), new("EC", "secp256k1", X(ec), (string)ec["y"]!),
            new("RSA", N: (string)rsa["n"]!, E: (string)rsa["e"]!), new("RSA", N: (string)rsa["n"]!, E: "AQ", Alg: "RS256"), new("RSA", N: (string)rsa["n"]!, E: "Ag", Alg: "RS256"),
            new("RSA", N: (string)PartnerKeyPair.RsaKey("k1", "RS256", 1024).Jwk["n"]!, E: "AQAB", Alg: "RS256"), new("RSA", N: (string)rsa["n"]!, E: "AQAB", Alg: "HS256"), new("RSA", N: (string)rsa["n"]!, E: "AQAB", Alg: "RS512"),
        ];
        Assert.All(bad, draft => Assert.Null(JwkReader.Read("k1", draft, default)));
        Assert.Null(JwkReader.Read("a|b", new JwkDraft("OKP", "Ed25519", X(ed)), default));
    }

    [Fact]
    public void Keys_of_before_are_still_published_and_never_sign()
    {
        var before = Own().Published[0];
        var after = new OwnKeys(Options.Create(new DciOptions { SigningKey = Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(i => (byte)i)]), PreviousKeys = before.X }));

        Assert.Equal([after.Kid, before.Kid], after.Published.Select(k => k.Kid));
        Assert.NotEqual(before.Kid, after.Kid);
        Assert.NotNull(after.Find(before.Kid));
        Assert.Null(after.Find("other"));
        var old = CompactToken.Read(CompactToken.Write(Own(), "at+jwt", []))!;
        Assert.True(old.IsSignedBy(after.Find(old.Kid)!));
    }

    private static OwnKeys Own() => new(Options.Create(new DciOptions { SigningKey = Convert.ToBase64String(new byte[32]) }));

    private static PartnerKeyPair PairOf(string alg) => alg switch { "EdDSA" => PartnerKeyPair.Ed25519Key("k1"), "ES256" => PartnerKeyPair.P256Key("k1"), _ => PartnerKeyPair.RsaKey("k1", alg) };

    private static PartnerKey KeyOf(PartnerKeyPair pair)
    {
        string? Text(string member) => (string?)pair.Jwk[member];
        return JwkReader.Read(pair.Kid, new JwkDraft(Text("kty"), Text("crv"), Text("x"), Text("y"), Text("n"), Text("e"), Text("alg")), Instant.MinValue)!;
    }

    private static bool Verifies(PartnerKeyPair pair, MessageSignature signature, string header, string message) =>
        PublicKeys.Verify(KeyOf(pair), signature.Signed(Bytes(header), Bytes(message)), signature.Value, alsoDer: true);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Base(string text) => Base64(Bytes(text));

    private static string Base64(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
