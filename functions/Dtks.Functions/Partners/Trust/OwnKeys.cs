using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dtks.Domain.Partners;
using Microsoft.Extensions.Options;
using NodaTime;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Dtks.Functions.Partners.Trust;

/// <summary>Our own keys (Ed25519): the one that signs, and those of before, whose public halves are still published. Each is named by its thumbprint (RFC 7638). Safe for concurrent use.</summary>
public sealed class OwnKeys
{
    private const int Bytes = 32;
    private const int SignatureBytes = 64;

    private readonly byte[] _seed;
    private readonly byte[] _public = new byte[Bytes];

    /// <summary>The keys of the settings.</summary>
    public OwnKeys(IOptions<DciOptions> options)
    {
        _seed = Convert.FromBase64String(options.Value.SigningKey);
        Ed25519.GeneratePublicKey(_seed, 0, _public, 0);
        Published = [.. new[] { _public }.Concat(options.Value.PreviousPublicKeys().OfType<byte[]>()).Select(Of).DistinctBy(k => k.Kid)];
    }

    /// <summary>The id of the key that signs.</summary>
    public string Kid => Published[0].Kid;

    /// <summary>All that are published, the one that signs first.</summary>
    public IReadOnlyList<JwkView> Published { get; }

    /// <summary>Signs.</summary>
    public byte[] Sign(byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var signature = new byte[SignatureBytes];
        Ed25519.Sign(_seed, 0, data, 0, data.Length, signature, 0);
        return signature;
    }

    /// <summary>A published key by its id; null for none.</summary>
    internal PartnerKey? Find(string? kid) => Published.FirstOrDefault(k => k.Kid == kid) is { } own
        ? new PartnerKey(own.Kid, KeyAlgorithm.EdDsa, Canonical(own.X), Instant.MinValue)
        : null;

    private static JwkView Of(byte[] key)
    {
        var x = Base64Url.EncodeToString(key);
        return new JwkView("OKP", "Ed25519", x, Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Canonical(x)))), "EdDSA", "sig");
    }

    private static string Canonical(string x) => $$"""{"crv":"Ed25519","kty":"OKP","x":"{{x}}"}""";
}

/// <summary>A public key of ours (RFC 7517).</summary>
/// <param name="Kty">Its kind: OKP.</param>
/// <param name="Crv">Its curve: Ed25519.</param>
/// <param name="X">The key, base64url.</param>
/// <param name="Kid">Its id.</param>
/// <param name="Alg">How it signs: EdDSA.</param>
/// <param name="Use">What for: sig.</param>
public sealed record JwkView(string Kty, string Crv, string X, string Kid, string Alg, string Use);

/// <summary>Our public keys (RFC 7517).</summary>
/// <param name="Keys">Them, the one that signs now first.</param>
public sealed record KeySetView(IReadOnlyList<JwkView> Keys);
