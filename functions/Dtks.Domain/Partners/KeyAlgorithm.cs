using System.Runtime.Serialization;

namespace Dtks.Domain.Partners;

/// <summary>How a key signs: told by the registered key, never by a message. The wire names are those of JWA (RFC 7518, RFC 8037); nothing symmetric is among them.</summary>
public enum KeyAlgorithm
{
    /// <summary>Ed25519 (RFC 8032).</summary>
    [EnumMember(Value = "EdDSA")]
    EdDsa,

    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    [EnumMember(Value = "ES256")]
    Es256,

    /// <summary>RSA of 2048 bits or more, PKCS #1 v1.5, with SHA-256.</summary>
    [EnumMember(Value = "RS256")]
    Rs256,

    /// <summary>RSA of 2048 bits or more, PSS, with SHA-256.</summary>
    [EnumMember(Value = "PS256")]
    Ps256,
}
