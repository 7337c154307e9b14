using Dtks.Domain.Partners;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Dtks.Functions.Partners.Trust;

/// <summary>Tells whose system holds a bearer token: one of ours (the token endpoint's), or a JWT that the partner's own key signed, good once (RFC 7519, RFC 7523).</summary>
public sealed class BearerCheck(OwnKeys keys, PartnerRepository partners, KeySets keySets, SeenOnce seen, IOptions<DciOptions> options, TimeProvider clock)
{
    /// <summary>The type of our access tokens (RFC 9068).</summary>
    internal const string AccessToken = "at+jwt";

    /// <summary>What a token of ours says of what it was given for.</summary>
    internal const string CredentialClaim = "cred";

    /// <summary>A credential that is a secret; its id follows.</summary>
    internal const string OfSecret = "secret:";

    /// <summary>A credential that is a key; its id follows.</summary>
    internal const string OfKey = "key:";

    private const string Scheme = "Bearer ";
    private const int MaxId = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>The partner whose system holds the token, suspended or not.</summary>
    /// <exception cref="PartnerRefusedException">401 without a valid token; 503 while a partner's keys are not to be had.</exception>
    public async Task<Partner> PartnerOfAsync(string? authorization, CancellationToken cancellation)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw new PartnerRefusedException(Refusals.TokenMissing);
        }

        var partner = CompactToken.Read(authorization[Scheme.Length..].Trim()) is not { } token ? null
            : keys.Find(token.Kid) is { } own ? await OfOursAsync(token, own, cancellation)
            : (await AssertedAsync(token, [options.Value.Id], cancellation))?.Partner;
        return partner ?? throw new PartnerRefusedException(Refusals.TokenInvalid);
    }

    /// <summary>The partner that asserts to be the caller by a JWT of its own, and the key that it signed with; null where it is not.</summary>
    /// <exception cref="PartnerRefusedException">503 while its keys are not to be had.</exception>
    internal async Task<(Partner Partner, PartnerKey Key)?> AssertedAsync(CompactToken token, IReadOnlyCollection<string> audiences, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (token["iss"] is not { } id || token["sub"] != id || !audiences.Any(token.IsFor) || token["jti"] is not { Length: > 0 and <= MaxId } once || !IsInTime(token, now))
        {
            return null;
        }

        return (await partners.FindAsync(id, cancellation))?.State is { } partner && await keySets.FindAsync(partner, token.Kid, cancellation) is { } key && token.IsSignedBy(key)
            && await seen.IsFirstAsync(id, "token", once, token.Instant("exp")!.Value - now, cancellation)
                ? (partner, key)
                : null;
    }

    private async Task<Partner?> OfOursAsync(CompactToken token, PartnerKey own, CancellationToken cancellation)
    {
        var isOurs = token.IsSignedBy(own) && token.Type == AccessToken && token["iss"] == options.Value.Id && token.IsFor(options.Value.Id) && token.Instant("exp") > clock.GetUtcNow();
        return isOurs && token["sub"] is { } id && (await partners.FindAsync(id, cancellation))?.State is { } partner && Holds(partner, token[CredentialClaim]) ? partner : null;
    }

    // What was revoked takes with it the tokens that it was given for.
    private bool Holds(Partner partner, string? credential) => credential switch
    {
        not null when credential.StartsWith(OfSecret, StringComparison.Ordinal) =>
            partner.Secrets.Any(s => s.Id == credential[OfSecret.Length..] && s.IsTaken(Instant.FromDateTimeOffset(clock.GetUtcNow()))),
        not null when credential.StartsWith(OfKey, StringComparison.Ordinal) => !partner.RevokedKeys.Contains(credential[OfKey.Length..]),
        _ => false,
    };

    private bool IsInTime(CompactToken token, DateTimeOffset now)
    {
        var ahead = now.AddSeconds(options.Value.AheadSeconds);
        return token.Instant("exp") is { } end && now < end && end <= ahead + Longest
            && (token.Claims["nbf"] is null || token.Instant("nbf") <= ahead) && (token.Claims["iat"] is null || token.Instant("iat") <= ahead);
    }
}
