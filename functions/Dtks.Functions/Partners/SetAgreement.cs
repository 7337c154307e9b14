using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Functions.Areas;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Partners;

/// <summary>PUT /partners/{partner}/agreements/{number}: what the Ministry agrees with a partner, from a day on (REG-3).</summary>
public sealed class SetAgreement(Api api, PartnerChanges changes, AreaDirectory areas, IOptions<DciOptions> options)
{
    /// <summary>Sets it, or changes one that has not begun. The same again changes nothing.</summary>
    [Function(nameof(SetAgreement))]
    [Access(Role.MinistryOfficer, Area = AccessArea.Nation)]
    [Takes<AgreementDraft>]
    [Answers<AgreementView>]
    [Refuses(400, "date.format", "input.required")]
    [Refuses(400, "input.unknownValue", Rule = "REG-3")]
    [Refuses(400, "input.unknownValue")]
    [Refuses(400, "list.size", "number.range", "text.characters", "text.length", Rule = "REG-3")]
    [Refuses(400, "partner.address", "partner.area", "partner.callbackMissing", "partner.fromPast", "partner.namedTwice", "partner.number", "partner.overlaps", "partner.period", "partner.unsigned", Rule = "REG-3")]
    [Refuses(409, "partner.agreementBegun", Rule = "REG-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/partners/{partner}/agreements/{number}")] HttpRequest request, string partner, string number, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var draft = RequestBody.Parse<AgreementDraft>(await RequestBody.ReadBytesAsync(request, cancellation));
            var bounds = new AgreementBounds(area => areas.Exists(area.Value), options.Value.AllowUnsigned, options.Value.AllowLoopbackCallbacks);
            var set = await changes.ChangeAsync(partner, caller.Actor, (before, context) => PartnerDecider.SetAgreement(before, number, draft, bounds, context), cancellation);
            return Answer.Done(AgreementView.Of(set.Agreements.Single(a => a.Number == number), changes.Today));
        });
}
