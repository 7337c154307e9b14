using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Evidence;
using Dtks.Functions.Imports;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.DeliveryImports;

/// <summary>POST /villages/{village}/card-deliveries/imports: announces a file of a round's deliveries and gives the link to put its bytes at (CRD-1).</summary>
public sealed class DeclareDeliveryImport(Api api, ImportDeclaration declaration, CardRoundRepository rounds)
{
    /// <summary>Announces one file.</summary>
    [Function(nameof(DeclareDeliveryImport))]
    [Access(Role.PostOfficer, Area = "village")]
    [Takes<DeliveryImportDraft>]
    [Answers<ImportReceipt>(201)]
    [Refuses(400, "import.contentType", "import.digestFormat", "import.fileName", "import.macros", "input.required", "text.characters", "text.length")]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    [Refuses(409, "import.exists", "import.expired")]
    [Refuses(422, "import.tooLarge", "number.range")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/card-deliveries/imports")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var code = PathArea.Village(village).Value;
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<DeliveryImportDraft>(body);
            var round = await rounds.NamedAsync(draft.Round ?? string.Empty, cancellation);
            var file = new ImportDraft(draft.FileName, draft.ContentType, draft.Length, draft.Sha256);
            return await declaration.DeclareAsync(
                code, file, DeliveryFiles.PurposeOf(round.Id), caller.Actor, IdempotencyHeader.Read(request, caller, body), DeclareEvidence.HostOf(request), cancellation);
        });
}

/// <summary>A file of deliveries as it was announced; nothing checked.</summary>
/// <param name="Round">The round that its cards are of.</param>
/// <param name="FileName">A file name without a path, 1 to 200 characters.</param>
/// <param name="ContentType">The media type of a CSV or an XLSX.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
public sealed record DeliveryImportDraft(string? Round, string? FileName, string? ContentType, long? Length, string? Sha256)
{
    /// <summary>Hidden: a file name may hold a person's (REG-3).</summary>
    public override string ToString() => "[import]";
}
