using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Letters;

/// <summary>POST /desk/{regency}/applications/{id}/copies/{recipient}: a copy of the recommendation was delivered to the village head, the giver, the head of Bappeda or the archive (SVC-9).</summary>
public sealed class DeliverCopy(Api api, HelpWork work, HelpApplications applications, HelpLetters letters, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Notes it down, once.</summary>
    [Function(nameof(DeliverCopy))]
    [Access(Role.DeskOfficer, Role.SectionOfficer, Area = "regency")]
    [Takes<HelpCopyDraft>]
    [Answers<HelpCopy>]
    [Refuses(400, "date.format", "input.required")]
    [Refuses(400, "help.deliveredOn", Rule = "SVC-9")]
    [Refuses(409, "help.copyDelivered", "help.noRecommendation", Rule = "SVC-9")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{regency}/applications/{id}/copies/{recipient}")] HttpRequest request,
        string regency,
        string id,
        string recipient,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var asked = HelpAsked.Of<HelpCopyDraft>(regency, id, caller, body, IdempotencyHeader.Read(request, caller, body));
            var to = WireName.TryParse<CopyRecipient>(recipient, out var known) ? known : throw new ProblemException(Problem.NotFound);
            return await answers.OnceAsync(Partitions.ServiceDesk(asked.Regency.Value), asked.Key, () => DeliverAsync(asked, to, cancellation), cancellation);
        });

    private async Task<Answer> DeliverAsync(HelpAsked<HelpCopyDraft> asked, CopyRecipient to, CancellationToken cancellation)
    {
        var found = await work.SeenAsync(asked.By, asked.Regency, asked.Id, cancellation);
        var copy = await letters.CopyAsync(found.State, to, cancellation);
        var (policy, now, _) = applications.Today(found.State.Applicant.Village);
        if (Accepted.Events(HelpLetterRules.Deliver(found.State, copy.Copy, asked.Draft, asked.By.Actor, policy, now)) is not [var delivered])
        {
            return Answer.Done(copy.Copy);
        }

        var change = new ChangeSet(Partitions.ServiceDesk(found.Regency), [AuditEntry.Of(delivered.Meta, delivered, copy.Id)]).Save(copy with { Copy = delivered.Copy, Awaited = null });
        var answer = Answer.Done(delivered.Copy);
        await commit.SaveAsync(answers.Keep(change, asked.Key, answer), cancellation);
        return answer;
    }
}
