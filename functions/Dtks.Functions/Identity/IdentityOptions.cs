namespace Dtks.Functions.Identity;

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

    /// <summary>What is wrong with these settings, or null.</summary>
    public string? Fault()
    {
        if (Issuer.Length == 0 || Audience.Length == 0)
        {
            return "Identity:Issuer and Identity:Audience must be set.";
        }

        if (string.IsNullOrEmpty(Authority) == string.IsNullOrEmpty(SigningKey))
        {
            return "Exactly one of Identity:Authority and Identity:SigningKey must be set.";
        }

        return SigningKey is { Length: > 0 } key && Convert.FromBase64String(key).Length < 32 ? "Identity:SigningKey must hold at least 32 bytes." : null;
    }
}
