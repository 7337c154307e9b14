using Dtks.Domain.Dci;
using Dtks.Functions.Dci;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Dtks.Functions.Tests.Dci;

/// <summary>What a partner reads while something does not answer: its message has an id, and there is no other key (REG-3).</summary>
[Trait("rule", "REG-3")]
public sealed class UnavailableTests
{
    [Theory]
    [InlineData(503, "unavailable", "id")]
    [InlineData(503, "unavailable", "en")]
    [InlineData(429, "busy", "id")]
    [InlineData(429, "busy", "en")]
    public async Task The_message_is_to_be_sent_again_by_its_id(int status, string code, string language)
    {
        var replies = new DciReplies(new DciEnvelopes(null!, TimeProvider.System), new DciTexts(new MessageCatalogue(DeclaredModules.All.Texts)));
        var http = new DefaultHttpContext();
        using var body = new MemoryStream();
        http.Response.Body = body;

        await replies.Of(new Problem(status, code, RetryAfter: TimeSpan.FromSeconds(5)), new DciPath(DciActions.Search), language).ExecuteResultAsync(new ActionContext(http, new RouteData(), new()));

        var told = System.Text.Encoding.UTF8.GetString(body.ToArray());
        Assert.Equal(status, http.Response.StatusCode);
        Assert.Contains("message_id", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Idempotency-Key", told, StringComparison.Ordinal);
    }
}
