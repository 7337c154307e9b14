using System.Security.Claims;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;

namespace Dtks.Pages.Sessions;

/// <summary>Who is signed in, as the claims that a session keeps: those of the token that the API takes.</summary>
public static class ReaderClaims
{
    private const string Subject = "sub";

    /// <summary>The claims.</summary>
    /// <param name="holder">What the token said.</param>
    public static ClaimsPrincipal Of(TokenHolder holder)
    {
        ArgumentNullException.ThrowIfNull(holder);
        var claims = new List<Claim> { new(Subject, holder.Subject), new("name", holder.Name), new("area", holder.Area.Value) };
        claims.AddRange(holder.Roles.Select(role => new Claim("roles", WireName.Of(role))));
        if (holder.Section is { } section)
        {
            claims.Add(new Claim("section", WireName.Of(section)));
        }

        if (holder.Giver is { } giver)
        {
            claims.Add(new Claim("giver", giver));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, SignInSchemes.Session, "name", "roles"));
    }

    /// <summary>The holder that claims tell of.</summary>
    /// <param name="principal">The claims of a session.</param>
    public static TokenHolder HolderOf(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var roles = principal.FindAll("roles").Select(c => WireName.TryParse<Role>(c.Value, out var role) ? role : (Role?)null).OfType<Role>().ToHashSet();
        return new TokenHolder(SubjectOf(principal), principal.FindFirst("name")?.Value ?? string.Empty, roles, AreaCode.Parse(principal.FindFirst("area")!.Value))
        {
            Section = WireName.TryParse<Section>(principal.FindFirst("section")?.Value, out var section) ? section : null,
            Giver = principal.FindFirst("giver")?.Value,
        };
    }

    /// <summary>Whose session it is.</summary>
    public static string SubjectOf(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.FindFirst(Subject)!.Value;
    }
}
