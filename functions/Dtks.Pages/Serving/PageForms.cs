using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dtks.Pages.Serving;

/// <summary>Reads what a page's form sends, within limits.</summary>
internal static class PageForms
{
    // A deliberation's decisions of a page of rows, and no file: those go to storage by their own way.
    private const int MostBytes = 256 * 1024;
    private const int MostFields = 2_000;

    /// <summary>The form.</summary>
    /// <exception cref="ProblemException">400 for what is no form, 413 for one that is too large.</exception>
    public static async Task<PageForm> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
        {
            throw new ProblemException(new Problem(415, "page.notAForm"));
        }

        if (request.ContentLength is null or > MostBytes)
        {
            throw new ProblemException(new Problem(413, "page.tooLarge"));
        }

        try
        {
            request.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { ValueCountLimit = MostFields, ValueLengthLimit = MostBytes, BufferBodyLengthLimit = MostBytes, MultipartBodyLengthLimit = MostBytes }));
            return new PageForm(await request.ReadFormAsync(cancellation));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or BadHttpRequestException or ArgumentException or NotSupportedException)
        {
            throw new ProblemException(new Problem(400, "page.unreadable"));
        }
    }
}
