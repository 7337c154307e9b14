using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.GuestBook;

/// <summary>A regency's guest book: who comes gets the day's next number (SVC-2).</summary>
public sealed class DeskVisits(DocumentStore store, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>A visit, or null when there is none.</summary>
    public async Task<DeskVisitState?> FindAsync(string regency, string visit, CancellationToken cancellation) =>
        PathId.IsId(visit) ? (await store.ReadAsync<DeskVisitDocument>(Partitions.ServiceDesk(regency), DeskVisitDocument.IdOf(visit), cancellation))?.State : null;

    /// <summary>Today in a regency.</summary>
    public LocalDate Today(AreaCode regency) => TimeZones.DateIn(regency, Instant.FromDateTimeOffset(clock.GetUtcNow()));

    /// <summary>The change that receives a visitor. Of two who come at the same moment under one number the later's is not saved, and is asked for again.</summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="regency">The regency.</param>
    /// <param name="read">What was said.</param>
    /// <param name="by">The desk officer.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="ProblemException">409 once the day has no number left.</exception>
    public async Task<(ChangeSet Change, DeskVisitState Visit)> ReceiveAsync(string id, AreaCode regency, DeskVisitRead read, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(regency);
        ArgumentNullException.ThrowIfNull(read);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var day = TimeZones.DateIn(regency, now);
        var number = await LastAsync(regency, day, cancellation) + 1;
        if (number > GuestBookRules.MostOfDay)
        {
            throw new ProblemException(new Problem(
                409, "desk.dayFull", "SVC-2", new Dictionary<string, string> { ["most"] = GuestBookRules.MostOfDay.ToString(CultureInfo.InvariantCulture) }));
        }

        var received = GuestBookRules.Receive(id, regency, read, number, by, policies.At(day), now);
        var (visit, partition) = (GuestBookRules.Of(received), Partitions.ServiceDesk(regency.Value));
        var data = new DeskVisitEventData(id, regency.Value, visit.Day, number, received.Meta.Rule, received.Meta.Policy);
        var change = new ChangeSet(partition, [AuditEntry.Of(received.Meta, received, DeskVisitDocument.IdOf(id))])
            .Create(new DeskVisitDocument { Id = DeskVisitDocument.IdOf(id), Regency = regency.Value, Queue = DeskVisitDocument.QueueOf(day, number), State = visit })
            .Create(new QueueTicketDocument { Id = QueueTicketDocument.IdOf(day, number), Regency = regency.Value, Visit = id })
            .Then(OutboxEntry.Event($"dtks.{DeskEventCodes.Visited}.v1", $"desk/{regency}/visits/{id}", data));
        return (change, visit);
    }

    // A day's visitors are a few hundred: the index gives the last, whatever the others are.
    private async Task<int> LastAsync(AreaCode regency, LocalDate day, CancellationToken cancellation)
    {
        var query = new DocumentQuery($"SELECT VALUE MAX(c.queue) FROM c WHERE c.type = '{DeskVisitDocument.TypeName}' AND STARTSWITH(c.queue, @day)").With("@day", DeskVisitDocument.QueueOf(day));
        await foreach (var last in store.TextsAsync(Partitions.ServiceDesk(regency.Value), query, cancellation))
        {
            return int.Parse(last[^4..], CultureInfo.InvariantCulture);
        }

        return 0;
    }
}
