using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Evidence;

/// <summary>
/// PUT on the link that a declared upload gives: the bytes, or <c>&amp;comp=block&amp;blockid=</c> one block of them, or <c>&amp;comp=blocklist</c>
/// the list that puts the blocks together, as storage's own Put Blob, Put Block and Put Block List are sent (MUS-6, RAT-2). The link is the permission.
/// </summary>
public sealed class UploadEvidence(Api api, UploadReception reception)
{
    // Clients of storage give every request one of its own, and try it again under the same.
    private const string RequestId = "x-ms-client-request-id";

    private const int InMemory = 64 * 1024;

    /// <summary>Takes bytes.</summary>
    [Function(nameof(UploadEvidence))]
    [Public]
    [QueryParameters("until", "sig", "comp", "blockid", "timeout")]
    [Asks<string>("until", "Until when the link is good; the link has it.", IsRequired = true)]
    [Asks<string>("sig", "The signature of the link; the link has it.", IsRequired = true)]
    [Asks<string>("comp", "What the body is: without it the whole content, else one block, or the list that puts blocks together.", Also = ["block", "blocklist"])]
    [Asks<string>("blockid", "The id of a block, in Base64.")]
    [Asks<string>("timeout", "Taken and not minded: clients of storage send it.")]
    [Takes(Bytes = "application/octet-stream")]
    [Answers<UploadReceipt>(201)]
    [Refuses(400, "evidence.block", "evidence.blockList", "evidence.comp", "evidence.length")]
    [Refuses(403, "evidence.linkExpired", "evidence.linkUnknown", "evidence.sentAlready")]
    [Refuses(409, "deliberation.cancelled", "deliberation.concluded")]
    [Refuses(413, "evidence.tooMuch")]
    [Refuses(422, "evidence.linkExpired", "evidence.linkUnknown", "evidence.sentAlready")]
    [Refuses(422, "evidence.notAwaited", Rule = "MUS-7")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/uploads/{village}/{evidenceId}")] HttpRequest request,
        string village,
        string evidenceId,
        CancellationToken cancellation) =>
        api.RunPublicAsync(async () =>
        {
            string? Asked(string name) => request.Query[name] is { Count: > 0 } given ? given.ToString() : null;
            var upload = await reception.AdmitAsync(village, evidenceId, Asked("until"), Asked("sig"), cancellation);

            // Over a weak line it takes a while; storage is asked once all of it is here.
            request.HttpContext.Features.Get<RequestTime>()?.Extend();
            switch (Asked("comp"))
            {
                case null:
                    return await reception.PutAsync(upload, await ArrivedAsync(request, upload, UploadReception.MostBytes, cancellation), request.Headers[RequestId], cancellation);
                case "block":
                    return await reception.StageAsync(upload, Asked("blockid"), await ArrivedAsync(request, upload, UploadReception.MostBytes, cancellation), cancellation);
                case "blocklist":
                    return await reception.CommitAsync(upload, BlockList.Read(await ArrivedAsync(request, upload, BlockList.MaxBytes, cancellation)), cancellation);
                default:
                    throw new ProblemException(Problem.Invalid("/comp", "evidence.comp"));
            }
        });

    // The body at its beginning, beyond a little on disk and not in memory: many may be on their way at once.
    private static async Task<Stream> ArrivedAsync(HttpRequest request, DeclaredUpload upload, long most, CancellationToken cancellation)
    {
        if (request.ContentLength > most)
        {
            throw UploadReception.TooMuch(upload);
        }

        request.EnableBuffering(InMemory);
        try
        {
            var (buffer, sum) = (new byte[16 * 1024], 0L);
            int read;
            while ((read = await request.Body.ReadAsync(buffer, cancellation)) > 0)
            {
                sum += read;
                if (sum > most)
                {
                    throw UploadReception.TooMuch(upload);
                }
            }
        }
        catch (BadHttpRequestException e)
        {
            throw new ProblemException(new Problem(e.StatusCode, "request.incomplete"));
        }

        request.Body.Position = 0;
        return request.Body;
    }
}
