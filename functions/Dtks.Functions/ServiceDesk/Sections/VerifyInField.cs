using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Sections;

/// <summary>
/// POST /desk/{regency}/applications/{id}/field-verification: the section verifies each technical criterion of the programme in the field, met or not and why, by an officer who did not take the application in at the front (SVC-7, SVC-8,
/// GOV-2). All met: on to the recommendation; else it ends.
/// </summary>
public sealed class VerifyInField(Api api, HelpWork work, HelpApplications applications)
{
    /// <summary>Takes what was seen.</summary>
    [Function(nameof(VerifyInField))]
    [Access(Role.SectionOfficer, Area = "regency")]
    [Takes<FieldVerificationDraft>]
    [Answers<HelpStepReceipt>]
    [Refuses(400, "date.format", "input.required", "text.characters", "text.length")]
    [Refuses(400, "help.criteriaMissing", "help.criterionTwice", "help.criterionUnexplained", "help.criterionUnknown", "help.visitedOn", Rule = "SVC-8")]
    [Refuses(403, "help.otherSection", Rule = "SVC-1")]
    [Refuses(409, "help.notAwaiting")]
    [Refuses(422, "help.own", Rule = "GOV-2")]
    [Refuses(422, "help.skmExpired", Rule = "SVC-7")]
    [Refuses(422, "help.noProgramme", Rule = "SVC-8")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{regency}/applications/{id}/field-verification")] HttpRequest request, string regency, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            return await work.DoAsync(HelpAsked.Of<FieldVerificationDraft>(regency, id, caller, body, IdempotencyHeader.Read(request, caller, body)), step => DecideAsync(step, cancellation), cancellation);
        });

    /// <summary>Holds an officer to their own section: data &amp; reporting sees a file until its section has it, and does nothing there (SVC-1).</summary>
    /// <exception cref="ProblemException">403.</exception>
    internal static void RequireSection<TDraft>(HelpStep<TDraft> step)
    {
        if (step.By.Section != step.State.Section)
        {
            throw new ProblemException(new Problem(403, "help.otherSection", "SVC-1"));
        }
    }

    private async Task<HelpDecided> DecideAsync(HelpStep<FieldVerificationDraft> step, CancellationToken cancellation)
    {
        RequireSection(step);
        var programme = await applications.ProgrammeAsync(step.State, cancellation);
        return new(SectionRules.Verify(step.State, step.Draft, programme, step.By.Actor, step.Policy, step.Now));
    }
}
