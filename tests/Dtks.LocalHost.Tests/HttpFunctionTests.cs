using System.Net;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Tests;

public sealed class HttpFunctionTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private HttpClient Http => fixture.Host.Http;

    [Fact]
    public async Task Route_values_reach_parameters_by_name_and_type()
    {
        var id = Guid.NewGuid();
        var answer = JObject.Parse(await Http.GetStringAsync($"/api/echo/a%20b/-7/{id}"));
        Assert.Equal(("a b", -7, id.ToString()), (answer.Value<string>("text"), answer.Value<int>("number"), answer.Value<string>("id")));
        Assert.Equal(("GET", "EchoRoute"), (answer.Value<string>("method"), answer.Value<string>("function")));
    }

    [Fact]
    public async Task An_optional_route_value_may_be_absent()
        => Assert.Equal(JTokenType.Null, JObject.Parse(await Http.GetStringAsync("/api/echo/a/1"))["id"]!.Type);

    [Theory]
    [InlineData("POST", "héllo")]
    [InlineData("PUT", "")]
    public async Task Every_listed_method_is_served_and_an_IResult_is_an_answer(string method, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/body") { Content = new StringContent(body) };
        using var answer = await Http.SendAsync(request);
        Assert.Equal(body, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_function_without_a_route_is_found_by_its_name()
        => Assert.Equal("/api/DefaultRoute", (await Http.GetStringAsync("/api/DefaultRoute")).Trim('"'));

    [Fact]
    public async Task A_function_may_write_its_answer_itself() => Assert.Equal("by itself", await Http.GetStringAsync("/api/itself"));

    [Fact]
    public async Task A_function_s_own_404_is_left_as_it_is()
    {
        using var answer = await Http.GetAsync("/api/nothing");
        Assert.Equal((HttpStatusCode.NotFound, "own GET"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("/api/echo/a/notanumber")]
    [InlineData("/api/unknown")]
    [InlineData("/echo/a/1")]
    [InlineData("/dev/unknown")]
    [InlineData("/")]
    public async Task What_nothing_serves_is_a_404_problem(string path)
    {
        using var answer = await Http.GetAsync(path);
        await ProblemAssert.IsAsync(answer, HttpStatusCode.NotFound, "path.notFound");
    }

    [Theory]
    [InlineData("DELETE", "/api/body", "POST, PUT")]
    [InlineData("PUT", "/dev/clock", "GET, POST")]
    public async Task A_method_that_is_not_served_is_a_405_problem_that_allows_the_others(string method, string path, string allowed)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await Http.SendAsync(request);
        await ProblemAssert.IsAsync(answer, HttpStatusCode.MethodNotAllowed, "path.methodNotAllowed");
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task An_exception_is_a_500_problem_that_tells_nothing_and_is_logged()
    {
        using var answer = await Http.GetAsync("/api/fails");
        var problem = await ProblemAssert.IsAsync(answer, HttpStatusCode.InternalServerError, "internal");
        Assert.DoesNotContain("secret", problem.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(fixture.Host.Log.Lines, l => l == "Error Dtks.LocalHost.Http: Fails failed [InvalidOperationException]");
    }

    [Fact]
    public async Task A_route_value_of_another_type_is_a_400_problem()
    {
        Assert.Equal("GET 12", await Http.GetStringAsync("/api/loose/12"));
        using var answer = await Http.GetAsync("/api/loose/twelve");
        await ProblemAssert.IsAsync(answer, HttpStatusCode.BadRequest, "request.malformed");
    }

    [Theory]
    [InlineData(null, "id")]
    [InlineData("id", "id")]
    [InlineData("en", "en")]
    [InlineData("en-GB,id;q=0.5", "en")]
    [InlineData("id;q=0.9, en;q=0.1", "id")]
    [InlineData("fr", "id")]
    public async Task A_problem_is_told_in_the_language_asked_for(string? accept, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/unknown");
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", accept);
        using var answer = await Http.SendAsync(request);
        Assert.Equal([language], answer.Content.Headers.ContentLanguage);
    }

    [Fact]
    public async Task Every_invocation_has_a_scope_of_its_own_that_the_class_is_made_in()
    {
        Assert.True(JObject.Parse(await Http.GetStringAsync("/api/scope")).Value<bool>("same"));
        Assert.True(JObject.Parse(await Http.GetStringAsync("/api/scope")).Value<bool>("same"));
        var marks = fixture.Host.Ledger.Of("scope");
        Assert.Equal(marks.Count, marks.Distinct().Count());
    }

    [Fact]
    public async Task Middleware_runs_in_order_of_registration_and_may_end_the_invocation()
    {
        await Http.GetStringAsync("/api/itself");
        Assert.Equal(["outer", "inner"], fixture.Host.Ledger.Of("middleware WritesItself").Take(2));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/DefaultRoute");
        request.Headers.Add("X-Stop-At", "outer");
        using var answer = await Http.SendAsync(request);
        Assert.Equal(418, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Only_the_loopback_names_are_answered_so_that_no_web_page_reaches_the_host()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dev/clock");
        request.Headers.Host = "attacker.example";
        using var answer = await Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
