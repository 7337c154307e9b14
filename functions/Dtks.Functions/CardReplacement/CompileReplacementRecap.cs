using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardReplacement;

/// <summary>POST /districts/{district}/replacement-recap/submission: the TKSK compiles the forms of a district's villages, of which the camat is told (CRD-8).</summary>
public sealed class CompileReplacementRecap(Api api, ReplacementRecapWork work)
{
    /// <summary>As it stands by now; handed in again unchanged, it is the same.</summary>
    [Function(nameof(CompileReplacementRecap))]
    [Access(Role.Tksk, Area = "district")]
    [Takes<ReplacementRecapDraft>]
    [Answers<ReplacementRecapReceipt>]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-8")]
    [Refuses(422, "replacementRecap.empty", "replacementRecap.missing", Rule = "CRD-8")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/districts/{district}/replacement-recap/submission")] HttpRequest request, string district, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<ReplacementRecapDraft>(body);
            return await work.CompileAsync(PathArea.District(district), draft, new SkrtmAsked(caller.Actor, IdempotencyHeader.Read(request, caller, body)), cancellation);
        });
}
