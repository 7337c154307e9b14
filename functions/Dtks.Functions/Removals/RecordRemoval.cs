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

/// <summary>POST /households/{village}/{id}/removals: a removal from the register is recorded, and the people concerned are told before it takes effect (RAT-6).</summary>
public sealed class RecordRemoval(Api api, RemovalRepository removals, HouseholdRepository households, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Records one.</summary>
    [Function(nameof(RecordRemoval))]
    [Access(Role.RegencyOfficer, Role.MinistryOfficer, Area = "village")]
    [Takes<RemovalDraft>]
    [Answers<RemovalReceipt>(201)]
    [Refuses(400, "input.required", "input.unknownValue", "list.size", "number.range", "removal.memberTwice", "text.characters", "text.length")]
    [Refuses(400, "change.memberUnknown", "removal.sourceDukcapil", Rule = "RAT-6")]
    [Refuses(400, "change.newHeadForbidden", "change.newHeadRequired", "change.newHeadUnknown", "family.headMinor", "family.marriedTooYoung", "family.parentTooYoung", Rule = "REG-2")]
    [Refuses(400, "family.spouseSex", Rule = "REG-2")]
    [Refuses(400, "removal.number", Rule = "VER-5")]
    [Refuses(409, "household.ended", "removal.alreadyNoticed", Rule = "RAT-6")]
    [Refuses(422, "change.newHeadMinor", Rule = "REG-2")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/households/{village}/{id}/removals")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<RemovalDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            return await answers.OnceAsync(
                Partitions.Registry(village), key,
                () => RecordAsync(village, id, draft, key, caller.Actor, cancellation),
                async () => await removals.FindAsync(village, key.Id, cancellation) is { } found ? AnswerOf(found.State) : null,
                cancellation);
        });

    private async Task<Answer> RecordAsync(string village, string household, RemovalDraft draft, IdempotencyKey key, Actor by, CancellationToken cancellation)
    {
        var found = await households.FindAsync(village, household, cancellation) ?? throw new ProblemException(Problem.NotFound);
        var open = (await removals.StandingAsync(village, household, cancellation)).Where(r => r.Status == RemovalStatus.Noticed).ToList();
        var (policy, now) = removals.Today(found.State.Village);
        var events = Accepted.Events(RemovalDecider.Record(key.Id, draft, found.State, open, by, policy, now));
        var (change, state) = RemovalRepository.Change(before: null, events[0]);
        var answer = AnswerOf(state);

        // The household is written as it is: of two at once one finds the other's.
        await commit.SaveAsync(answers.Keep(change.Replace(found), key, answer), cancellation);
        return answer;
    }

    private static Answer AnswerOf(RemovalState state) =>
        Answer.Created(RemovalReceipt.Of(state), $"/api/households/{state.Village}/{state.Household}/removals/{state.Id}");
}
