using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.Registry;

/// <summary>GET /households/{village}/{id}: the record with its history, for officers of the area; each read is audited before the answer
/// (REG-3).</summary>
public sealed class GetHousehold(Api api, HouseholdRepository households, HouseholdRemovalsShown removals, HouseholdPlaces places, IHouseholdPayments paying, AuditedReads reads, PolicyVersions policies, TimeProvider clock, MessageCatalogue messages)
{
    /// <summary>The household.</summary>
    [Function(nameof(GetHousehold))]
    [Access(Officers = true, Area = "village")]
    [Answers<HouseholdView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/households/{village}/{id}")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var found = await households.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            var (language, policy) = (MessageCatalogue.Choose(request.Headers.AcceptLanguage), policies.At(TimeZones.DateIn(found.State.Village, Instant.FromDateTimeOffset(clock.GetUtcNow()))));
            var view = HouseholdView.Of(await households.SeenAsync(found, cancellation), messages, language) with
            {
                Payments = await paying.NowAsync(await places.OfAsync(found.State.Village, id, cancellation), cancellation),
                Welfare = found.State.Welfare is { } welfare ? WelfareView.Of(id, welfare, policy, messages, language) : null,
            };
            return await reads.ShowAsync(Partitions.Registry(village), found.Id, by, "household.read", await removals.WithAsync(view, cancellation), found.EntityTag(), cancellation);
        });
}
