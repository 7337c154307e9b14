using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Dtks.Tests.Partners;

/// <summary>A key of a partner's system, and what it signs: written after docs/dci.md and the RFCs, beside the product's own code.</summary>
internal sealed class PartnerKeyPair
{
    private readonly Func<byte[], byte[]> _sign;

    private PartnerKeyPair(string kid, string alg, JObject jwk, Func<byte[], byte[]> sign) => (Kid, Alg, Jwk, _sign) = (kid, alg, jwk, sign);

    public string Kid { get; }

    public string Alg { get; }

    /// <summary>The public half.</summary>
    public JObject Jwk { get; }

    public static PartnerKeyPair Ed25519Key(string kid)
    {
        var (seed, key) = (RandomNumberGenerator.GetBytes(32), new byte[32]);
        Ed25519.GeneratePublicKey(seed, 0, key, 0);
        return new(kid, "EdDSA", new JObject { ["kty"] = "OKP", ["crv"] = "Ed25519", ["x"] = Text(key) }, data =>
        {
            var signature = new byte[64];
            Ed25519.Sign(seed, 0, data, 0, data.Length, signature, 0);
            return signature;
        });
    }

    public static PartnerKeyPair P256Key(string kid)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var q = key.ExportParameters(false).Q;
        return new(kid, "ES256", new JObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Text(q.X!), ["y"] = Text(q.Y!) }, data => key.SignData(data, HashAlgorithmName.SHA256));
    }

    public static PartnerKeyPair RsaKey(string kid, string alg, int bits = 2048)
    {
        var key = RSA.Create(bits);
        var parameters = key.ExportParameters(false);
        var padding = alg == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return new(
            kid, alg, new JObject { ["kty"] = "RSA", ["n"] = Text(parameters.Modulus!), ["e"] = Text(parameters.Exponent!), ["alg"] = alg }, data => key.SignData(data, HashAlgorithmName.SHA256, padding));
    }

    /// <summary>The bytes by which a public key could be taken for a symmetric one.</summary>
    public byte[] PublicBytes => Base64Url.DecodeFromChars((string?)Jwk["x"] ?? (string?)Jwk["n"]);

    /// <summary>A JWT.</summary>
    public string Jwt(JObject claims, JObject? header = null) => Jwt(claims, header ?? new JObject { ["alg"] = Alg, ["kid"] = Kid }, _sign);

    /// <summary>A JWT that something else signs.</summary>
    public static string Jwt(JObject claims, JObject header, Func<byte[], byte[]> sign)
    {
        var signed = $"{Part(header)}.{Part(claims)}";
        return $"{signed}.{Text(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>The member <c>signature</c> over header and message.</summary>
    public string Signature(string sender, string header, string message, long created, long expires, string? alg = null, string? kid = null)
    {
        alg ??= Alg == "EdDSA" ? "ed25519" : Alg;
        var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(header + message)));
        var signature = Convert.ToBase64String(_sign(Encoding.ASCII.GetBytes($"(created): {created}\n(expires): {expires}\ndigest: SHA-256={digest}")));
        return $"Signature: namespace=\"spdci\", kidId=\"{sender}|{kid ?? Kid}|{alg}\", algorithm=\"{alg}\", created=\"{created}\", expires=\"{expires}\", headers=\"(created) (expires) digest\", signature=\"{signature}\"";
    }

    private static string Part(JObject part) => Text(Encoding.UTF8.GetBytes(part.ToString(Newtonsoft.Json.Formatting.None)));

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
