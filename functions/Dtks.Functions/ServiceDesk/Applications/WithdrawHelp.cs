using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>POST /desk/{regency}/applications/{id}/withdrawal: the applicant no longer asks, which the front office takes down from wherever the application goes on (SVC-2).</summary>
public sealed class WithdrawHelp(Api api, HelpWork work)
{
    /// <summary>Ends it.</summary>
    [Function(nameof(WithdrawHelp))]
    [Access(Role.DeskOfficer, Area = "regency")]
    [Takes<HelpWithdrawalDraft>]
    [Answers<HelpStepReceipt>]
    [Refuses(400, "input.required", "text.characters", "text.length")]
    [Refuses(409, "help.notAwaiting")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{regency}/applications/{id}/withdrawal")] HttpRequest request, string regency, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var asked = HelpAsked.Of<HelpWithdrawalDraft>(regency, id, caller, body, IdempotencyHeader.Read(request, caller, body));
            return await work.DoAsync(asked, step => Task.FromResult(new HelpDecided(FrontOfficeRules.Withdraw(step.State, step.Draft, caller.Actor, step.Policy, step.Now))), cancellation);
        });
}
