using System.Globalization;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Dtks.Platform.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardRounds;

/// <summary>GET /villages/{village}/card-sheet?round=&amp;part=: a village's cards of a round as one PDF, two hundred at a time (CRD-10); each print is audited before the answer (REG-3).</summary>
public sealed class PrintCards(Api api, CardRoundRepository rounds, CardRepository cards, DocumentStore store, UnreadableRecords unreadables, AuditedReads reads, AreaDirectory areas)
{
    private const int OnPart = 200;
    private const int MostParts = 50;

    /// <summary>Part 1 unless another is asked for; 404 where a part has no card. Cards that are blocked or expired are not printed.</summary>
    [Function(nameof(PrintCards))]
    [QueryParameters("round", "part")]
    [Access(Role.PostOfficer, Officers = true, Area = "village")]
    [Asks<string>("round", "The id of a round of cards.", IsRequired = true)]
    [Asks<int>("part", "Which two hundred of them, 1 to 50; the first without it.")]
    [Answers(200, File = "application/pdf")]
    [Refuses(400, "number.range")]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    [Refuses(404, "cardSheet.none", Rule = "CRD-10")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/card-sheet")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync<IActionResult>(request, async caller =>
        {
            var (code, part) = (PathArea.Village(village).Value, Part(request));
            var round = await rounds.NamedAsync(request.Query["round"].ToString(), cancellation);
            var today = cards.Today(code);
            var printed = await PrintedAsync(code, round, part, cancellation);
            if (printed.Count == 0 || today > round.ValidUntil)
            {
                throw new ProblemException(new Problem(404, "cardSheet.none", "CRD-10"));
            }

            var serials = string.Create(CultureInfo.InvariantCulture, $"{printed[0].Number.Serial}..{printed[^1].Number.Serial}");
            await reads.NoteAsync(Partitions.Registry(code), AuditEntry.Of(caller.Actor, "cards.read", VillageCardsDocument.IdOf(round.Id), printed[0].Holder, serials), cancellation);
            return new FileAnswer("application/pdf", $"kartu-{code}-{part}.pdf", CardPaper.Of(printed, CardPlace.Of(code, areas), today));
        });

    private async Task<IReadOnlyList<CardState>> PrintedAsync(string village, CardRound round, int part, CancellationToken cancellation)
    {
        var (first, last) = (((part - 1) * OnPart) + 1, part * OnPart);
        var query = new DocumentQuery("SELECT * FROM c WHERE c.id > @first AND c.id < @after AND c.state.number >= @from AND c.state.number < @to AND c.state.status != 'blocked'")
            .With("@first", CardDocument.IdOf(CardIds.StartOf(round.Number))).With("@after", CardDocument.IdOf($"{CardIds.StartOf(round.Number)}g"))
            .With("@from", Body(round, village, first)).With("@to", Body(round, village, last + 1));
        var partition = Partitions.Registry(village);
        var (read, _) = await unreadables.ApartAsync(partition, store.AllAsync<CardDocument>(partition, query, cancellation), CardDocument.IdOf(string.Empty), cancellation);
        return [.. read.Select(c => c.State).OrderBy(c => c.Number.Value, StringComparer.Ordinal)];
    }

    // What the numbers of a serial begin with: they sort as their serials do.
    private static string Body(CardRound round, string village, int serial) => string.Create(CultureInfo.InvariantCulture, $"{(int)round.Kind + 1}{round.Number:000}{village}{serial:0000}");

    private static int Part(HttpRequest request)
    {
        var text = request.Query["part"].ToString();
        return text.Length == 0 ? 1
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var part) && part is >= 1 and <= MostParts ? part
            : throw new ProblemException(Problem.Invalid("/part", "number.range", args: new Dictionary<string, string> { ["min"] = "1", ["max"] = "50" }));
    }
}
