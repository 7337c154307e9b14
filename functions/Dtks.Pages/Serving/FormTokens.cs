using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Dtks.Pages.Serving;

/// <summary>By what a form is known to come from a page of this app that its reader was shown, and not from another site.</summary>
/// <param name="antiforgery">ASP.NET Core's own.</param>
public sealed class FormTokens(IAntiforgery antiforgery)
{
    /// <summary>The token for the forms of a page; with it goes a cookie.</summary>
    public string TokenOf(HttpContext http) => antiforgery.GetAndStoreTokens(http).RequestToken!;

    /// <summary>Whether a form carries one of this reader's.</summary>
    public Task<bool> IsOursAsync(HttpContext http) => antiforgery.IsRequestValidAsync(http);
}
