using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>POST /desk/{regency}/applications: the front office files an application of a visitor, and is told all that is missing (SVC-2); one visit may bring several.</summary>
public sealed class FileApplication(Api api, HelpFiling filing)
{
    /// <summary>Files it.</summary>
    [Function(nameof(FileApplication))]
    [Access(Role.DeskOfficer, Area = "regency")]
    [Takes<HelpApplicationDraft>]
    [Answers<HelpReceipt>(201)]
    [Refuses(400, "contact.phoneFormat", "date.format", "input.required", "input.unknownValue", "text.characters", "text.length")]
    [Refuses(400, "family.cardNumberFormat", "person.birthDateFuture", "person.birthDateTooEarly", "person.nikFormat", "person.noLetter", "person.unnamed", Rule = "REG-2")]
    [Refuses(400, "help.noSectionOfHelp", Rule = "SVC-1")]
    [Refuses(400, "help.programmeUnknown", Rule = "SVC-4")]
    [Refuses(400, "help.otherRegency", "help.villageUnknown", Rule = "SVC-2")]
    [Refuses(409, "help.sameNeed", Rule = "SVC-2")]
    [Refuses(422, "help.otherRegency", "help.visitUnknown", Rule = "SVC-2")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/{regency}/applications")] HttpRequest request, string regency, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<HelpApplicationDraft>(body);
            return await filing.FileAsync(PathArea.Regency(regency), draft, caller.Actor, IdempotencyHeader.Read(request, caller, body), cancellation);
        });
}
