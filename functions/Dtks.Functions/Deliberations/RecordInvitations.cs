using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>PUT /villages/{village}/deliberations/{id}/invitations: who had been invited, when and how, in place of what was recorded before (MUS-3).</summary>
public sealed class RecordInvitations(Api api, DeliberationRecording recording)
{
    /// <summary>Records the list, whole or not at all.</summary>
    [Function(nameof(RecordInvitations))]
    [Access(Role.VillageOfficer, Area = "village")]
    [Takes<List<InvitationDraft>>(IfMatch = true)]
    [Answers<DeliberationReceipt>]
    [Refuses(400, "date.format", "input.required", "input.unknownValue", "list.size", "text.characters", "text.length")]
    [Refuses(400, "date.tooEarly", "deliberation.invitedAfter", Rule = "MUS-3")]
    [Refuses(409, "deliberation.cancelled", "deliberation.concluded", Rule = "MUS-7")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/villages/{village}/deliberations/{id}/invitations")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var drafts = RequestBody.Parse<List<InvitationDraft>>(await RequestBody.ReadBytesAsync(request, cancellation));
            DeliberationCommand command = new DeliberationCommand.Invite(drafts, caller.Actor);
            return await recording.RecordAsync(village, id, IfMatchHeader.Read(request), _ => Task.FromResult(command), cancellation);
        });
}
