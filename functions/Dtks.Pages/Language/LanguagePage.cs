using Dtks.Pages.Serving;
using Microsoft.AspNetCore.Http;

namespace Dtks.Pages.Language;

/// <summary>/bahasa: the language that a reader chooses, kept by their browser for a year.</summary>
public sealed class LanguagePage : IPage
{
    /// <inheritdoc />
    public string Route => "bahasa";

    /// <inheritdoc />
    public bool IsHarmless => true;

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation) => Task.FromResult(PageAnswer.GoTo("/"));

    /// <inheritdoc />
    public Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        visit.Http.Response.Cookies.Append(
            PageService.LanguageCookie,
            form["ke"] == "en" ? "en" : "id",
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = visit.Http.Request.IsHttps, Path = "/", IsEssential = true });
        return Task.FromResult(PageAnswer.GoTo(LocalPath.Of(form["dari"])));
    }
}
