using System.Globalization;
using Dtks.Domain.Dci;
using Dtks.Domain.Households;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Protection;

namespace Dtks.Functions.Dci;

/// <summary>Makes what partners are told of an event: one for each subscription, under an id of the event and the subscription, so that twice is once.</summary>
public sealed class SubscribedHouseholds(HouseholdRepository households, Subscribers subscribers, ExchangeRepository exchanges, KeyedHash hash, TimeProvider clock)
{
    private const int AtOnce = 8;
    private const int IdLength = 32;

    /// <summary>Makes those of an event.</summary>
    public async Task TellAsync(HouseholdMessage happened, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (await households.FindAsync(happened.Village, happened.Household, cancellation) is not { } household)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var found = await SubscribersAsync(household.State, happened.Step, cancellation);
        foreach (var subscriber in found.Where(s => s.Event == happened.Event && !(s.From > now) && !(s.Until < now)).DistinctBy(s => (s.Partner, s.Code)))
        {
            await MakeAsync(happened, subscriber, now, cancellation);
        }
    }

    // Those too who left it by this, or since: what happened here before that is theirs.
    private async Task<IEnumerable<Subscriber>> SubscribersAsync(HouseholdState household, int step, CancellationToken cancellation)
    {
        var persons = household.Members.Concat(HouseholdSteps.LeftSince(household, step).Select(f => f.Member)).Select(m => DciIdentifier.Of(IdKind.Nik, m.Person.Nik.Value));
        var named = HouseholdNames.All(household).Concat(persons.OfType<DciIdentifier>()).Distinct().ToList();
        var found = new IReadOnlyList<Subscriber>[named.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, named.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (i, stop) => found[i] = await subscribers.OfAsync(named[i], stop));
        return found.SelectMany(f => f);
    }

    private async Task MakeAsync(HouseholdMessage happened, Subscriber subscriber, DateTimeOffset now, CancellationToken cancellation)
    {
        var cause = new NoticeCause(subscriber.Code, happened.Village, happened.Household, happened.Step, happened.Event);
        var id = hash.Of("dci-notice", string.Create(CultureInfo.InvariantCulture, $"{subscriber.Partner}\n{cause}"))[..IdLength];
        var exchange = new ExchangeDocument
        {
            Id = ExchangeDocument.IdOf(id),
            Partner = subscriber.Partner,
            Action = DciActions.Notify,
            Correlation = id,
            Cause = cause,
            ReceivedOn = now,
            Status = ExchangeStatus.Pending,
            TimeToLive = (int)ExchangeRepository.Kept.TotalSeconds,
        };
        try
        {
            await exchanges.SaveAsync(exchange, cancellation, OutboxEntry.Message(CallPartners.Queue, new ExchangeMessage(subscriber.Partner, id)));
        }
        catch (StaleException)
        {
            // It was made before.
        }
    }
}
