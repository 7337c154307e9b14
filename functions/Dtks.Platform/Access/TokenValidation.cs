using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Dtks.Platform.Access;

/// <summary>Turns a request's bearer token into a <see cref="TokenHolder"/>.</summary>
public sealed class TokenValidation
{
    private static readonly Problem Missing = new(401, "token.missing");
    private static readonly Problem Bad = new(401, "token.invalid");

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly TokenValidationParameters _parameters;
    private readonly PublishedKeys? _published;

    /// <summary>Validates against the options' issuer, audience and keys, by the clock given.</summary>
    public TokenValidation(IOptions<IdentityOptions> options, PublishedKeys published, TimeProvider clock)
    {
        var settings = options.Value;
        _parameters = new TokenValidationParameters
        {
            ValidIssuer = settings.Issuer,
            ValidAudience = settings.Audience,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = (notBefore, expires, _, _) => InForce(notBefore, expires, clock.GetUtcNow().UtcDateTime),
        };
        if (settings.SigningKey is { Length: > 0 } key)
        {
            _parameters.IssuerSigningKey = new SymmetricSecurityKey(Convert.FromBase64String(key));
            _parameters.ValidAlgorithms = [SecurityAlgorithms.HmacSha256];
        }
        else
        {
            _published = published;
            _parameters.ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256];
        }
    }

    /// <summary>Who holds a request's token.</summary>
    /// <exception cref="ProblemException">401 without a valid token; 503 while the identity provider's keys are not to be had.</exception>
    public async Task<TokenHolder> AuthenticateAsync(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProblemException(Missing);
        }

        return await HolderAsync(header["Bearer ".Length..].Trim());
    }

    /// <summary>Who holds a token.</summary>
    /// <param name="text">The token as it is written.</param>
    /// <exception cref="ProblemException">401 for one that is not valid; 503 while the identity provider's keys are not to be had.</exception>
    public async Task<TokenHolder> HolderAsync(string text)
    {
        var result = _published is null ? await _handler.ValidateTokenAsync(text, _parameters) : await ValidateAsync(text, _published);
        return result.IsValid && result.SecurityToken is JsonWebToken token && HolderOf(token) is { } holder
            ? holder
            : throw new ProblemException(Bad);
    }

    private async Task<TokenValidationResult> ValidateAsync(string text, PublishedKeys published)
    {
        var known = await published.CurrentAsync();
        var result = await _handler.ValidateTokenAsync(text, With(known));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // It may sign with a new key since it was last asked.
            var renewed = await published.RenewedAsync(known);
            result = renewed == known ? result : await _handler.ValidateTokenAsync(text, With(renewed));
            known = renewed;
        }

        return result.Exception is SecurityTokenInvalidIssuerException other && other.InvalidIssuer == known.Issuer ? throw published.AnotherIssuer(known) : result;
    }

    private TokenValidationParameters With(OpenIdConnectConfiguration published)
    {
        var parameters = _parameters.Clone();
        parameters.IssuerSigningKeys = published.SigningKeys;
        return parameters;
    }

    private static bool InForce(DateTime? notBefore, DateTime? expires, DateTime now) =>
        expires is { } end && now < end && (notBefore is not { } start || now.AddMinutes(5) >= start);

    private static TokenHolder? HolderOf(JsonWebToken token)
    {
        var names = token.Claims.Where(c => c.Type == "roles").Select(c => c.Value).ToList();

        // The system's own role and name are nobody's to claim.
        return !names.Exists(name => WireName.TryParse<Role>(name, out var role) && !RoleLevel.IsHeld(role))
            && TokenHolder.IsSubject(token.Subject)
            && AreaCode.TryParse(Text(token, "area"), out var area)
                ? new TokenHolder(token.Subject, Text(token, "name") ?? string.Empty, names.Select(RoleOf).OfType<Role>().ToHashSet(), area)
                {
                    Section = WireName.TryParse<Section>(Text(token, "section"), out var section) ? section : null,
                    Giver = Text(token, "giver") is { } giver && giver.Trim().Length is > 0 and <= TokenHolder.MaxLength ? giver.Trim() : null,
                }
                : null;
    }

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var text) ? text : null;

    private static Role? RoleOf(string name) => WireName.TryParse<Role>(name, out var role) ? role : null;
}
