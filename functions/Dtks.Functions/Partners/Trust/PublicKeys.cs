using System.Security.Cryptography;
using Dtks.Domain.Partners;
using Newtonsoft.Json.Linq;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Dtks.Functions.Partners.Trust;

/// <summary>Verifies signatures by a partner's key, by the one algorithm that the registered key says. Safe for concurrent use.</summary>
internal static class PublicKeys
{
    private const int Ed25519Signature = 64;
    private const int P256Signature = 64;

    /// <summary>Whether a signature is that of the key over the data.</summary>
    /// <param name="key">The key.</param>
    /// <param name="data">The data.</param>
    /// <param name="signature">The signature; of ES256 as two numbers of 32 bytes, or as DER where <paramref name="alsoDer"/>.</param>
    /// <param name="alsoDer">Whether ES256 may be written as DER too, as outside of JOSE.</param>
    public static bool Verify(PartnerKey key, byte[] data, byte[] signature, bool alsoDer)
    {
        var material = JObject.Parse(key.Material);
        try
        {
            return key.Algorithm switch
            {
                KeyAlgorithm.EdDsa => signature.Length == Ed25519Signature && Ed25519.Verify(signature, 0, Bytes(material, "x"), 0, data, 0, data.Length),
                KeyAlgorithm.Es256 => Es256(material, data, signature, alsoDer),
                KeyAlgorithm.Rs256 => Rsa(material, data, signature, RSASignaturePadding.Pkcs1),
                KeyAlgorithm.Ps256 => Rsa(material, data, signature, RSASignaturePadding.Pss),
                _ => false,
            };
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool Es256(JObject material, byte[] data, byte[] signature, bool alsoDer)
    {
        if (signature.Length != P256Signature && !alsoDer)
        {
            return false;
        }

        var form = signature.Length == P256Signature ? DSASignatureFormat.IeeeP1363FixedFieldConcatenation : DSASignatureFormat.Rfc3279DerSequence;
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = Bytes(material, "x"), Y = Bytes(material, "y") } });
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256, form);
    }

    private static bool Rsa(JObject material, byte[] data, byte[] signature, RSASignaturePadding padding)
    {
        using var key = RSA.Create(new RSAParameters { Modulus = Bytes(material, "n"), Exponent = Bytes(material, "e") });
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256, padding);
    }

    private static byte[] Bytes(JObject material, string member) => JwkReader.BytesOf((string?)material[member]) ?? throw new CryptographicException("The key has not this member.");
}
