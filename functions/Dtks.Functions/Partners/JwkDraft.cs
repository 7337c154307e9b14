using Dtks.Platform.Http;

namespace Dtks.Functions.Partners;

/// <summary>A public key as a JWK (RFC 7517); nothing checked; members that are not named here are passed over, save those of a private key, which are refused. Ed25519 (OKP: crv, x), P-256 (EC: crv, x, y), or RSA of 2048 to 8192 bits (n, e, with alg RS256 or PS256).</summary>
/// <param name="Kty">OKP, EC or RSA.</param>
/// <param name="Crv">Ed25519 or P-256; absent for RSA.</param>
/// <param name="X">The key, or its first coordinate.</param>
/// <param name="Y">The second coordinate, for EC.</param>
/// <param name="N">The modulus, for RSA.</param>
/// <param name="E">The exponent, for RSA.</param>
/// <param name="Alg">How it signs: EdDSA, ES256, RS256 or PS256; needed for RSA.</param>
/// <param name="Use">sig, or absent.</param>
/// <param name="Kid">Its id, as the path names it, or absent.</param>
[OpenMembers]
public sealed record JwkDraft(string? Kty, string? Crv = null, string? X = null, string? Y = null, string? N = null, string? E = null, string? Alg = null, string? Use = null, string? Kid = null);
