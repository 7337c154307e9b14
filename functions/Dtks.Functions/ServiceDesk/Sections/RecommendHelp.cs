using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Functions.ServiceDesk.Villages;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Sections;

/// <summary>POST /desk/{regency}/applications/{id}/recommendation: the section recommends who meets the criteria to one of the programme's givers, once, by a letter with a number of its own in the regency and year (SVC-9).</summary>
public sealed class RecommendHelp(Api api, HelpWork work, HelpApplications applications, HelpNumbers numbers)
{
    /// <summary>Takes the letter's number, date and giver.</summary>
    [Function(nameof(RecommendHelp))]
    [Access(Role.SectionOfficer, Area = "regency")]
    [Takes<RecommendationDraft>]
    [Answers<HelpStepReceipt>]
    [Refuses(400, "date.format", "input.required", "text.characters", "text.length")]
    [Refuses(403, "help.otherSection", Rule = "SVC-1")]
    [Refuses(409, "help.notAwaiting")]
    [Refuses(409, "help.recommendedAlready", Rule = "SVC-9")]
    [Refuses(422, "help.giverUnknown", "help.letterDate", "help.letterTaken", "help.noProgramme", Rule = "SVC-9")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{regency}/applications/{id}/recommendation")] HttpRequest request, string regency, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            return await work.DoAsync(HelpAsked.Of<RecommendationDraft>(regency, id, caller, body, IdempotencyHeader.Read(request, caller, body)), step => DecideAsync(step, cancellation), cancellation);
        });

    private async Task<HelpDecided> DecideAsync(HelpStep<RecommendationDraft> step, CancellationToken cancellation)
    {
        VerifyInField.RequireSection(step);
        var (state, scope) = (step.State, $"recommendation/{string.Concat((step.Draft.Date ?? string.Empty).Where(char.IsAsciiDigit).Take(4))}");

        // It is recommended by the programme that was verified, as it stands today; without one it was not verified.
        if (await applications.ProgrammeAsync(state, cancellation) is not { } programme)
        {
            return new(Decision<HelpEvent>.Reject(Violation.Refused(HelpViolations.NoProgramme, "SVC-9")));
        }

        var isTaken = await numbers.IsTakenAsync(state.Regency, scope, step.Draft.Number, state.Id, cancellation);
        var decision = SectionRules.Recommend(state, step.Draft, programme, isTaken, step.By.Actor, step.Policy, step.Now);
        return decision.Events is [HelpRecommended { Recommendation: var letter }] ? new(decision, await numbers.TakeAsync(state.Regency, scope, letter.Number, state.Id, cancellation)) : new(decision);
    }
}
