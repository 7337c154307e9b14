using Dtks.Functions.Areas;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardReplacement;

/// <summary>GET /villages/{village}/skrtm/{id}/print: an SKRTM as a PDF, with both signatures once they are there (CRD-9); each print is audited before the answer (REG-3).</summary>
public sealed class PrintSkrtm(Api api, SkrtmRepository letters, CardRepository cards, AuditedReads reads, AreaDirectory areas)
{
    /// <summary>The file.</summary>
    [Function(nameof(PrintSkrtm))]
    [Access(Officers = true, Area = "village")]
    [Answers(200, File = "application/pdf")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/skrtm/{id}/print")] HttpRequest request, string village, string id, CancellationToken cancellation) =>
        api.RunAsync<IActionResult>(request, async caller =>
        {
            var found = await letters.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            var card = await cards.FindAsync(village, found.State.Card, cancellation) ?? throw new ProblemException(Problem.NotFound);
            await reads.NoteAsync(Partitions.Registry(village), AuditEntry.Of(caller.Actor, "skrtm.read", found.Id, found.State.Holder, "print"), cancellation);
            return new FileAnswer("application/pdf", $"skrtm-{id[..8]}.pdf", SkrtmPaper.Of(found.State, card.State, CardPlace.Of(village, areas)));
        });
}
