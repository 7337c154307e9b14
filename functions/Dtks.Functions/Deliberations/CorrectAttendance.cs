using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>PUT /villages/{village}/deliberations/{id}/attendees: who was present, in place of what was recorded before, until it is concluded (MUS-3).</summary>
public sealed class CorrectAttendance(Api api, DeliberationRecording recording)
{
    /// <summary>Records the list, whole or not at all.</summary>
    [Function(nameof(CorrectAttendance))]
    [Access(Role.VillageOfficer, Area = "village")]
    [Takes<List<AttendeeDraft>>(IfMatch = true)]
    [Answers<DeliberationReceipt>]
    [Refuses(400, "input.required", "input.unknownValue", "list.size", "text.characters", "text.length")]
    [Refuses(400, "deliberation.attendeeTwice", "deliberation.attendeeUnit", Rule = "MUS-3")]
    [Refuses(409, "deliberation.cancelled", "deliberation.concluded", Rule = "MUS-7")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/villages/{village}/deliberations/{id}/attendees")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var drafts = RequestBody.Parse<List<AttendeeDraft>>(await RequestBody.ReadBytesAsync(request, cancellation));
            DeliberationCommand command = new DeliberationCommand.CorrectAttendance(drafts, caller.Actor);
            return await recording.RecordAsync(village, id, IfMatchHeader.Read(request), _ => Task.FromResult(command), cancellation);
        });
}
