using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;
using Dtks.Tests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Tests.Http;

/// <summary>A parameter that is misspelt or sent twice is told, and is never left out in silence.</summary>
public sealed class QueryMiddlewareTests
{
    private readonly QueryMiddleware _middleware = new(
        new QueryRules([typeof(QueryMiddlewareTests).Assembly]),
        new Api(new MessageCatalogue(PlatformTexts.Files), UnheardInstruments.Make(), new UnreadableRecords(UnheardInstruments.Make(), NullLogger<UnreadableRecords>.Instance), NullLogger<Api>.Instance));

    private readonly DefaultHttpContext _http = new();
    private int _run;

    public QueryMiddlewareTests()
    {
        _http.Response.Body = new MemoryStream();
        _http.Request.Headers.AcceptLanguage = "en";
    }

    [Theory]
    [InlineData("AskedWithPages", "")]
    [InlineData("AskedWithPages", "?status=open&limit=5&cursor=x&name=a")]
    [InlineData("AskedWithNames", "?name=")]
    [InlineData("AskedWithNothing", "")]
    [InlineData(nameof(UnknownPath), "?anything=1&anything=2")]
    public async Task What_is_known_is_let_through(string function, string query)
    {
        await AskAsync(function, query);

        Assert.Equal((1, 200), (_run, _http.Response.StatusCode));
    }

    [Theory]
    [InlineData("AskedWithNames", "?Name=a", "/Name query.unknown or use one of those that are: name, status.")]
    [InlineData("AskedWithNames", "?limit=5", "/limit query.unknown or use one of those that are: name, status.")]
    [InlineData("AskedWithPages", "?lmit=5", "/lmit query.unknown or use one of those that are: name, status, limit, cursor.")]
    [InlineData("AskedWithNames", "?name=a&name=a", "/name query.twice Send it once.")]
    [InlineData("AskedWithNothing", "?name=a", "/name query.none Leave it out.")]
    [InlineData("NobodyDeclared", "?name=a", "/name query.none Leave it out.")]
    [InlineData("AskedWithNames", "?name=a&b=1&b=2&status=x&status=y", "/b query.unknown or use one of those that are: name, status.", "/status query.twice Send it once.")]
    public async Task What_is_not_is_400_with_what_to_do_and_nothing_runs(string function, string query, params string[] told)
    {
        await AskAsync(function, query);

        Assert.Equal((0, 400), (_run, _http.Response.StatusCode));
        _http.Response.Body.Position = 0;
        var body = JObject.Parse(await new StreamReader(_http.Response.Body).ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(told.Select(t => t.Split(' ', 3)[..2]), body["errors"]!.Select(e => new[] { (string)e["pointer"]!, (string)e["code"]! }));
        Assert.All(told.Zip(body["errors"]!), pair => Assert.EndsWith(pair.First.Split(' ', 3)[2], (string)pair.Second["detail"]!, StringComparison.Ordinal));
        Assert.Equal((body["errors"]![0]!["code"], body["errors"]![0]!["detail"]), (body["code"], body["detail"]));
    }

    [Fact]
    public async Task Work_without_HTTP_is_let_through()
    {
        await _middleware.Invoke(new Invocation("AskedWithNothing"), RunAsync);

        Assert.Equal(1, _run);
    }

    private Task AskAsync(string function, string query)
    {
        _http.Request.QueryString = new QueryString(query);
        var invocation = new Invocation(function);
        invocation.Items["HttpRequestContext"] = _http;
        return _middleware.Invoke(invocation, RunAsync);
    }

    private Task RunAsync(FunctionContext context)
    {
        _run++;
        return Task.CompletedTask;
    }

    private static class Asked
    {
        [Function("AskedWithNames")]
        [QueryParameters("name", "status")]
        public static void Names()
        {
        }

        [Function("AskedWithPages")]
        [QueryParameters("name", "status", Paged = true)]
        public static void Pages()
        {
        }

        [Function("AskedWithNothing")]
        public static void Nothing()
        {
        }
    }
}
