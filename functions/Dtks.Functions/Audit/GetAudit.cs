using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Audit;

/// <summary>
/// GET /audit?area=&amp;about=&amp;from=: who read or changed what, oldest first: for auditors in their area, and for citizens about their own
/// proposals and household. A place that has several trails shows them as one. Reading it leaves an entry too.
/// </summary>
public sealed class GetAudit(Api api, Listing listing, AuditPlaces places, OwnRecords own, AuditedReads reads)
{
    /// <summary>One page.</summary>
    [Function(nameof(GetAudit))]
    [QueryParameters("area", "about", "from", Paged = true)]
    [Access(Role.Auditor, Role.Citizen, Area = AccessArea.InQuery, Concerned = [Role.Citizen])]
    [Asks<string>("area", "The code of the area whose trail is read.", IsRequired = true)]
    [Asks<string>("about", "What it is about, such as household-{id} or proposal-{id}; a citizen names it always.")]
    [Asks<string>("from", "From which day or moment on, such as 2026-11-01 or 2026-11-01T08:00:00Z.")]
    [Answers<ListAnswer<AuditView>>]
    [Refuses(400, "audit.about", "audit.area", "audit.from")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/audit")] HttpRequest request, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var about = request.Query["about"].ToString();
            var area = AreaCode.TryParse(request.Query["area"].ToString(), out var named) ? named : throw new ProblemException(Problem.Invalid("/area", "audit.area"));
            if (caller.Role == Role.Citizen && about.Length == 0)
            {
                throw new ProblemException(Problem.Invalid("/about", "audit.about"));
            }

            if (caller.Role == Role.Citizen && !await own.IsOwnAsync(area.Value, about, caller.Actor, cancellation))
            {
                throw new ProblemException(Problem.NotFound);
            }

            var trails = places.Asked(area, about);
            var page = await listing.PageAsync<AuditDocument, AuditView>(
                request, caller, trails, Query(AuditPlaces.Target(about), From(request)), entry => new Place(entry.Id, entry.Id), entry => AuditView.Of(entry, caller.Actor, area.Level == AreaLevel.Nation ? about : null), cancellation);
            return await reads.ShowPageAsync(trails[0], caller.Actor, ("audit.read", about.Length == 0 ? "audit" : about, Part: null), page, etag: null, cancellation);
        });

    // Ids sort by time, and no two are the same.
    private static OrderedQuery Query(string? target, DateTimeOffset from)
    {
        var where = "c.type = 'audit' AND c.id >= @from" + (target is null ? string.Empty : " AND (c.target = @about OR STARTSWITH(c.target, @parts))");
        var query = new OrderedQuery("*", where, "id") { Unique = true }.With("@from", AuditDocument.FirstId(from));
        return target is null ? query : query.With("@about", target).With("@parts", target + "/");
    }

    private static DateTimeOffset From(HttpRequest request)
    {
        var from = request.Query["from"].ToString();
        return from.Length == 0 ? DateTimeOffset.UnixEpoch
            : DateTimeOffset.TryParseExact(
                from, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant
            : throw new ProblemException(Problem.Invalid("/from", "audit.from"));
    }
}
