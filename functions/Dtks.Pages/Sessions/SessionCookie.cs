using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Dtks.Pages.Sessions;

/// <summary>The cookie by which a browser names its session.</summary>
/// <param name="options">How it is read.</param>
/// <param name="store">The sessions.</param>
public sealed class SessionCookie(IOptionsMonitor<CookieAuthenticationOptions> options, SessionStore store)
{
    // Source: CookieAuthenticationHandler of ASP.NET Core, SessionIdClaim.
    private const string SessionId = "Microsoft.AspNetCore.Authentication.Cookies-SessionId";

    /// <summary>Ends the session that a browser names, before another begins: of itself the library would go on under the same name, for whoever signs in.</summary>
    /// <param name="http">The exchange; its request names none any more.</param>
    public async Task EndAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var cookies = options.Get(SignInSchemes.Session);
        if (cookies.CookieManager.GetRequestCookie(http, cookies.Cookie.Name!) is not { } named)
        {
            return;
        }

        if (cookies.TicketDataFormat.Unprotect(named)?.Principal.FindFirst(SessionId)?.Value is { } key)
        {
            await store.RemoveAsync(key);
        }

        var others = http.Request.Cookies.Where(c => !c.Key.StartsWith(cookies.Cookie.Name!, StringComparison.Ordinal)).Select(c => $"{c.Key}={Uri.EscapeDataString(c.Value)}");
        http.Request.Headers.Cookie = string.Join("; ", others);
    }
}
