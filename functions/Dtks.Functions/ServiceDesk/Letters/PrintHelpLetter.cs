using System.Security.Cryptography;
using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Functions.ServiceDesk.Programmes;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Letters;

/// <summary>
/// GET /desk/{regency}/applications/{id}/letters/{kind}: a letter about an application as a PDF, for whom the application concerns (SVC-5, SVC-6, SVC-9). The same letter is the same bytes, and its <c>ETag</c> their SHA-256. Each print is
/// audited before the answer (REG-3).
/// </summary>
public sealed class PrintHelpLetter(Api api, HelpWork work, HelpProgrammes programmes, AuditedReads reads, AreaDirectory areas)
{
    /// <summary>The file.</summary>
    [Function(nameof(PrintHelpLetter))]
    [Access(Role.DeskOfficer, Role.SectionOfficer, Role.Giver, Role.VillageHead, Role.VillageOfficer, Role.RegencyOfficer, Role.Auditor, Area = "regency", Reach = Reach.Own | Reach.Above | Reach.Below)]
    [Answers(200, File = "application/pdf", ETag = true)]
    [Refuses(409, "help.noCovering", Rule = "SVC-5")]
    [Refuses(409, "help.noNotice", "help.noSkm", Rule = "SVC-6")]
    [Refuses(409, "help.noRecommendation", Rule = "SVC-9")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk/{regency}/applications/{id}/letters/{kind}")] HttpRequest request, string regency, string id, string kind, CancellationToken cancellation) =>
        api.RunAsync<IActionResult>(request, async caller =>
        {
            var found = await work.SeenAsync(caller, PathArea.Regency(regency), id, cancellation);
            var of = WireName.TryParse<HelpLetterKind>(kind, out var known) ? known : throw new ProblemException(Problem.NotFound);
            if ((HelpAccess.MaySee(found.State, of, caller.Role) ? HelpLetterRules.Awaited(found.State, of) : HelpViolations.NoNotice) is { } awaited)
            {
                throw new ProblemException(new Problem(409, awaited, RuleOf(of)));
            }

            await reads.NoteAsync(Partitions.ServiceDesk(found.Regency), AuditEntry.Of(caller.Actor, "help.printed", found.Id, found.State, kind), cancellation);

            // By the programme as it was verified: what the letter says of it does not change.
            var field = found.State.Field;
            var programme = field is null ? null : await programmes.FindAsync(found.State.Regency, field.Programme, field.ProgrammeFrom, cancellation);
            var file = OfficialPaper.Of(new HelpLetterText(found.State, found.Letters ?? [], programme, areas).Of(of));
            return new FileAnswer("application/pdf", $"{kind}-{id[..8]}.pdf", file, $"\"{Convert.ToHexStringLower(SHA256.HashData(file))}\"");
        });

    private static string RuleOf(HelpLetterKind kind) => kind switch
    {
        HelpLetterKind.Covering => "SVC-5",
        HelpLetterKind.Recommendation => "SVC-9",
        _ => "SVC-6",
    };
}
