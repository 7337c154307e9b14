using Dtks.Pages.Serving;
using Dtks.Pages.Sessions;
using Microsoft.AspNetCore.Authentication;

namespace Dtks.Pages.SignIn;

/// <summary>/keluar: ends the reader's session, here or wherever they are signed in.</summary>
/// <param name="sessions">The sessions.</param>
public sealed class SignOutPage(SessionStore sessions) : IPage
{
    /// <inheritdoc />
    public string Route => "keluar";

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return Task.FromResult(visit.Reader is null ? PageAnswer.GoTo("/") : PageAnswer.Page<SignOut, SignOutModel>(visit.Words["signOut.title"], new SignOutModel()));
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        if (visit.Reader is { } reader)
        {
            if (form["semua"] == "ya")
            {
                await sessions.EndAllAsync(reader.Subject, cancellation);
            }

            await visit.Http.SignOutAsync(SignInSchemes.Session);
        }

        visit.Http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return PageAnswer.GoTo("/");
    }
}

/// <summary>The page has nothing but its two buttons.</summary>
public sealed record SignOutModel;
