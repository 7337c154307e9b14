using System.Text;
using Dtks.Functions.Partners;
using Dtks.Functions.Partners.Trust;
using Dtks.Tests.Partners;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Tests.Partners;

/// <summary>Whatever a stranger makes of a message or token is answered, and none of it is taken for the partner's.</summary>
[Trait("rule", "REG-3")]
public sealed class ForgedTests
{
    private const string Header = """{"message_id":"1"}""";
    private const string Message = """{"a":[1,2,{"b":"c"}]}""";

    private static readonly PartnerKeyPair Pair = PartnerKeyPair.Ed25519Key("k1");
    private static readonly Domain.Partners.PartnerKey Key = JwkReader.Read("k1", new JwkDraft("OKP", "Ed25519", (string?)Pair.Jwk["x"]), Instant.MinValue)!;

    [Fact]
    public void A_body_that_was_tampered_with_anywhere_is_not_the_senders()
    {
        var body = Encoding.UTF8.GetBytes($$$"""{"signature":{{{Newtonsoft.Json.JsonConvert.SerializeObject(Pair.Signature("s", Header, Message, 1, 2))}}},"header":{{{Header}}},"message":{{{Message}}}}""");
        Assert.True(IsTaken(body));

        foreach (var forged in Forged(body, PropertyRounds.Count(3000)))
        {
            if (IsTaken(forged) && MessageFrame.Read(forged) is { } frame)
            {
                // What still verifies says the same.
                Assert.Equal((Header, Message), (Encoding.UTF8.GetString(frame.Header.Span), Encoding.UTF8.GetString(frame.Message.Span)));
            }
        }
    }

    [Fact]
    public void A_token_that_was_tampered_with_anywhere_is_not_the_holders()
    {
        var claims = new JObject { ["iss"] = "bpjs.example", ["exp"] = 100 };
        var token = Pair.Jwt(claims);
        Assert.True(CompactToken.Read(token)!.IsSignedBy(Key));

        foreach (var forged in Forged(Encoding.ASCII.GetBytes(token), PropertyRounds.Count(3000)))
        {
            if (CompactToken.Read(Encoding.Latin1.GetString(forged)) is { } read && read.IsSignedBy(Key))
            {
                Assert.True(JToken.DeepEquals(claims, read.Claims));
            }
        }
    }

    private static bool IsTaken(byte[] body) =>
        MessageFrame.Read(body) is { Signature: { } text } frame && MessageSignature.Read(text) is { } signature && signature.Algorithms.All(name => SignatureNames.IsOfMessage(name, Key.Algorithm))
        && PublicKeys.Verify(Key, signature.Signed(frame.Header.Span, frame.Message.Span), signature.Value, alsoDer: true);

    private static IEnumerable<byte[]> Forged(byte[] whole, int rounds)
    {
        var random = PropertyRounds.Random(13);
        for (var i = 0; i < rounds; i++)
        {
            var (at, bytes) = (random.Next(whole.Length), whole.ToList());
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(at + 1), 1));
                    break;
                default:
                    (bytes[at], bytes[^(at + 1)]) = (bytes[^(at + 1)], bytes[at]);
                    break;
            }

            yield return [.. bytes];
        }
    }
}
