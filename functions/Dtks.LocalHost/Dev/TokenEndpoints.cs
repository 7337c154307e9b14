using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.LocalHost.Clock;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Dev;

/// <summary><c>/dev/tokens</c>: a bearer token for any role and area, signed with this data directory's key (HS256).</summary>
internal sealed class TokenEndpoints(MovableClock clock, IConfiguration configuration)
{
    private const int YearsValid = 10; // The clock may be advanced by years in between.
    private const int LongestText = 100;

    /// <summary>Maps the path.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapDev("POST", "/dev/tokens", IssueAsync);

    private async Task<JToken?> IssueAsync(HttpContext http)
    {
        var body = await DevBody.ReadObjectAsync(http, "role", "area", "subject", "name");
        var role = DevBody.Text(body, "role");
        if (!WireName.TryParse<Role>(role, out var known) || known == Role.System)
        {
            var roles = string.Join(", ", WireName.AllOf<Role>().Except([WireName.Of(Role.System)]));
            throw DevProblemException.Bad("token.role", "/role", $"Peran harus salah satu dari: {roles}.", $"The role must be one of: {roles}.");
        }

        var area = DevBody.Text(body, "area");
        if (!AreaCode.TryParse(area, out _))
        {
            throw DevProblemException.Bad(
                "token.area", "/area", "Wilayah harus ID atau kode 2, 4, 6 atau 10 angka.", "The area must be ID or a code of 2, 4, 6 or 10 digits.");
        }

        var subject = ShortText(body, "subject") ?? $"{role}-{area}";
        return new JObject { ["token"] = Sign(role!, area!, subject, ShortText(body, "name") ?? subject) };
    }

    private static string? ShortText(JObject body, string member)
    {
        var text = DevBody.Text(body, member);
        if (text is null || (text.Trim().Length > 0 && text.Length <= LongestText))
            return text;
        throw DevProblemException.Bad($"token.{member}", $"/{member}", "Anggota ini harus 1 sampai 100 huruf.", "This member must have 1 to 100 characters.");
    }

    private string Sign(string role, string area, string subject, string name)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var key = new SymmetricSecurityKey(Convert.FromBase64String(configuration["Identity:SigningKey"]!));
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = configuration["Identity:Issuer"],
            Audience = configuration["Identity:Audience"],
            IssuedAt = now,
            Expires = now.AddYears(YearsValid),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
            Claims = new Dictionary<string, object> { ["sub"] = subject, ["name"] = name, ["roles"] = new[] { role }, ["area"] = area },
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }
}
