using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Ratification;

/// <summary>GET /regencies/{regency}/ratifications/{id}/file: the letter as a PDF, to be signed by hand (RAT-8).</summary>
public sealed class GetRatificationFile(Api api, LetterRepository letters, LetterFile file)
{
    /// <summary>Number, date, period, what it ratifies, the totals of its villages and the digest; 409 while its rows are gathered.</summary>
    [Function(nameof(GetRatificationFile))]
    [Access(Role.Regent, Role.RegencyOfficer, Role.MinistryOfficer, Role.Auditor, Area = "regency")]
    [Answers(200, File = "application/pdf")]
    [Refuses(409, "letter.noRows", "letter.noSheets", "letter.signing", Rule = "RAT-8")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regencies/{regency}/ratifications/{id}/file")] HttpRequest request,
        string regency,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var letter = await letters.FindAsync(regency, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            if (letter.State.Digest is null)
            {
                throw new ProblemException(new Problem(409, letter.State.Status == LetterStatus.Void ? letter.State.Problem ?? LetterViolations.NoRows : LetterViolations.Signing, "RAT-8"));
            }

            return new FileAnswer("application/pdf", $"surat-{id[..8]}.pdf", await file.OfAsync(letter, cancellation));
        });
}
