using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
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

namespace Dtks.Functions.FamilyChanges;

/// <summary>POST /households/{village}/{id}/changes/withdrawal: takes back a change that waits, or a move that no village took over (REG-8).</summary>
public sealed class WithdrawFamilyChange(
    Api api, HouseholdRepository households, FamilyCarrying carrying, FamilyChangeSets sets, FamilyShowing showing, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Takes it back; 409 where none waits.</summary>
    [Function(nameof(WithdrawFamilyChange))]
    [Access(Role.VillageOfficer, Area = "village")]
    [Takes<Withdrawal>(IfMatch = true)]
    [Answers<HouseholdView>(ETag = true)]
    [Answers<HouseholdView>(202, ETag = true)]
    [Refuses(409, "change.memberGone", "change.notWaiting", "household.ended", Rule = "REG-8")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/households/{village}/{id}/changes/withdrawal")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var change = RequestBody.Parse<Withdrawal>(body).Change;
            var key = IdempotencyHeader.Read(request, caller, body);
            var ifMatch = IfMatchHeader.Read(request);
            await answers.OnceAsync(
                Partitions.Registry(village), key,
                () => WithdrawAsync(village, id, change, caller.Actor, key, ifMatch, cancellation),
                cancellation);
            return await showing.AnswerAsync(village, id, change, caller.Actor, MessageCatalogue.Choose(request.Headers.AcceptLanguage), cancellation);
        });

    private async Task<Answer> WithdrawAsync(string village, string id, string change, Actor by, IdempotencyKey key, ExpectedVersion ifMatch, CancellationToken cancellation)
    {
        var found = await households.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        ifMatch.Require(found.EntityTag());
        var (policy, now) = carrying.Today(found.State.Village);
        var events = Accepted.Events(FamilyChangeDecider.Drop(change, why: null, fields: null, by, found.State, policy, now));
        if (events.Count == 0)
        {
            throw new ProblemException(Accepted.ProblemOf([Violation.Conflict(FamilyChangeViolations.NotWaiting, "REG-8") with { Pointer = "/change" }]));
        }

        var answer = Answer.Done(new FamilyChangeReceipt(change));
        await commit.SaveAsync(answers.Keep(sets.Of(found, events), key, answer), cancellation);
        return answer;
    }

    /// <summary>The change that is taken back.</summary>
    private sealed record Withdrawal(string Change);
}
