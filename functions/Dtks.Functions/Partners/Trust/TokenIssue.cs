using Dtks.Domain.Partners;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Partners.Trust;

/// <summary>Gives partners' systems their access tokens: JWTs of an hour that our key signs, bound to the secret or key that they were given for.</summary>
public sealed class TokenIssue(OwnKeys keys, PartnerRepository partners, PartnerSecrets secrets, BearerCheck bearer, IPartnerTraffic traffic, IOptions<DciOptions> options, TimeProvider clock)
{
    /// <summary>The token endpoint's path.</summary>
    public const string Path = "api/dci/v1/oauth2/token";

    private const string Action = "token";
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>A token for a request; or why there is none: one of the errors of RFC 6749, section 5.2.</summary>
    /// <exception cref="PartnerRefusedException">503 while a partner's keys are not to be had.</exception>
    internal async Task<(TokenView? Token, string? Error)> ForAsync(TokenRequest request, CancellationToken cancellation)
    {
        if (request.GrantType != "client_credentials")
        {
            return (null, request.GrantType is null ? "invalid_request" : "unsupported_grant_type");
        }

        if (await CredentialAsync(request, cancellation) is not var (partner, credential))
        {
            return (null, "invalid_client");
        }

        if (partner.Suspended is not null)
        {
            traffic.Note(partner.Id, Action, "unauthorized_client", isFailure: true);
            return (null, "unauthorized_client");
        }

        traffic.Note(partner.Id, Action, "issued");
        return (Issue(partner.Id, credential), null);
    }

    /// <summary>A token for what was shown.</summary>
    private TokenView Issue(string partner, string credential)
    {
        var now = clock.GetUtcNow();
        return new TokenView(
            CompactToken.Write(keys, BearerCheck.AccessToken, new JObject
            {
                ["iss"] = options.Value.Id,
                ["aud"] = options.Value.Id,
                ["sub"] = partner,
                ["client_id"] = partner,
                ["iat"] = now.ToUnixTimeSeconds(),
                ["exp"] = (now + Life).ToUnixTimeSeconds(),
                ["jti"] = Guid.NewGuid().ToString("N"),
                [BearerCheck.CredentialClaim] = credential,
            }),
            "Bearer",
            (int)Life.TotalSeconds);
    }

    private async Task<(Partner Partner, string Credential)?> CredentialAsync(TokenRequest request, CancellationToken cancellation)
    {
        if (request.Assertion is { } assertion)
        {
            var audiences = string.IsNullOrEmpty(options.Value.Url) ? [options.Value.Id] : new[] { options.Value.Id, $"{options.Value.Url.TrimEnd('/')}/{Path}" };
            return CompactToken.Read(assertion) is { } token && (request.ClientId is null || request.ClientId == token["sub"]) && await bearer.AssertedAsync(token, audiences, cancellation) is var (asserted, key)
                ? (asserted, BearerCheck.OfKey + key.Kid)
                : null;
        }

        var partner = request is { ClientId: { } id, ClientSecret: not null } ? (await partners.FindAsync(id, cancellation))?.State : null;
        return partner is not null && secrets.Find(partner, request.ClientSecret!, Instant.FromDateTimeOffset(clock.GetUtcNow())) is { } secret ? (partner, BearerCheck.OfSecret + secret.Id) : null;
    }
}

/// <summary>An access token (RFC 6749, section 5.1).</summary>
/// <param name="AccessToken">The token.</param>
/// <param name="TokenType">Bearer.</param>
/// <param name="ExpiresIn">For how many seconds it is good.</param>
public sealed record TokenView(
    [property: JsonProperty("access_token")] string AccessToken, [property: JsonProperty("token_type")] string TokenType, [property: JsonProperty("expires_in")] int ExpiresIn);

/// <summary>Why there is no token (RFC 6749, section 5.2).</summary>
/// <param name="Error">invalid_request, invalid_client, unauthorized_client or unsupported_grant_type.</param>
/// <param name="ErrorDescription">The same in words.</param>
public sealed record TokenRefusal([property: JsonProperty("error")] string Error, [property: JsonProperty("error_description")] string ErrorDescription);
