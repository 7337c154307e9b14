using System.Net;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;
using Dtks.Tests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Tests.Http;

/// <summary>What a client is told, to the header.</summary>
public sealed class ToldTests
{
    private readonly MessageCatalogue _messages = new(PlatformTexts.Files);
    private readonly DefaultHttpContext _http = new() { TraceIdentifier = "trace" };
    private readonly Api _api;

    public ToldTests()
    {
        _http.Response.Body = new MemoryStream();
        _api = new Api(_messages, UnheardInstruments.Make(), new UnreadableRecords(UnheardInstruments.Make(), NullLogger<UnreadableRecords>.Instance), NullLogger<Api>.Instance);
    }

    [Theory]
    [InlineData(AnswerKind.Done, 200)]
    [InlineData(AnswerKind.Created, 201)]
    [InlineData(AnswerKind.Accepted, 202)]
    public async Task An_answer_goes_out_with_its_headers(AnswerKind kind, int status)
    {
        await SendAsync(new AnswerResult(new Answer(kind, "{\"a\":1}", "/things/1", "\"e\"")));
        Assert.Equal((status, "application/json; charset=utf-8", "no-store"), (_http.Response.StatusCode, _http.Response.ContentType, _http.Response.Headers.CacheControl.ToString()));
        Assert.Equal(("/things/1", "\"e\"", "{\"a\":1}"), (_http.Response.Headers.Location.ToString(), _http.Response.Headers.ETag.ToString(), Body()));
    }

    [Fact]
    public async Task And_with_none_that_it_has_not()
    {
        await SendAsync(new AnswerResult(Answer.Done(new { a = 1 }) with { CacheControl = "max-age=60" }));
        Assert.Equal((0, 0, "max-age=60"), (_http.Response.Headers.Location.Count, _http.Response.Headers.ETag.Count, _http.Response.Headers.CacheControl.ToString()));
    }

    [Theory]
    [InlineData(null, "id", "Tidak")]
    [InlineData("en", "en", "Not found")]
    public async Task A_problem_goes_out_in_the_clients_language(string? asked, string language, string begins)
    {
        _http.Request.Headers.AcceptLanguage = asked;
        await SendAsync(new ProblemResult(Problem.NotFound, _messages));
        var body = JObject.Parse(Body());
        Assert.Equal((404, "application/problem+json; charset=utf-8", "no-store", language), (_http.Response.StatusCode, _http.Response.ContentType, _http.Response.Headers.CacheControl.ToString(), _http.Response.Headers.ContentLanguage.ToString()));
        Assert.Equal(("about:blank", "Not Found", 404, "notFound"), ((string?)body["type"], (string?)body["title"], (int)body["status"]!, (string?)body["code"]));
        Assert.StartsWith(begins, (string?)body["detail"], StringComparison.Ordinal);
        Assert.Equal(["type", "title", "status", "code", "detail", "traceId"], body.Properties().Select(p => p.Name));
        Assert.NotEqual(string.Empty, (string?)body["traceId"]);
        Assert.Equal((0, 0), (_http.Response.Headers.RetryAfter.Count, _http.Response.Headers.WWWAuthenticate.Count));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task A_refusal_names_its_rule_and_each_error_its_place()
    {
        _http.Request.Headers.AcceptLanguage = "en";
        var args = new Dictionary<string, string> { ["limit"] = "256 KiB" };
        await SendAsync(new ProblemResult(
            new Problem(422, "request.tooLarge", "PRO-7", args, [new ProblemError("/a", "list.limit", "GOV-2"), new ProblemError("/b", "request.tooLarge", null, args)]), _messages));
        var body = JObject.Parse(Body());
        Assert.Equal(("PRO-7", "The body is larger than 256 KiB. Send several smaller requests."), ((string?)body["rule"], (string?)body["detail"]));
        Assert.Equal("""[{"pointer":"/a","code":"list.limit","detail":"The parameter limit must be a number from 1 to 100.","rule":"GOV-2"},{"pointer":"/b","code":"request.tooLarge","detail":"The body is larger than 256 KiB. Send several smaller requests."}]""", body["errors"]!.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Theory]
    [InlineData(0.2, "1")]
    [InlineData(5, "5")]
    [InlineData(5.1, "6")]
    public async Task When_to_come_again_is_in_whole_seconds(double seconds, string told)
    {
        await SendAsync(new ProblemResult(new Problem(503, "unavailable", RetryAfter: TimeSpan.FromSeconds(seconds)), _messages));
        Assert.Equal(told, _http.Response.Headers.RetryAfter.ToString());
    }

    [Fact]
    public async Task Without_a_token_the_way_to_send_one_is_told()
    {
        await SendAsync(new ProblemResult(new Problem(401, "token.missing"), _messages));
        Assert.Equal("Bearer", _http.Response.Headers.WWWAuthenticate.ToString());
    }

    [Fact]
    public async Task A_busy_store_is_429_with_the_time_it_asked_for_or_a_second()
    {
        var busy = Assert.IsType<ProblemResult>(await _api.RunPublicAsync(Task<Answer> () => throw Busy())).Problem;
        Assert.Equal((429, "busy", TimeSpan.FromSeconds(1)), (busy.Status, busy.Code, busy.RetryAfter));
        var away = Assert.IsType<ProblemResult>(await _api.RunPublicAsync(Task<Answer> () => throw new TimeoutException())).Problem;
        Assert.Equal((503, "unavailable", TimeSpan.FromSeconds(1)), (away.Status, away.Code, away.RetryAfter));
    }

    [Fact]
    public async Task A_refusal_is_told_as_it_is_and_admission_says_nothing()
    {
        Assert.Same(Problem.NotFound, Assert.IsType<ProblemResult>(await _api.RunPublicAsync(Task<Answer> () => throw new ProblemException(Problem.NotFound))).Problem);
        Assert.Same(Problem.NotFound, Assert.IsType<ProblemResult>(await _api.RefusalAsync(() => throw new ProblemException(Problem.NotFound))).Problem);
        Assert.Null(await _api.RefusalAsync(() => Task.CompletedTask));
        Assert.IsType<AnswerResult>(await _api.RunPublicAsync(() => Task.FromResult(Answer.Accepted(new { }, "/api/it"))));
    }

    [Fact]
    public async Task Who_gave_up_waiting_is_told_nothing_and_whose_service_did_is()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => _api.RunPublicAsync(Task<Answer> () => throw new OperationCanceledException()));
        var gaveUp = await _api.RunPublicAsync(Task<Answer> () => throw new TaskCanceledException("late", new TimeoutException()));
        Assert.Equal(503, Assert.IsType<ProblemResult>(gaveUp).Problem.Status);
    }

    [Fact]
    public async Task A_function_that_admits_nobody_takes_no_caller() =>
        Assert.Equal(500, Assert.IsType<ProblemResult>(await _api.RunAsync(_http.Request, _ => Task.FromResult(Answer.Accepted(new { }, "/api/it")))).Problem.Status);

    private static CosmosException Busy() => new("busy", HttpStatusCode.TooManyRequests, 3200, string.Empty, 0);

    private Task SendAsync(IActionResult result) => result.ExecuteResultAsync(new ActionContext { HttpContext = _http });

    private string Body() => System.Text.Encoding.UTF8.GetString(((MemoryStream)_http.Response.Body).ToArray());
}
