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
public sealed class DeskVisits(DocumentStore store, NumbersInFlight numbers, ChangeCommit commit, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>A visit, or null when there is none.</summary>
    public async Task<DeskVisitState?> FindAsync(string regency, string visit, CancellationToken cancellation) =>
        PathId.IsId(visit) ? (await store.ReadAsync<DeskVisitDocument>(Partitions.ServiceDesk(regency), DeskVisitDocument.IdOf(visit), cancellation))?.State : null;

    /// <summary>Today in a regency.</summary>
    public LocalDate Today(AreaCode regency) => TimeZones.DateIn(regency, Instant.FromDateTimeOffset(clock.GetUtcNow()));

    /// <summary>
    /// Receives a visitor. Those who come at the same moment try for numbers of their own; where one was taken by another process after all, nothing is saved, and it is asked for again.
    /// </summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="regency">The regency.</param>
    /// <param name="read">What was said.</param>
    /// <param name="by">The desk officer.</param>
    /// <param name="keep">Adds what is saved along with it.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="ProblemException">409 once the day has no number left.</exception>
    /// <exception cref="StaleException">The number, or the id, is taken meanwhile.</exception>
    public async Task<DeskVisitState> ReceiveAsync(string id, AreaCode regency, DeskVisitRead read, Actor by, Action<ChangeSet, DeskVisitState> keep, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(regency);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(keep);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var day = TimeZones.DateIn(regency, now);
        using var turn = numbers.Enter($"visits/{regency}/{DeskVisitDocument.QueueOf(day)}");
        var number = turn.Take(await LastAsync(regency, day, cancellation));
        if (number > GuestBookRules.MostOfDay)
        {
            throw new ProblemException(new Problem(
                409, "desk.dayFull", "SVC-2", new Dictionary<string, string> { ["most"] = GuestBookRules.MostOfDay.ToString(CultureInfo.InvariantCulture) }));
        }

        var (change, visit) = Change(GuestBookRules.Receive(id, regency, read, number, by, policies.At(day), now));
        keep(change, visit);
        await commit.SaveAsync(change, cancellation);
        return visit;
    }

    private static (ChangeSet Change, DeskVisitState Visit) Change(DeskVisited received)
    {
        var (visit, regency) = (GuestBookRules.Of(received), received.Regency.Value);
        var data = new DeskVisitEventData(visit.Id, regency, visit.Day, visit.QueueNumber, received.Meta.Rule, received.Meta.Policy);
        var change = new ChangeSet(Partitions.ServiceDesk(regency), [AuditEntry.Of(received.Meta, received, DeskVisitDocument.IdOf(visit.Id))])
            .Create(new DeskVisitDocument { Id = DeskVisitDocument.IdOf(visit.Id), Regency = regency, Queue = DeskVisitDocument.QueueOf(visit.Day, visit.QueueNumber), State = visit })
            .Create(new QueueTicketDocument { Id = QueueTicketDocument.IdOf(visit.Day, visit.QueueNumber), Regency = regency, Visit = visit.Id })
            .Then(OutboxEntry.Event($"dtks.{DeskEventCodes.Visited}.v1", $"desk/{regency}/visits/{visit.Id}", data));
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
