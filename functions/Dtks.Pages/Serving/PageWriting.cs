using Dtks.Pages.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dtks.Pages.Serving;

/// <summary>Writes a page as HTML: a component in the frame that all pages have.</summary>
/// <param name="assets">What pages are dressed with.</param>
/// <param name="forms">What their forms are known by.</param>
/// <param name="log">Where components that fail are told of.</param>
public sealed class PageWriting(Assets assets, FormTokens forms, ILoggerFactory log)
{
    /// <summary>Writes it.</summary>
    /// <param name="visit">Who reads it.</param>
    /// <param name="page">The page.</param>
    public async Task WriteAsync(PageVisit visit, PageAnswer.Shown page)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(page);
        var html = await HtmlAsync(visit, page);
        var response = visit.Http.Response;
        (response.StatusCode, response.ContentType) = (page.Status, "text/html; charset=utf-8");
        response.Headers.ContentLanguage = visit.Words.Language;
        if (!HttpMethods.IsHead(visit.Http.Request.Method))
        {
            await response.WriteAsync(html, visit.Http.RequestAborted);
        }
    }

    private async Task<string> HtmlAsync(PageVisit visit, PageAnswer.Shown page)
    {
        var frame = new Frame(page.Title, page.Component, page.Model, visit.Reader, assets.PathOf("pages.css"), PagePath.Of(visit.Http.Request), () => forms.TokenOf(visit.Http));
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Shell.Frame)] = frame, [nameof(Shell.W)] = visit.Words });
        await using var renderer = new HtmlRenderer(visit.Http.RequestServices, log);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Shell>(parameters)).ToHtmlString());
    }
}
