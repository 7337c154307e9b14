using System.Text;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Partners.Trust;

/// <summary>POST /dci/v1/oauth2/token: an access token for a partner's system, by its secret or by an assertion that its key signed (RFC 6749, RFC 7523).</summary>
public sealed class IssueToken(Api api, TokenIssue issue, MessageCatalogue messages)
{
    private const int MostBytes = 16 * 1024;

    /// <summary>A token of an hour.</summary>
    [Function(nameof(IssueToken))]
    [Public]
    [Takes(Bytes = "application/x-www-form-urlencoded")]
    [Answers<TokenView>]
    [Answers(400, typeof(TokenRefusal))]
    [Answers(401, typeof(TokenRefusal))]
    [Refuses(503, "partnerTrust.keysAway")]
    [Speaks("For partners' systems, by the secret or the assertion that the request holds. It takes no Idempotency-Key: asked again it gives another token.")]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = TokenIssue.Path)] HttpRequest request, CancellationToken cancellation) =>
        api.RunPublicAsync(async () =>
        {
            var read = await ReadAsync(request, cancellation);
            var (token, error) = read is null ? (null, "invalid_request") : await ForAsync(read, cancellation);
            return token is not null ? new AnswerResult(Answer.Done(token)) : (IActionResult)new TokenRefusalResult(new TokenRefusal(error!, messages.Text("en", $"partnerTrust.{error}", args: null)));
        });

    private async Task<(TokenView? Token, string? Error)> ForAsync(TokenRequest request, CancellationToken cancellation)
    {
        try
        {
            return await issue.ForAsync(request, cancellation);
        }
        catch (PartnerRefusedException e)
        {
            throw new ProblemException(new Problem(e.Fault.Status, e.Fault.Text, RetryAfter: e.Fault.RetryAfter));
        }
    }

    private static async Task<TokenRequest?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var bytes = new byte[MostBytes + 1];
        var read = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return read > MostBytes ? null : TokenRequest.Read(request.Headers.Authorization.ToString(), Encoding.UTF8.GetString(bytes, 0, read), request.HasJsonContentType());
    }
}
