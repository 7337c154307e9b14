using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Functions.Evidence;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Imports;

/// <summary>POST /villages/{village}/imports: announces a prelist and gives the link to put its bytes at (RAT-2).</summary>
public sealed class DeclareImport(Api api, ImportDeclaration declaration)
{
    /// <summary>Announces one prelist.</summary>
    [Function(nameof(DeclareImport))]
    [Access(Role.VillageOfficer, Area = "village")]
    [Takes<ImportDraft>]
    [Answers<ImportReceipt>(201)]
    [Refuses(400, "import.contentType", "import.digestFormat", "import.fileName", "import.macros", "input.required", "text.characters", "text.length")]
    [Refuses(409, "import.exists", "import.expired")]
    [Refuses(422, "import.tooLarge", "number.range")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/imports")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<ImportDraft>(body);
            return await declaration.DeclareAsync(village, draft, purpose: null, caller.Actor, IdempotencyHeader.Read(request, caller, body), DeclareEvidence.HostOf(request), cancellation);
        });
}
