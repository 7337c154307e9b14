using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Modules;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;

namespace Dtks.Platform.Tests.Http;

/// <summary>Where nothing is served it is 404, and where another method is, 405 with those that are.</summary>
public sealed class ServedRoutesTests
{
    private readonly UnknownPath _unknown = new(new ServedRoutes(new AccessRules([typeof(IModule).Assembly])), new MessageCatalogue(PlatformTexts.Files));
    private readonly DefaultHttpContext _http = new();

    [Theory]
    [InlineData("health")]
    [InlineData("/Health/")]
    public void Another_method_is_405_with_those_that_are_served(string path)
    {
        var problem = Ask(path);
        Assert.Equal((405, "path.methodNotAllowed", "GET"), (problem.Status, problem.Code, problem.Args!["allowed"]));
        Assert.Equal("GET", _http.Response.Headers.Allow.ToString());
    }

    [Theory]
    [InlineData("healthy")]
    [InlineData("health/more")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_not_served_is_404(string? path)
    {
        var problem = Ask(path);
        Assert.Equal((404, "path.notFound", 0), (problem.Status, problem.Code, _http.Response.Headers.Allow.Count));
    }

    [Fact]
    public void A_function_that_nobody_declared_is_let_in_by_no_rule()
    {
        var rules = new AccessRules([typeof(IModule).Assembly]);
        Assert.True(rules.Of("GetHealth").IsPublic);
        Assert.Equal(rules.All.Select(r => r.Function).Order(StringComparer.Ordinal), rules.All.Select(r => r.Function));
        Assert.Throws<InvalidOperationException>(() => rules.Of("Other"));
    }

    private Problem Ask(string? path) => Assert.IsType<ProblemResult>(_unknown.Run(_http.Request, path)).Problem;
}
