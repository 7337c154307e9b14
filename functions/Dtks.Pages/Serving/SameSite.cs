using Microsoft.AspNetCore.Http;

namespace Dtks.Pages.Serving;

/// <summary>Whether a form was sent from a page of this app, as the browser tells it.</summary>
internal static class SameSite
{
    /// <summary>False where the browser says that another site sent it; one that says nothing is held to the form's token alone.</summary>
    public static bool Sent(HttpRequest request)
    {
        var (site, origin) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        return site is "" or "same-origin" && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value));
    }
}
