using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests;

/// <summary>What a request was answered.</summary>
public sealed partial record Answer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders Content)
{
    /// <summary>The body, in which no text was left without one of its values.</summary>
    public string Text { get; } = Unfilled().Match(Text) is { Success: true } left ? throw new InvalidOperationException($"A text lacks a value: {left.Value}") : Text;


    /// <summary>The body as JSON.</summary>
    public JToken Json => JToken.Parse(Text);

    /// <summary>A member of the body by its path, such as <c>errors[0].code</c>; null when it is not there.</summary>
    public string? this[string path] => Json.SelectToken(path)?.ToString();

    /// <summary>The entity tag, quotes included.</summary>
    public string ETag => Headers.ETag!.ToString();

    // In the words of a problem, of an obstacle, of a suggestion.
    [GeneratedRegex("\"(?:detail|explanation|meaning|next|with)\":\"(?:[^\"\\\\]|\\\\.)*?(?:\\{[A-Za-z]+\\}|[( ]…[ ).,:;])")]
    private static partial Regex Unfilled();

    /// <summary>Holds the status, showing the body when it is another.</summary>
    public Answer Expect(HttpStatusCode status)
    {
        Assert.True(status == Status, $"expected {(int)status}, was {(int)Status}: {Text}");
        return this;
    }

    /// <summary>Holds a problem's status, code and, when given, rule and pointer.</summary>
    public Answer ExpectProblem(HttpStatusCode status, string code, string? rule = null, string? pointer = null)
    {
        Expect(status);
        Assert.Equal("application/problem+json", Content.ContentType?.MediaType);
        Assert.Contains(code, Json.SelectTokens("code").Concat(Json.SelectTokens("errors[*].code")).Select(t => t.ToString()));
        Assert.False(string.IsNullOrEmpty(this["traceId"]));
        Assert.NotEqual(this["code"], this["detail"]);
        if (rule is not null)
        {
            Assert.Contains(rule, Json.SelectTokens("rule").Concat(Json.SelectTokens("errors[*].rule")).Select(t => t.ToString()));
        }

        if (pointer is not null)
        {
            Assert.Contains(pointer, Json.SelectTokens("errors[*].pointer").Select(t => t.ToString()));
        }

        return this;
    }
}
