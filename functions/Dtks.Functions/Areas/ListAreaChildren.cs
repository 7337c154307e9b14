using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Areas;

/// <summary>GET /areas/{code}/children: what lies directly in an area, by code, for anyone.</summary>
public sealed class ListAreaChildren(Api api, AreaDirectory areas, Cursor cursor)
{
    /// <summary>One page; 404 when there is no area of that code.</summary>
    [Function(nameof(ListAreaChildren))]
    [QueryParameters(Paged = true)]
    [Public]
    [Answers<ListAnswer<Area>>(Kept = true)]
    [Refuses(404, "area.unknown")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/areas/{code}/children")] HttpRequest request, string code) =>
        api.RunPublicAsync(() => Task.FromResult<IActionResult>(List(request, code)));

    private CacheableAnswer List(HttpRequest request, string code)
    {
        if (!areas.Exists(code))
            throw AreaUnknown.Of(code);
        var (limit, after) = (Cursor.Limit(request), cursor.Read(request, caller: null));
        var rest = areas.Children(code).Where(area => after is null || string.CompareOrdinal(area.Code, after) > 0).ToList();
        var page = rest.Take(limit).ToList();
        var next = rest.Count > limit ? cursor.Write(page[^1].Code, request, caller: null) : null;
        return CacheableAnswer.Of(request, new ListAnswer<Area>(page, next));
    }
}
