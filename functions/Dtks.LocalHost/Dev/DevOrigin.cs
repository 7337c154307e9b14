using Dtks.LocalHost.Http;
using Microsoft.AspNetCore.Http;

namespace Dtks.LocalHost.Dev;

/// <summary>
/// Refuses what a page of another site, open in a browser on this machine, could send to a <c>/dev</c> path that changes something: a browser tells
/// whose page it is, and sends no JSON for a foreign one without asking first. A name that leads such a page here is refused by the host filter.
/// </summary>
internal static class DevOrigin
{
    /// <summary>Checks a request.</summary>
    /// <exception cref="DevProblemException">403 from a page of another origin; 415 with a body that is not JSON.</exception>
    public static void Check(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return;
        if (IsForeign(request))
            throw new DevProblemException(Foreign);
        var hasBody = request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0;
        if (!request.HasJsonContentType() && (hasBody || !string.IsNullOrEmpty(request.ContentType)))
            throw new DevProblemException(NotJson);
    }

    private static bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return (origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            || (site.Length > 0 && site is not ("same-origin" or "none"));
    }

    private static readonly HostProblem Foreign = new(
        StatusCodes.Status403Forbidden,
        "origin.foreign",
        new BilingualText(
            "Permintaan ini datang dari halaman situs lain. Kirim dari program di mesin ini, atau dari halaman host ini sendiri.",
            "This request comes from a page of another site. Send it from a program on this machine, or from a page of this host."));

    private static readonly HostProblem NotJson = new(
        StatusCodes.Status415UnsupportedMediaType,
        "body.contentType",
        new BilingualText("Kirim isi sebagai JSON, dengan Content-Type: application/json.", "Send the body as JSON, with Content-Type: application/json."));
}
