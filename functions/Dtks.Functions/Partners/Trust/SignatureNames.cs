using Dtks.Domain.Partners;

namespace Dtks.Functions.Partners.Trust;

/// <summary>How algorithms are called in tokens and in messages. A name that does not go with the registered key is refused, and it never chooses how is verified.</summary>
internal static class SignatureNames
{
    /// <summary>What our own messages call it.</summary>
    public const string Own = "ed25519";

    /// <summary>Whether JOSE calls an algorithm so.</summary>
    public static bool IsJose(string name, KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.EdDsa => name is "EdDSA" or "Ed25519",
        KeyAlgorithm.Es256 => name is "ES256",
        KeyAlgorithm.Rs256 => name is "RS256",
        KeyAlgorithm.Ps256 => name is "PS256",
        _ => false,
    };

    /// <summary>Whether a message's signature may call an algorithm so: as JOSE does, as HTTP signatures do, or <c>hs2019</c>, which leaves it to the key.</summary>
    public static bool IsOfMessage(string name, KeyAlgorithm algorithm) => name == "hs2019" || IsJose(name, algorithm) || algorithm switch
    {
        KeyAlgorithm.EdDsa => name is Own,
        KeyAlgorithm.Es256 => name is "ecdsa-p256-sha256" or "ecdsa-sha256",
        KeyAlgorithm.Rs256 => name is "rsa-sha256" or "rsa-v1_5-sha256",
        KeyAlgorithm.Ps256 => name is "rsa-pss-sha256",
        _ => false,
    };
}
