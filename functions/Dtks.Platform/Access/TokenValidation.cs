using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Health;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
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

    /// <summary>Validates against the options' issuer, audience and keys, by the clock given.</summary>
    public TokenValidation(IOptions<IdentityOptions> options, TimeProvider clock)
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
            _parameters.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                $"{settings.Authority!.TrimEnd('/')}/.well-known/openid-configuration",
                new OpenIdConnectConfigurationRetriever());
            _parameters.ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256];
        }
    }

    /// <summary>Who holds a request's token.</summary>
    /// <exception cref="ProblemException">401 without a valid token.</exception>
    public async Task<TokenHolder> AuthenticateAsync(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProblemException(Missing);
        }

        var result = await _handler.ValidateTokenAsync(header["Bearer ".Length..].Trim(), _parameters);
        return result.IsValid && result.SecurityToken is JsonWebToken token && HolderOf(token) is { } holder
            ? holder
            : throw new ProblemException(Bad);
    }

    private static bool InForce(DateTime? notBefore, DateTime? expires, DateTime now) =>
        expires is { } end && now < end && (notBefore is not { } start || now >= start.AddMinutes(-5));

    private static TokenHolder? HolderOf(JsonWebToken token)
    {
        var roles = token.Claims.Where(c => c.Type == "roles").Select(c => c.Value).Select(RoleOf).OfType<Role>().ToHashSet();
        var name = token.TryGetPayloadValue<string>("name", out var n) ? n : null;
        return token.Subject is { Length: > 0 } subject
            && token.TryGetPayloadValue<string>("area", out var a)
            && AreaCode.TryParse(a, out var area)
                ? new TokenHolder(subject, name ?? string.Empty, roles, area)
                : null;
    }

    // The system's own role is nobody's to claim.
    private static Role? RoleOf(string name) => WireName.TryParse<Role>(name, out var role) && role != Role.System ? role : null;
}
