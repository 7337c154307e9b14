using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardRounds;

/// <summary>GET /villages/{village}/cards/{card}/print: the card as a PDF (CRD-10); each print is audited before the answer (REG-3).</summary>
public sealed class PrintCard(Api api, CardRepository cards, AuditedReads reads, AreaDirectory areas)
{
    /// <summary>The card's face and its terms, with bar code and QR.</summary>
    [Function(nameof(PrintCard))]
    [Access(Role.PostOfficer, Officers = true, Area = "village")]
    [Answers(200, File = "application/pdf")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/cards/{card}/print")] HttpRequest request, string village, string card, CancellationToken cancellation) =>
        api.RunAsync<IActionResult>(request, async caller =>
        {
            var found = await cards.FindAsync(village, card, cancellation) ?? throw new ProblemException(Problem.NotFound);
            await reads.NoteAsync(Partitions.Registry(village), AuditEntry.Of(caller.Actor, "card.read", found.Id, found.State.Holder, "print"), cancellation);
            return new FileAnswer("application/pdf", $"kartu-{card[..8]}.pdf", CardPaper.Of([found.State], CardPlace.Of(village, areas), cards.Today(village)));
        });
}
