using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Partners;

/// <summary>PUT /partners/{partner}/agreements/{number}/end: an agreement ends before its time (REG-3).</summary>
public sealed class EndAgreement(Api api, PartnerChanges changes)
{
    /// <summary>Ends it; with yesterday as its last day at once.</summary>
    [Function(nameof(EndAgreement))]
    [Access(Role.MinistryOfficer, Area = AccessArea.Nation)]
    [Takes<AgreementEndDraft>]
    [Answers<AgreementView>]
    [Refuses(400, "date.format", "input.required")]
    [Refuses(422, "partner.endDay", Rule = "REG-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/partners/{partner}/agreements/{number}/end")] HttpRequest request, string partner, string number, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var draft = RequestBody.Parse<AgreementEndDraft>(await RequestBody.ReadBytesAsync(request, cancellation));
            var ended = await changes.ChangeAsync(partner, caller.Actor, (before, context) => PartnerDecider.EndAgreement(Named(before, number), draft, context), cancellation);
            return Answer.Done(AgreementView.Of(Named(ended, number), changes.Today));
        });

    private static Agreement Named(Partner partner, string number) => partner.Agreements.FirstOrDefault(a => a.Number == number) ?? throw new ProblemException(Problem.NotFound);
}
