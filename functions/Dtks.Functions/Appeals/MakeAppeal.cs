using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>POST /appeals: against a refusal, a removal, or another's entitlement (GOV-3).</summary>
public sealed class MakeAppeal(Api api, AppealTargets targets, AppealIds ids, AppealReading appeals, ChangeCommit commit, IdempotentAnswers answers, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>Takes one in.</summary>
    [Function(nameof(MakeAppeal))]
    [Access(Role.Citizen, Role.VillageOfficer, Area = AccessArea.None)]
    [Takes<AppealDraft>]
    [Answers<AppealReceipt>(201)]
    [Refuses(400, "contact.phoneFormat", "input.required", "input.unknownValue", "text.characters", "text.length")]
    [Refuses(400, "appeal.aboutOne", "appeal.aboutOther", Rule = "GOV-3")]
    [Refuses(404, "notFound")]
    [Refuses(404, "appeal.proposalUnknown", "tracking.codeMistyped", "tracking.codeUnknown", Rule = "GOV-3")]
    [Refuses(409, "appeal.alreadyMade", "appeal.noCardWithdrawn", "appeal.notRefused", "appeal.notRemoved", "appeal.ownFamily", Rule = "GOV-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/appeals")] HttpRequest request, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var read = Accepted.Value(AppealReader.Read(RequestBody.Parse<AppealDraft>(body)));
            var key = IdempotencyHeader.Read(request, caller, body);
            return await answers.OnceAsync(() => GivenAsync(read, caller, key, cancellation), () => MakeAsync(read, caller, key, cancellation), cancellation);
        });

    // Where it was taken in before, what it was about may stand otherwise by now, or elsewhere.
    private async Task<Answer?> GivenAsync(AppealRequest request, Caller caller, IdempotencyKey key, CancellationToken cancellation)
    {
        if (!key.Given)
        {
            return null;
        }

        await foreach (var village in targets.VillagesAsync(request, caller, cancellation))
        {
            if (await answers.FindAsync(Partitions.Registry(village), key, cancellation) is { } given)
            {
                return given;
            }
        }

        return null;
    }

    private async Task<Answer> MakeAsync(AppealRequest request, Caller caller, IdempotencyKey key, CancellationToken cancellation)
    {
        var target = await targets.FindAsync(request, caller, cancellation);

        // From its cause: of two at once one finds the other's.
        var id = ids.Of(request.Kind, target, caller.Subject);
        if (await FirstAsync(request.Kind, target, id, caller, cancellation) is { } first)
        {
            throw new ProblemException(new Problem(409, AppealViolations.AlreadyMade, "GOV-3", new Dictionary<string, string> { ["appeal"] = first.State.Id }));
        }

        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var made = AppealDecider.Make(id, request, target.Village, target.About, target.DecidedBefore, caller.Actor, policies.At(TimeZones.DateIn(target.Village, now)), now) with { IsBeside = target.IsBeside };
        var (change, state) = AppealChanges.Of(before: null, made);
        var answer = Answer.Created(AppealReceipt.Of(state), $"/api/appeals/{state.Village}/{state.Id}");
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }

    // Made where that stood before, or by the same person before there was one for all.
    private async Task<AppealDocument?> FirstAsync(AppealKind kind, AppealTarget target, string id, Caller caller, CancellationToken cancellation)
    {
        // Who only proposed a family has nothing to add to what it made itself.
        string[] all = target.IsBeside ? [id, ids.OfFamily(kind, target)] : [id];
        foreach (var (village, one) in target.Villages.Prepend(target.Village).Distinct().SelectMany(village => all, (village, one) => (village, one)))
        {
            if (await appeals.FindAsync(village.Value, one, cancellation) is { } first)
            {
                return first;
            }
        }

        return await appeals.FindAsync(target.Village.Value, ids.OfMaker(kind, target, caller.Subject), cancellation);
    }
}
