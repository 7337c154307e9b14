using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Modules;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;
using Dtks.Tests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Tests.Http;

/// <summary>Public functions are throttled by who calls and ask for no token; work without HTTP is let through.</summary>
public sealed class PublicThrottleTests
{
    private readonly AccessRules _rules = new([typeof(IModule).Assembly]);
    private readonly Api _api = new(
        new MessageCatalogue(PlatformTexts.Files),
        UnheardInstruments.Make(),
        new UnreadableRecords(UnheardInstruments.Make(), NullLogger<UnreadableRecords>.Instance),
        NullLogger<Api>.Instance);
    private readonly DefaultHttpContext _http = new();
    private int _run;

    public PublicThrottleTests() => _http.Response.Body = new MemoryStream();

    [Fact]
    public async Task Who_calls_a_public_function_too_often_is_429_and_it_does_not_run()
    {
        using var throttle = new Throttle(Options.Create(new ThrottlingOptions { CallerPerMinute = 1 }));
        var middleware = new PublicThrottle(_rules, throttle, _api);
        await middleware.Invoke(Asked("GetHealth"), RunAsync);
        Assert.Equal((1, 200), (_run, _http.Response.StatusCode));
        await middleware.Invoke(Asked("GetHealth"), RunAsync);
        Assert.Equal((1, 429), (_run, _http.Response.StatusCode));
    }

    [Fact]
    public async Task Work_without_HTTP_is_let_through_whatever_it_is()
    {
        using var throttle = new Throttle(Options.Create(new ThrottlingOptions { CallerPerMinute = 1 }));
        foreach (var name in new[] { "GetHealth", "GetHealth", "SweepDeadlines" })
        {
            await new PublicThrottle(_rules, throttle, _api).Invoke(new Invocation(name), RunAsync);
            await new AccessMiddleware(_rules, tokens: null!, admission: null!, _api).Invoke(new Invocation(name), RunAsync);
        }

        Assert.Equal(6, _run);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task A_public_function_asks_for_no_token_and_one_that_nobody_declared_lets_nobody_in()
    {
        var middleware = new AccessMiddleware(_rules, tokens: null!, admission: null!, _api);
        await middleware.Invoke(Asked("GetHealth"), RunAsync);
        Assert.Equal((1, 200), (_run, _http.Response.StatusCode));
        await middleware.Invoke(Asked("Other"), RunAsync);
        Assert.Equal((1, 500), (_run, _http.Response.StatusCode));
    }

    private Invocation Asked(string function)
    {
        var invocation = new Invocation(function);
        invocation.Items["HttpRequestContext"] = _http;
        return invocation;
    }

    private Task RunAsync(Microsoft.Azure.Functions.Worker.FunctionContext context)
    {
        _run++;
        return Task.CompletedTask;
    }
}
