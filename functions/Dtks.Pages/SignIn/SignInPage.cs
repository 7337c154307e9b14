using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Pages.Serving;
using Dtks.Pages.Sessions;
using Dtks.Platform.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Dtks.Pages.SignIn;

/// <summary>
/// /masuk: the way in. With an authority the reader goes there and comes back; on one's own machine a role and an area are chosen. Afterwards the reader is where they wanted to go.
/// </summary>
/// <param name="ways">How one signs in here.</param>
/// <param name="clock">The time.</param>
public sealed class SignInPage(SignInWays ways, TimeProvider clock) : IPage
{
    private const int LongestName = 100;

    /// <inheritdoc />
    public string Route => "masuk";

    /// <inheritdoc />
    public bool BeginsSession(string method) => HttpMethods.IsPost(method) && ways.IsOwnMachine;

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var then = LocalPath.Of(visit.Query("ke") ?? "/tugas");
        if (visit.Reader is not null)
        {
            return PageAnswer.GoTo(then);
        }

        if (ways.HasAuthority)
        {
            await visit.Http.ChallengeAsync(SignInSchemes.Authority, new AuthenticationProperties { RedirectUri = then });
            return new PageAnswer.Written();
        }

        return ways.IsOwnMachine ? Form(visit, new SignInModel(then), 200) : new PageAnswer.Refused(503, visit.Words["signIn.none"]);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        if (!ways.IsOwnMachine)
        {
            return PageAnswer.NotThere;
        }

        var model = new SignInModel(LocalPath.Of(form["ke"])) { Role = form["peran"], Area = form["wilayah"], Section = form["bidang"], Giver = form["pemberi"] };
        if (HolderOf(model, form["nama"]) is not { } holder)
        {
            return Form(visit, model with { IsWrong = true }, 400);
        }

        var properties = new AuthenticationProperties();
        SessionBegin.Set(properties, clock.GetUtcNow());
        await visit.Http.SignInAsync(SignInSchemes.Session, ReaderClaims.Of(holder), properties);
        return PageAnswer.GoTo(model.Then);
    }

    private static PageAnswer Form(PageVisit visit, SignInModel model, int status) => PageAnswer.Page<SignIn, SignInModel>(visit.Words["signIn.title"], model, status);

    // Held to what a token is: a role goes with its level of area, a section officer with a section, a giver with whom they act for.
    private static TokenHolder? HolderOf(SignInModel model, string name)
    {
        if (!WireName.TryParse<Role>(model.Role, out var role) || !RoleLevel.IsHeld(role) || !AreaCode.TryParse(model.Area, out var area) || !RoleLevel.Fits(role, area))
        {
            return null;
        }

        var section = WireName.TryParse<Section>(model.Section, out var named) ? named : (Section?)null;
        var giver = model.Giver is { Length: > 0 and <= LongestName } ? model.Giver : null;
        var lacks = (role == Role.SectionOfficer && section is null) || (role == Role.Giver && giver is null);
        var subject = $"{WireName.Of(role)}-{area.Value}";
        return lacks ? null : new TokenHolder(subject, name is { Length: > 0 and <= LongestName } ? name : subject, new HashSet<Role> { role }, area)
        {
            Section = role == Role.SectionOfficer ? section : null,
            Giver = role == Role.Giver ? giver : null,
        };
    }
}

/// <summary>The form by which a role and an area are chosen on one's own machine.</summary>
/// <param name="Then">Where the reader goes afterwards.</param>
public sealed record SignInModel(string Then)
{
    /// <summary>The role that was chosen.</summary>
    public string Role { get; init; } = string.Empty;

    /// <summary>The area's code as it was typed.</summary>
    public string Area { get; init; } = string.Empty;

    /// <summary>The section that was chosen.</summary>
    public string Section { get; init; } = string.Empty;

    /// <summary>Whom a giver acts for.</summary>
    public string Giver { get; init; } = string.Empty;

    /// <summary>Whether what was chosen does not go together.</summary>
    public bool IsWrong { get; init; }
}
