using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Functions.ServiceDesk.Programmes;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Json;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Checks;

/// <summary>
/// POST /desk/{regency}/applications/{id}/check: data &amp; reporting looks the applicant up in the regency's poverty database (SVC-3). Found: entitled, with an explanation of the programme, and on to its section (SVC-4); likely
/// matches are shown for a person to decide; not found: the village is asked (SVC-5). The section too assigns a programme by it.
/// </summary>
public sealed class CheckApplication(Api api, HelpWork work, HelpApplications applications, ApplicantLookUp lookUp, HelpProgrammes programmes, AuditedReads reads, MessageCatalogue messages)
{
    /// <summary>Looks up, and decides where there is nothing for a person to decide.</summary>
    [Function(nameof(CheckApplication))]
    [Access(Role.SectionOfficer, Area = "regency")]
    [Takes<CheckDraft>]
    [Answers<HelpCheckView>(ETag = true)]
    [Refuses(400, "help.matchAndNone", "help.matchUnknown", Rule = "SVC-3")]
    [Refuses(400, "help.programmeUnknown", Rule = "SVC-4")]
    [Refuses(403, "help.dataOnly", Rule = "SVC-3")]
    [Refuses(409, "help.checkedAlready", Rule = "SVC-3")]
    [Refuses(409, "help.notAwaiting")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{regency}/applications/{id}/check")] HttpRequest request, string regency, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var done = await work.DoAsync(HelpAsked.Of<CheckDraft>(regency, id, caller, body, IdempotencyHeader.Read(request, caller, body)), step => DecideAsync(step, cancellation), cancellation);
            return await ToldAsync(caller, regency, JsonText.Read<HelpStepReceipt>(done.Body), MessageCatalogue.Choose(request.Headers.AcceptLanguage), cancellation);
        });

    private async Task<HelpDecided> DecideAsync(HelpStep<CheckDraft> step, CancellationToken cancellation)
    {
        var state = step.State;
        if (state.Status == HelpStatus.Checking && step.By.Section != Section.Data)
        {
            throw new ProblemException(new Problem(403, "help.dataOnly", "SVC-3"));
        }

        var programme = await programmes.FindAsync(state.Regency, step.Draft.Programme, applications.Today(state.Regency).Day, cancellation);
        var found = state.Status == HelpStatus.Checking ? await lookUp.FindAsync(state, cancellation) : [];
        return new(CheckRules.Check(state, step.Draft, ApplicantLookUp.Of(found), programme?.Section == state.Section ? programme : null, step.By.Actor, step.Policy, step.Now));
    }

    // Who may be meant is looked up anew and not kept with the answer: that holds ids and states alone.
    private async Task<Answer> ToldAsync(Caller caller, string regency, HelpStepReceipt done, string language, CancellationToken cancellation)
    {
        var after = await applications.FindAsync(regency, done.Id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        var state = after.State;
        var matches = state.Status == HelpStatus.Checking ? await lookUp.FindAsync(state, cancellation) : [];

        // Sent again after the file went on, it is told what came of it then, and nothing of what came later.
        var isTheirs = HelpAccess.MaySee(state, HelpWork.OnlookerOf(caller)) || state.History[^1].Subject == caller.Actor.Subject;
        var programme = isTheirs ? await applications.ProgrammeAsync(state, cancellation) : null;
        var view = new HelpCheckView(
            state.Id, state.FoundAs is not null, [.. matches.Select(PovertyMatchView.Of)], done.Status, done.Holder, isTheirs ? state.Programme : null, messages.Text(language, CodeOf(state), args: null),
            programme?.Criteria ?? [], isTheirs ? FrontOfficeRules.Missing(state.Papers, programme) : []);
        return await reads.ShowAsync(Partitions.ServiceDesk(regency), after.Id, caller.Actor, "povertyRecords.read", view, after.ETag, cancellation);
    }

    private static string CodeOf(HelpApplicationState state) => state switch
    {
        { FoundAs: not null } => "explanation.helpFound",
        { Status: HelpStatus.Checking } => "explanation.helpMatches",
        _ => "explanation.helpNotFound",
    };
}
