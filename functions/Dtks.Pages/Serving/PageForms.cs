using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dtks.Pages.Serving;

/// <summary>Reads what a page's form sends, within limits.</summary>
internal static class PageForms
{
    private const int MostFields = 2_000;
    private const int InMemory = 64 * 1024;

    /// <summary>The form; one that was read already is had again.</summary>
    /// <param name="request">The request.</param>
    /// <param name="most">How many bytes it may be long.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="ProblemException">400 for what is no form, 413 for one that is too large.</exception>
    public static async Task<PageForm> ReadAsync(HttpRequest request, long most, CancellationToken cancellation)
    {
        if (request.HttpContext.Features.Get<PageForm>() is { } read)
        {
            return read;
        }

        if (!request.HasFormContentType)
        {
            throw new ProblemException(new Problem(415, "page.notAForm"));
        }

        if (request.ContentLength is not { } length || length > most)
        {
            throw new ProblemException(new Problem(413, "page.tooLarge"));
        }

        try
        {
            request.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { ValueCountLimit = MostFields, ValueLengthLimit = (int)PageForm.MostBytes, MemoryBufferThreshold = InMemory, BufferBodyLengthLimit = most, MultipartBodyLengthLimit = most }));
            var form = new PageForm(await request.ReadFormAsync(cancellation));
            request.HttpContext.Features.Set(form);
            return form;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or BadHttpRequestException or ArgumentException or NotSupportedException)
        {
            throw new ProblemException(new Problem(400, "page.unreadable"));
        }
    }
}
