using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.LocalHost.Clock;
using Dtks.Platform.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Dev;

/// <summary><c>/dev/tokens</c>: a bearer token for any role and an area that it goes with, signed with this data directory's key (HS256).</summary>
internal sealed class TokenEndpoints(MovableClock clock, IConfiguration configuration)
{
    private const int YearsValid = 10; // The clock may be advanced by years in between.
    private const int LongestText = 100;

    private static readonly Dictionary<AreaLevel, int> Digits = new()
    {
        [AreaLevel.Province] = 2,
        [AreaLevel.Regency] = 4,
        [AreaLevel.District] = 6,
        [AreaLevel.Village] = 10,
    };

    /// <summary>Maps the path.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapDev("POST", "/dev/tokens", IssueAsync);

    /// <summary>A token of an officer of the Ministry, for what the host itself asks of the API.</summary>
    public string OfMinistry() => Sign(new Dictionary<string, object>
    {
        ["sub"] = $"{WireName.Of(Role.MinistryOfficer)}-dev",
        ["name"] = "dev",
        ["roles"] = new[] { WireName.Of(Role.MinistryOfficer) },
        ["area"] = AreaCode.Nation.Value,
    });

    private async Task<JToken?> IssueAsync(HttpContext http)
    {
        var body = await DevBody.ReadObjectAsync(http, "role", "area", "subject", "name", "section", "giver");
        var role = RoleOf(body);
        var area = AreaOf(body, role);
        var subject = ShortText(body, "subject") ?? $"{WireName.Of(role)}-{area.Value}";
        if (!TokenHolder.IsSubject(subject))
        {
            throw DevProblemException.Bad(
                "token.subject", "/subject", "Subjek ini tidak boleh dipakai siapa pun. Pilih yang lain.", "This subject is nobody's to have. Choose another.");
        }

        var claims = new Dictionary<string, object>
        {
            ["sub"] = subject,
            ["name"] = ShortText(body, "name") ?? subject,
            ["roles"] = new[] { WireName.Of(role) },
            ["area"] = area.Value,
        };
        AddOwn(claims, body, role, Role.SectionOfficer, "section");
        AddOwn(claims, body, role, Role.Giver, "giver");
        return new JObject { ["token"] = Sign(claims) };
    }

    private static Role RoleOf(JObject body)
    {
        if (WireName.TryParse<Role>(DevBody.Text(body, "role"), out var role) && RoleLevel.IsHeld(role))
            return role;
        var roles = string.Join(", ", Enum.GetValues<Role>().Where(RoleLevel.IsHeld).Select(WireName.Of));
        throw DevProblemException.Bad("token.role", "/role", $"Peran harus salah satu dari: {roles}.", $"The role must be one of: {roles}.");
    }

    private static AreaCode AreaOf(JObject body, Role role)
    {
        if (!AreaCode.TryParse(DevBody.Text(body, "area"), out var area))
        {
            throw DevProblemException.Bad(
                "token.area", "/area", "Wilayah harus ID atau kode 2, 4, 6 atau 10 angka.", "The area must be ID or a code of 2, 4, 6 or 10 digits.");
        }

        if (RoleLevel.Fits(role, area))
            return area;
        var level = RoleLevel.Of(role)!.Value;
        var (indonesian, english) = level == AreaLevel.Nation ? ("ID", "ID") : ($"{Digits[level]} angka", $"{Digits[level]} digits");
        throw DevProblemException.Bad(
            "token.level",
            "/area",
            $"Peran {WireName.Of(role)} tidak ada pada wilayah {area.Value}. Berikan kode wilayah: {indonesian}.",
            $"There is no {WireName.Of(role)} of the area {area.Value}. Give an area code of {english}.");
    }

    // A claim that goes with one role, and with no other.
    private static void AddOwn(Dictionary<string, object> claims, JObject body, Role role, Role owner, string claim)
    {
        var text = ShortText(body, claim);
        var isKnown = owner != Role.SectionOfficer || WireName.TryParse<Section>(text, out _);
        if (role == owner ? text is null || !isKnown : text is not null)
        {
            var allowed = owner == Role.SectionOfficer ? string.Join(", ", WireName.AllOf<Section>()) : "1-100";
            throw DevProblemException.Bad(
                $"token.{claim}",
                $"/{claim}",
                $"Anggota ini wajib bagi peran {WireName.Of(owner)} ({allowed}), dan tidak berlaku bagi peran lain.",
                $"This member is required for the role {WireName.Of(owner)} ({allowed}), and goes with no other.");
        }

        if (text is not null)
            claims[claim] = text;
    }

    private static string? ShortText(JObject body, string member)
    {
        var text = DevBody.Text(body, member);
        if (text is null || (text.Trim().Length > 0 && text.Length <= LongestText))
            return text;
        throw DevProblemException.Bad($"token.{member}", $"/{member}", "Anggota ini harus 1 sampai 100 huruf.", "This member must have 1 to 100 characters.");
    }

    private string Sign(Dictionary<string, object> claims)
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
            Claims = claims,
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }
}
