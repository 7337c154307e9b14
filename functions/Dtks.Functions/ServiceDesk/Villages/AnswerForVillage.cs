using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Functions.ServiceDesk.PovertyDatabase;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Villages;

/// <summary>
/// POST /desk/{regency}/applications/{id}/village-answer: the village head tells what TKP2KDes verified: poor, with a poverty statement (SKM), or not poor, which ends it (SVC-5, SVC-6). 404 for another village's. An SKM whose time is
/// over before the section was there is made anew by it (SVC-7).
/// </summary>
public sealed class AnswerForVillage(Api api, HelpWork work, HelpNumbers numbers, VillageStatements statements)
{
    /// <summary>Takes the answer.</summary>
    [Function(nameof(AnswerForVillage))]
    [Access(Role.VillageHead, Area = "regency", Reach = Reach.Below)]
    [Takes<VillageAnswerDraft>]
    [Answers<HelpStepReceipt>]
    [Refuses(400, "date.format", "input.required", "input.unknownValue", "list.size", "text.characters", "text.length")]
    [Refuses(400, "help.verifiedOn", Rule = "SVC-5")]
    [Refuses(400, "help.skmForbidden", "help.skmMissing", "help.skmValidity", Rule = "SVC-6")]
    [Refuses(409, "help.answeredAlready", Rule = "SVC-5")]
    [Refuses(409, "help.notAwaiting")]
    [Refuses(422, "help.skmTaken", Rule = "SVC-6")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{regency}/applications/{id}/village-answer")] HttpRequest request, string regency, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            return await work.DoAsync(HelpAsked.Of<VillageAnswerDraft>(regency, id, caller, body, IdempotencyHeader.Read(request, caller, body)), step => DecideAsync(step, cancellation), cancellation);
        });

    private async Task<HelpDecided> DecideAsync(HelpStep<VillageAnswerDraft> step, CancellationToken cancellation)
    {
        var (state, scope) = (step.State, $"skm/{step.State.Applicant.Village}");
        var isTaken = await numbers.IsTakenAsync(state.Regency, scope, step.Draft.Skm?.Number, state.Id, cancellation);
        var decision = VillageRules.Answer(state, step.Draft, isTaken, step.By.Actor, step.Policy, step.Now);
        if (decision.Events is not [VillageAnswered { Answer: { Skm: { } skm } answer }])
        {
            return new(decision);
        }

        // Whom the village found poor stands in its part of the poverty database from the answer on.
        var number = await numbers.TakeAsync(state.Regency, scope, skm.Number, state.Id, cancellation);
        var entry = await statements.EnterAsync(state, answer, cancellation);
        return new(decision, number + entry);
    }
}
