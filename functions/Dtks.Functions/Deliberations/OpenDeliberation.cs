using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>POST /villages/{village}/deliberations: records that a deliberation was held (MUS-1, MUS-3); one on cards only once the circular of its round has arrived (CRD-4).</summary>
public sealed class OpenDeliberation(
    Api api, DeliberationRepository repository, ICardDeliberations cards, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Records one.</summary>
    [Function(nameof(OpenDeliberation))]
    [Access(Role.VillageOfficer, Area = "village")]
    [Takes<DeliberationDraft>]
    [Answers<DeliberationReceipt>(201)]
    [Refuses(400, "date.format", "input.required", "input.unknownValue", "list.size", "text.characters", "text.length")]
    [Refuses(400, "deliberation.roundOdd", "deliberation.roundUnknown", Rule = "CRD-4")]
    [Refuses(400, "date.future", "date.tooEarly", Rule = "MUS-1")]
    [Refuses(400, "deliberation.attendeeTwice", "deliberation.attendeeUnit", Rule = "MUS-3")]
    [Refuses(409, "deliberation.exists")]
    [Refuses(409, "deliberation.cancelled", "deliberation.concluded", Rule = "MUS-7")]
    [Refuses(422, "card.expired", Rule = "CRD-10")]
    [Refuses(422, "deliberation.beforeCircular", "deliberation.circularMissing", "deliberation.returnsDeliberated", "deliberation.roundNeeded", "deliberation.roundUnknown", Rule = "CRD-4")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/deliberations")] HttpRequest request,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var area = PathArea.Village(village);
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var key = IdempotencyHeader.Read(request, caller, body);
            var draft = RequestBody.Parse<DeliberationDraft>(body);
            var round = draft.Kind == WireName.Of(DeliberationKind.Cards) ? await cards.RoundAsync(area.Value, draft.Round, cancellation) : null;
            var command = new DeliberationCommand.Open(key.Id, area, draft, by) { Round = round };
            return await answers.OnceAsync(
                Partitions.Registry(village), key,
                () => OpenAsync(command, area, key, cancellation),
                async () => await repository.FindAsync(village, key.Id, cancellation) is { } found ? AnswerOf(found.State) : null,
                cancellation);
        });

    private async Task<Answer> OpenAsync(DeliberationCommand.Open command, AreaCode village, IdempotencyKey key, CancellationToken cancellation)
    {
        var (change, state) = repository.Change(before: null, Accepted.Events(repository.Decide(command, state: null, village)));
        var answer = AnswerOf(state);
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }

    private static Answer AnswerOf(DeliberationState state) =>
        Answer.Created(DeliberationReceipt.Of(state), $"/api/villages/{state.Village}/deliberations/{state.Id}");
}
