
using Dtks.Platform.Settings;

namespace Dtks.Platform.Access;

/// <summary>Whose tokens are believed. Section <c>Identity</c>.</summary>
public sealed class IdentityOptions
{
    /// <summary>The <c>iss</c> a token must carry.</summary>
    public string Issuer { get; set; } = string.Empty;

    /// <summary>The <c>aud</c> a token must carry.</summary>
    public string Audience { get; set; } = string.Empty;

    /// <summary>The OpenID Connect authority whose published keys sign tokens. Set this or <see cref="SigningKey"/>.</summary>
    public string? Authority { get; set; }

    /// <summary>A symmetric key (base64, 32 bytes or more) that signs tokens, for one machine only.</summary>
    public string? SigningKey { get; set; }

    /// <summary>What is wrong with these settings, one line each; none when they are right.</summary>
    public IEnumerable<string> Faults() => new[]
    {
        SettingFault.Missing("Identity:Issuer", Issuer, "set it to the 'iss' that tokens carry, such as https://issuer.example"),
        SettingFault.Missing("Identity:Audience", Audience, "set it to the 'aud' that tokens carry, such as dtks"),
        SignerFault(),
    }.OfType<string>();

    private string? SignerFault()
    {
        const string authority = "Identity:Authority";
        const string signingKey = "Identity:SigningKey";
        if (string.IsNullOrEmpty(SigningKey))
        {
            // The published keys are fetched over HTTPS or not at all.
            return SettingFault.Url(authority, Authority, "https://issuer.example", onlyHttps: true);
        }

        return string.IsNullOrEmpty(Authority)
            ? SettingFault.OptionalKey(signingKey, SigningKey, 32, "set it to 32 or more random bytes in base64 (openssl rand -base64 32)")
            : SettingFault.Of(authority, $"and {SettingFault.Name(signingKey)} are both set", $"keep one: {authority} for tokens of an issuer, {signingKey} on one machine only");
    }
}
