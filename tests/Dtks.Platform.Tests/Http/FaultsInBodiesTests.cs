using Dtks.Platform.Http;
using Dtks.Platform.Problems;

namespace Dtks.Platform.Tests.Http;

/// <summary>What is wrong with a body is told all at once, each fault with its place.</summary>
public sealed class FaultsInBodiesTests
{
    [Fact]
    public void A_body_is_read() => Assert.Equal(("a", 1), (Read("""{"name":"a","number":1}""").Name, Read("""{"name":"a","number":1}""").Number));

    [Fact]
    public void One_fault_is_the_problem_itself()
    {
        var problem = Refused("""{"name":"a","number":1,"other":2}""");
        Assert.Equal((400, "json.unknownMember", "other"), (problem.Status, problem.Code, problem.Args!["member"]));
        Assert.Equal(("/other", "json.unknownMember", null), (problem.Errors![0].Pointer, problem.Errors[0].Code, problem.Errors[0].Rule));
        Assert.Equal("other", problem.Errors[0].Args!["member"]);
    }

    [Fact]
    public void Of_several_each_is_an_error()
    {
        var problem = Refused("""{"name":1,"number":"x"}""");
        Assert.Equal((400, "request.invalid"), (problem.Status, problem.Code));
        Assert.Equal(["/name", "/number"], problem.Errors!.Select(e => e.Pointer));
    }

    [Fact]
    public void A_hundred_are_told_at_most() =>
        Assert.Equal(100, Refused($"{{\"name\":\"a\",\"number\":1,{string.Join(',', Enumerable.Range(0, 101).Select(i => $"\"m{i}\":1"))}}}").Errors!.Count);

    private static Sample Read(string json) => RequestBody.Parse<Sample>(System.Text.Encoding.UTF8.GetBytes(json));

    private static Problem Refused(string json) => Assert.Throws<ProblemException>(() => Read(json)).Problem;

    private sealed record Sample(string Name, int Number);
}
