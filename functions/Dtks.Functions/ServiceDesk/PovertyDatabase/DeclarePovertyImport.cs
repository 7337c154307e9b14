using Dtks.Domain.Kernel;
using Dtks.Functions.Evidence;
using Dtks.Functions.Imports;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>POST /desk/{regency}/poverty-imports: data &amp; reporting announces a file of a village's poverty data and gets the link to put its bytes at (SVC-3).</summary>
public sealed class DeclarePovertyImport(Api api, PovertyDeclaring declaring)
{
    /// <summary>Announces one file.</summary>
    [Function(nameof(DeclarePovertyImport))]
    [Access(Role.SectionOfficer, Area = "regency")]
    [Takes<PovertyImportDraft>]
    [Answers<ImportReceipt>(201)]
    [Refuses(400, "date.format", "import.contentType", "import.digestFormat", "import.fileName", "import.macros", "input.required", "text.characters", "text.length")]
    [Refuses(400, "poverty.asOf", Rule = "SVC-3")]
    [Refuses(403, "poverty.dataOnly", Rule = "SVC-3")]
    [Refuses(409, "import.exists", "import.expired")]
    [Refuses(409, "poverty.older", Rule = "SVC-3")]
    [Refuses(422, "import.tooLarge", "number.range")]
    [Refuses(422, "poverty.village", Rule = "SVC-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{regency}/poverty-imports")] HttpRequest request, string regency, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<PovertyImportDraft>(body);
            return await declaring.DeclareAsync(PathArea.Regency(regency), draft, caller, IdempotencyHeader.Read(request, caller, body), DeclareEvidence.HostOf(request), cancellation);
        });
}
