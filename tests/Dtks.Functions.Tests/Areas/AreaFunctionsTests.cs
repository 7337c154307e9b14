using Dtks.Functions.Areas;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Protection;
using Dtks.Platform.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.Functions.Tests.Areas;

public sealed class AreaFunctionsTests
{
    private static readonly AreaDirectory Directory = new();

    private readonly Api _api;
    private readonly Cursor _cursor;

    public AreaFunctionsTests()
    {
        var protection = Options.Create(new ProtectionOptions { CursorKey = Convert.ToBase64String(new byte[32]) });
        (_api, _cursor) = (new Api(new MessageCatalogue(DeclaredModules.All.Texts), UnheardInstruments.Make(), new UnreadableRecords(UnheardInstruments.Make(), NullLogger<UnreadableRecords>.Instance), NullLogger<Api>.Instance), new Cursor(protection));
    }

    [Fact]
    public async Task An_area_is_told_to_anyone_who_may_keep_it_a_day()
    {
        var (response, body) = await GetAsync("3305");

        Assert.Equal((200, "public, max-age=86400"), (response.StatusCode, response.Headers.CacheControl.ToString()));
        Assert.Equal("""{"code":"3305","name":"Kabupaten Kebumen","level":"regency","parent":"33","timeZone":"WIB"}""", body);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"other\", {0}")]
    [InlineData("*")]
    public async Task A_client_with_the_same_copy_is_told_304(string ifNoneMatch)
    {
        var tag = (await GetAsync("3305")).Response.Headers.ETag.ToString();

        var (response, body) = await GetAsync("3305", headers => headers.IfNoneMatch = string.Format(null, ifNoneMatch, tag));

        Assert.Equal((304, tag, string.Empty), (response.StatusCode, response.Headers.ETag.ToString(), body));
    }

    [Fact]
    public async Task A_client_with_another_areas_copy_is_told_the_area()
    {
        var tag = (await GetAsync("3305")).Response.Headers.ETag.ToString();

        var (response, _) = await GetAsync("3306", headers => headers.IfNoneMatch = tag);

        Assert.Equal(200, response.StatusCode);
    }

    [Fact]
    public async Task Children_come_page_by_page_each_once()
    {
        var (codes, query) = (new List<string>(), "?limit=15");
        for (var pages = 0; query.Length > 0; pages++)
        {
            Assert.InRange(pages, 0, 2);
            var (_, body) = await ChildrenAsync("ID", query);
            var answer = JObject.Parse(body);
            codes.AddRange(answer["items"]!.Select(item => (string)item["code"]!));
            query = (string?)answer["next"] is { } next ? $"?limit=15&cursor={next}" : string.Empty;
        }

        Assert.Equal(Directory.Children("ID").Select(area => area.Code), codes);
    }

    [Fact]
    public async Task A_village_has_an_empty_list()
    {
        var (response, body) = await ChildrenAsync("1101012001");

        Assert.Equal((200, """{"items":[]}"""), (response.StatusCode, body));
    }

    [Theory]
    [InlineData("", 404, "area.unknown", "9999")]
    [InlineData("?limit=0", 400, "list.limit", "33")]
    [InlineData("?limit=101", 400, "list.limit", "33")]
    [InlineData("?cursor=AAAA", 400, "list.cursor", "33")]
    public async Task What_is_wrong_is_named(string query, int status, string code, string area)
    {
        var (response, body) = await ChildrenAsync(area, query);

        Assert.Equal((status, code), (response.StatusCode, (string?)JObject.Parse(body)["code"]));
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var next = (string?)JObject.Parse((await ChildrenAsync("33", "?limit=1")).Body)["next"];

        var (response, body) = await ChildrenAsync("35", $"?limit=1&cursor={next}");

        Assert.Equal((400, "list.cursor"), (response.StatusCode, (string?)JObject.Parse(body)["code"]));
    }

    private Task<(HttpResponse Response, string Body)> GetAsync(string code, Action<IHeaderDictionary>? headers = null) =>
        ExecuteAsync($"/api/areas/{code}", string.Empty, headers, request => new GetArea(_api, Directory).RunAsync(request, code));

    private Task<(HttpResponse Response, string Body)> ChildrenAsync(string code, string query = "") =>
        ExecuteAsync($"/api/areas/{code}/children", query, null, request => new ListAreaChildren(_api, Directory, _cursor).RunAsync(request, code));

    private static async Task<(HttpResponse Response, string Body)> ExecuteAsync(
        string path, string query, Action<IHeaderDictionary>? headers, Func<HttpRequest, Task<IActionResult>> run)
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { Request = { Path = path, QueryString = new QueryString(query) }, Response = { Body = body } };
        headers?.Invoke(http.Request.Headers);
        var result = await run(http.Request);
        await result.ExecuteResultAsync(new ActionContext(http, new RouteData(), new()));
        return (http.Response, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }
}
