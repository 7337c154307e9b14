using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Removals;

/// <summary>POST /households/{village}/{id}/removals/{removal}/cancellation: whoever recorded a removal takes it back before it takes effect (RAT-6).</summary>
public sealed class CancelRemoval(Api api, RemovalRepository removals, IHouseholdPayments paying, ChangeCommit commit, IdempotentAnswers answers, MessageCatalogue messages)
{
    /// <summary>Takes it back.</summary>
    [Function(nameof(CancelRemoval))]
    [Access(Role.RegencyOfficer, Role.MinistryOfficer, Area = "village")]
    [Takes<RemovalCancellationDraft>]
    [Answers<RemovalReceipt>]
    [Refuses(400, "input.required", "text.characters", "text.length")]
    [Refuses(409, "removal.notNoticed", Rule = "RAT-6")]
    [Refuses(422, "removal.notOwn", Rule = "GOV-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/households/{village}/{id}/removals/{removal}/cancellation")] HttpRequest request,
        string village,
        string id,
        string removal,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<RemovalCancellationDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            return await answers.OnceAsync(
                Partitions.Registry(village), key, () => CancelAsync(village, id, removal, draft, (key, MessageCatalogue.Choose(request.Headers.AcceptLanguage)), caller.Actor, cancellation), cancellation);
        });

    private async Task<string?> UnpaidAsync(FamilyPlace family, string language, CancellationToken cancellation) =>
        messages.GoingOn(language, "removal.unpaid", await paying.UpheldAsync(family, cancellation), await paying.AtStakeAsync(family, aid: null, cancellation));

    private async Task<Answer> CancelAsync(
        string village, string household, string removal, RemovalCancellationDraft draft, (IdempotencyKey Key, string Language) asked, Actor by, CancellationToken cancellation)
    {
        var found = await removals.FindAsync(village, removal, cancellation);
        if (found?.State.Household != household)
        {
            throw new ProblemException(Problem.NotFound);
        }

        var (policy, now) = removals.Today(found.State.Village);
        var events = Accepted.Events(RemovalDecider.Cancel(found.State, draft, by, policy, now));
        var (change, state) = RemovalRepository.Change(found, events[0]);
        var answer = Answer.Done(RemovalReceipt.Of(state) with { Detail = await UnpaidAsync(new FamilyPlace(state.Village, state.Household), asked.Language, cancellation) });
        await commit.SaveAsync(answers.Keep(change, asked.Key, answer), cancellation);
        return answer;
    }
}
