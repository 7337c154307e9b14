using System.Net;

namespace Dtks.Flows.Tests.Proposals;

/// <summary>A host whose public paths are soon tired, and that believes one proxy.</summary>
public sealed class TiredHost : IAsyncLifetime
{
    /// <summary>The host.</summary>
    public FlowHost Host { get; } = new()
    {
        Settings = { ["Throttling:CallerPerMinute"] = "5", ["Throttling:CodePerMinute"] = "3", ["Throttling:TrustedHops"] = "1" },
    };

    public Task InitializeAsync() => Host.InitializeAsync();

    public Task DisposeAsync() => Host.DisposeAsync();
}

/// <summary>Public paths have limits by caller and by code; those who sign in are not held to them.</summary>
public sealed class ThrottlingTests(TiredHost tired) : IClassFixture<TiredHost>
{
    private readonly Flow _flow = tired.Host.Flow;

    [Theory]
    [InlineData("id", "Kode")]
    [InlineData("en", "code")]
    public async Task A_code_is_answered_so_often_a_minute_whoever_asks_and_however_it_is_typed(string language, string word)
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var token = await _flow.TokenAsync("village-officer", family.Village);
        var code = (await _flow.PostAsync("/proposals", token, family.Proposal())).Expect(HttpStatusCode.Created)["trackingCode"]!;
        for (var i = 0; i < 3; i++)
        {
            (await TrackAsync(code, Address())).Expect(HttpStatusCode.OK);
        }

        var refused = await TrackAsync(code.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal), Address(), language);

        refused.ExpectProblem(HttpStatusCode.TooManyRequests, "throttled.code");
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains(word, refused["detail"], StringComparison.Ordinal);
        Assert.DoesNotContain("{", refused["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_is_answered_so_often_a_minute_and_nobody_else_for_it()
    {
        var greedy = Address();
        for (var i = 0; i < 5; i++)
        {
            (await TrackAsync("none", greedy)).ExpectProblem(HttpStatusCode.NotFound, "tracking.codeMistyped");
        }

        var refused = (await TrackAsync("none", greedy)).ExpectProblem(HttpStatusCode.TooManyRequests, "throttled.caller");
        Assert.NotNull(refused.Headers.RetryAfter);
        (await _flow.GetAsync("/nothing", token: null, ("X-Forwarded-For", greedy))).ExpectProblem(HttpStatusCode.TooManyRequests, "throttled.caller");
        (await TrackAsync("none", $"{Address()}, {greedy}")).ExpectProblem(HttpStatusCode.TooManyRequests, "throttled.caller");
        (await TrackAsync("none", $"{greedy}, {Address()}")).ExpectProblem(HttpStatusCode.NotFound, "tracking.codeMistyped");
        var officer = await _flow.TokenAsync("auditor", "ID");
        (await _flow.GetAsync("/villages/3306162006/proposals", officer, ("X-Forwarded-For", greedy))).Expect(HttpStatusCode.OK);
    }

    private static string Address() => $"198.51.{Random.Shared.Next(256)}.{Random.Shared.Next(256)}";

    private Task<Answer> TrackAsync(string code, string from, string language = "id") =>
        _flow.GetAsync($"/tracking/{code}", token: null, ("X-Forwarded-For", from), ("Accept-Language", language));
}
