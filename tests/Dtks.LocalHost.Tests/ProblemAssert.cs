using System.Net;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Tests;

/// <summary>Checks that an answer is a problem document of the contract's form.</summary>
internal static class ProblemAssert
{
    public static async Task<JObject> IsAsync(HttpResponseMessage answer, HttpStatusCode status, string code, string? pointer = null)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JObject.Parse(text);
        Assert.Equal(((int)status, code), (problem.Value<int>("status"), problem.Value<string>("code")));
        Assert.False(string.IsNullOrWhiteSpace(problem.Value<string>("detail")));
        Assert.False(string.IsNullOrWhiteSpace(problem.Value<string>("traceId")));
        if (pointer is not null)
            Assert.Equal(pointer, problem.SelectToken("errors[0].pointer")?.Value<string>());
        return problem;
    }
}
