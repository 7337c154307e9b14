using Dtks.Domain.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Dtks.Flows.Tests.Access;

/// <summary>Tokens that an issuer could sign though nobody should: any role with any area.</summary>
internal sealed class MatrixTokens(FlowHost host)
{
    private readonly IConfiguration _settings = host.Services.GetRequiredService<IConfiguration>();
    private readonly TimeProvider _clock = host.Services.GetRequiredService<TimeProvider>();

    /// <summary>Every role that a caller can have.</summary>
    public static IReadOnlyList<string> Roles { get; } = [.. Enum.GetValues<Role>().Where(RoleLevel.IsHeld).Select(WireName.Of)];

    /// <summary>Signs one, with the claims that go with some roles.</summary>
    public string Sign(string role, string? area, string? subject = null, bool isForged = false)
    {
        var claims = new Dictionary<string, object> { ["sub"] = subject ?? $"{role}-{area}", ["roles"] = new[] { role }, ["section"] = "data", ["giver"] = "CONTOH PEMBERI" };
        if (area is not null)
            claims["area"] = area;
        var key = isForged ? new byte[32] : Convert.FromBase64String(_settings["Identity:SigningKey"]!);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = _settings["Identity:Issuer"],
            Audience = _settings["Identity:Audience"],
            Expires = _clock.GetUtcNow().UtcDateTime.AddHours(1),
            Claims = claims,
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256),
        });
    }
}
