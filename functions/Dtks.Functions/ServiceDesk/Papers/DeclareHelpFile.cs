using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Evidence;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Papers;

/// <summary>POST /desk/{regency}/applications/{id}/documents: declares a copy of a paper, or a photo, and gives the link to put its bytes at (SVC-2, SVC-5, SVC-8).</summary>
public sealed class DeclareHelpFile(Api api, HelpFileDeclaration declaration)
{
    /// <summary>Declares one file.</summary>
    [Function(nameof(DeclareHelpFile))]
    [Access(Role.DeskOfficer, Role.SectionOfficer, Role.VillageOfficer, Area = "regency", Reach = Reach.Own | Reach.Below)]
    [Takes<HelpFileDraft>]
    [Answers<EvidenceReceipt>(201)]
    [Refuses(400, "evidence.contentType", "evidence.digestFormat", "evidence.fileName", "help.fileKind", "input.required", "input.unknownValue", "number.range")]
    [Refuses(400, "text.characters", "text.length")]
    [Refuses(400, "help.paperUnknown", Rule = "SVC-2")]
    [Refuses(409, "help.notAwaiting", "help.tooManyFiles")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{regency}/applications/{id}/documents")] HttpRequest request, string regency, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<HelpFileDraft>(body);
            return await declaration.DeclareAsync(PathArea.Regency(regency), id, draft, caller, IdempotencyHeader.Read(request, caller, body), DeclareEvidence.HostOf(request), cancellation);
        });
}
