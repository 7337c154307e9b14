using Microsoft.AspNetCore.Http;

namespace Dtks.Pages.Serving;

/// <summary>Where a page is, to come back to: its path with what its address asks for.</summary>
internal static class PagePath
{
    /// <summary>The path with its query; without it where both are longer than a path may be, and <c>/</c> for what is no path of this app.</summary>
    public static string Of(HttpRequest request)
    {
        var path = request.Path.ToUriComponent();
        return LocalPath.Of(path + request.QueryString.ToUriComponent()) is var whole && whole != "/" ? whole : LocalPath.Of(path);
    }
}
