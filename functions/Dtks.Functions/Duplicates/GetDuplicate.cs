using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Duplicates;

/// <summary>GET /regencies/{regency}/duplicates/{id}: both entries side by side; each read is audited, with the pair and with each family (REG-3).</summary>
public sealed class GetDuplicate(Api api, DuplicateRepository duplicates, DuplicateStandings standings, AuditedReads reads, MessageCatalogue messages)
{
    /// <summary>The pair.</summary>
    [Function(nameof(GetDuplicate))]
    [Access(Role.RegencyOfficer, Area = "regency")]
    [Answers<DuplicateView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regencies/{regency}/duplicates/{id}")] HttpRequest request, string regency, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var found = await duplicates.FindAsync(regency, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            var standing = await standings.OfAsync(regency, found.State.First, found.State.Second, cancellation);
            var view = DuplicateView.Of(found.State, standing, messages, MessageCatalogue.Choose(request.Headers.AcceptLanguage));
            foreach (var entry in new[] { view.First, view.Second }.Where(e => e.Person is not null).DistinctBy(e => (e.Village, e.Household)))
            {
                var read = AuditEntry.Of(caller.Actor, "household.compared", HouseholdDocument.IdOf(entry.Household), entry);
                await reads.NoteAsync(Partitions.Registry(entry.Village), read, cancellation);
            }

            return await reads.ShowAsync(Partitions.Ratifications(regency), found.Id, caller.Actor, "duplicate.read", view, found.ETag, cancellation);
        });
}
