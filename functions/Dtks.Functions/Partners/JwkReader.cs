using System.Buffers.Text;
using System.Security.Cryptography;
using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using NodaTime;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Dtks.Functions.Partners;

/// <summary>Reads public keys: of the four kinds that are known, strong enough, and nothing symmetric (REG-3).</summary>
public static class JwkReader
{
    private const int Ed25519Bytes = 32;
    private const int P256Bytes = 32;
    private const int LeastRsaBytes = 256;
    private const int MostRsaBytes = 1024;
    private const int MostExponentBytes = 4;

    /// <summary>The key; null where it is none that may be used.</summary>
    /// <param name="kid">Its id.</param>
    /// <param name="draft">The JWK.</param>
    /// <param name="now">Since when it is believed.</param>
    public static PartnerKey? Read(string kid, JwkDraft draft, Instant now)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.Use is not (null or "sig") || (draft.Kid is not null && draft.Kid != kid) || !PartnerNames.IsKid(kid))
        {
            return null;
        }

        KeyAlgorithm? named = WireName.TryParse<KeyAlgorithm>(draft.Alg is "Ed25519" ? "EdDSA" : draft.Alg, out var alg) ? alg : null;
        return (draft.Kty, draft.Crv, draft.Alg is null, named) switch
        {
            ("OKP", "Ed25519", true, _) or ("OKP", "Ed25519", _, KeyAlgorithm.EdDsa) => EdDsa(draft) is { } x ? Key(KeyAlgorithm.EdDsa, $$"""{"crv":"Ed25519","kty":"OKP","x":"{{Text(x)}}"}""") : null,
            ("EC", "P-256", true, _) or ("EC", "P-256", _, KeyAlgorithm.Es256) => Ec(draft) is { } p ? Key(KeyAlgorithm.Es256, $$"""{"crv":"P-256","kty":"EC","x":"{{Text(p.X)}}","y":"{{Text(p.Y)}}"}""") : null,
            ("RSA", null, _, KeyAlgorithm.Rs256 or KeyAlgorithm.Ps256) => Rsa(draft) is { } r ? Key(named.Value, $$"""{"e":"{{Text(r.E)}}","kty":"RSA","n":"{{Text(r.N)}}"}""") : null,
            _ => null,
        };

        PartnerKey Key(KeyAlgorithm algorithm, string material) => new(kid, algorithm, material, now);
    }

    /// <summary>The bytes of a member of a JWK; null where it is no base64url.</summary>
    internal static byte[]? BytesOf(string? member)
    {
        if (member is null || member.AsSpan().ContainsAny(" \t\r\n="))
        {
            return null;
        }

        try
        {
            return Base64Url.DecodeFromChars(member);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[]? EdDsa(JwkDraft draft) => BytesOf(draft.X) is { Length: Ed25519Bytes } x && Ed25519.ValidatePublicKeyFull(x, 0) ? x : null;

    private static (byte[] X, byte[] Y)? Ec(JwkDraft draft)
    {
        if (BytesOf(draft.X) is not { Length: P256Bytes } x || BytesOf(draft.Y) is not { Length: P256Bytes } y)
        {
            return null;
        }

        try
        {
            // It holds the point to its curve.
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } });
            return (x, y);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static (byte[] N, byte[] E)? Rsa(JwkDraft draft)
    {
        var (n, e) = (BytesOf(draft.N), BytesOf(draft.E));
        var isStrong = n is { Length: >= LeastRsaBytes and <= MostRsaBytes } && n[0] >= 0x80 && (n[^1] & 1) == 1
            && e is { Length: >= 1 and <= MostExponentBytes } && e[0] != 0 && (e[^1] & 1) == 1 && !(e.Length == 1 && e[0] == 1);
        return isStrong ? (n!, e!) : null;
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
