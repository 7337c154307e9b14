using System.Text;
using Dtks.Domain.Dci;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Protection;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Dci;

/// <summary>Notes a subscription with each whom it names, or takes it away again, as the subscription stands by now: in whatever order that is done.</summary>
public sealed class Subscribers(DocumentStore store, KeyedHash hash, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "dciSubscribers";

    private const int MostOfOne = 500;
    private const int MostOfOnePartner = 50;

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <summary>The id of the document of who is told of one.</summary>
    public string IdOf(DciIdentifier named)
    {
        ArgumentNullException.ThrowIfNull(named);

        // A household keeps its id where it moves.
        return hash.Of($"dci-subscribers-{DciAttribute.NameOf(named.Kind)}", named.Place()?.Household ?? named.Value);
    }

    /// <summary>Who is told of one; none for most.</summary>
    public async Task<IReadOnlyList<Subscriber>> OfAsync(DciIdentifier named, CancellationToken cancellation)
    {
        var id = IdOf(named);
        return (await store.ReadAsync<SubscribersDocument>(Partitions.Identities(id), id, cancellation))?.Subscribers ?? [];
    }

    /// <summary>Whether a partner may be told of those of one more subscription: so many are noted with one, and so many of a partner's alone, so that none keeps others out. What is being noted may yet go over it a little.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="subjects">Whom it names, by <see cref="IdOf"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<bool> HasRoomAsync(string partner, IReadOnlyList<string> subjects, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        foreach (var id in subjects)
        {
            var told = (await store.ReadAsync<SubscribersDocument>(Partitions.Identities(id), id, cancellation))?.Subscribers ?? [];
            if (told.Count >= MostOfOne || told.Count(s => s.Partner == partner) >= MostOfOnePartner)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc />
    public async Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var noted = JsonText.Read<SubscribersInput>(input.ToString());
        if (await store.ReadAsync<SubscriptionDocument>(Partitions.Partners(noted.Partner), SubscriptionDocument.IdOf(noted.Code), cancellation) is not { } subscription)
        {
            return;
        }

        foreach (var id in subscription.Subjects)
        {
            await retry.RetryAsync(() => NoteAsync(id, subscription, cancellation), cancellation);
        }
    }

    private async Task NoteAsync(string id, SubscriptionDocument subscription, CancellationToken cancellation)
    {
        var partition = Partitions.Identities(id);
        var found = await store.ReadAsync<SubscribersDocument>(partition, id, cancellation) ?? new SubscribersDocument { Id = id };
        var others = found.Subscribers.Where(s => s.Code != subscription.Code).ToList();
        var criteria = SubscribeCriteria.Parse(Encoding.UTF8.GetBytes(subscription.Criteria));
        var one = new Subscriber(subscription.Partner, subscription.Code, subscription.Event, criteria.From?.ToDateTimeOffset(), criteria.Until?.ToDateTimeOffset());
        IReadOnlyList<Subscriber> next = subscription.EndedBy is not null ? others : [.. others, one];
        if (!next.SequenceEqual(found.Subscribers) && !await store.TrySaveAsync(partition, found with { Subscribers = next }, cancellation))
        {
            throw new StaleException();
        }
    }
}

/// <summary>A subscription to be noted with those whom it names.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Code">The subscription's code.</param>
/// <param name="Exchange">The message that made or ended it, so that each is noted.</param>
public sealed record SubscribersInput(string Partner, string Code, string Exchange);
