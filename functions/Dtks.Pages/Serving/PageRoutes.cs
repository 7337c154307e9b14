using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Dtks.Pages.Serving;

/// <summary>Which page stands at which address.</summary>
public sealed class PageRoutes
{
    private readonly IReadOnlyList<(TemplateMatcher Path, IPage Page)> _pages;

    /// <summary>Knows all pages; an address that says more goes first.</summary>
    /// <param name="pages">The pages.</param>
    public PageRoutes(IEnumerable<IPage> pages) => _pages =
    [
        .. pages.Select(page => (Template: TemplateParser.Parse(page.Route), Page: page)).OrderBy(p => RoutePrecedence.ComputeInbound(p.Template)).Select(p => (new TemplateMatcher(p.Template, []), p.Page)),
    ];

    /// <summary>The page of a path, and the path's parts; null where there is none.</summary>
    /// <param name="path">The path, beginning with <c>/</c>.</param>
    public (IPage Page, IReadOnlyDictionary<string, string> Parts)? At(string path)
    {
        foreach (var (matcher, page) in _pages)
        {
            var values = new RouteValueDictionary();
            if (matcher.TryMatch(path, values))
            {
                return (page, values.ToDictionary(v => v.Key, v => v.Value?.ToString() ?? string.Empty, StringComparer.OrdinalIgnoreCase));
            }
        }

        return null;
    }
}
