using Dtks.Domain.Dci;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Partners;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Protection;

namespace Dtks.Functions.Dci;

/// <summary>Makes and ends subscriptions, each with its entry in the partner's trail. Their codes come from what they ask, so that the same twice is one.</summary>
public sealed class Subscriptions(DocumentStore store, ChangeCommit commit, Subscribers subscribers, KeyedHash hash, DciTexts texts, TimeProvider clock)
{
    private const string Made = "partnerSubscription.made";
    private const string Ended = "partnerSubscription.ended";
    private const int CodeLength = 32;

    /// <summary>A subscription that stands, or stood; null for none.</summary>
    public Task<SubscriptionDocument?> FindAsync(string partner, string code, CancellationToken cancellation) =>
        Guid.TryParseExact(code, "N", out _) ? store.ReadAsync<SubscriptionDocument>(Partitions.Partners(partner), SubscriptionDocument.IdOf(code), cancellation) : Task.FromResult<SubscriptionDocument?>(null);

    /// <summary>One that stands, to be told by; null for none. Where an agreement of another purpose holds by now it ended with its own, and that is noted.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="exchange">What is to be told.</param>
    /// <param name="terms">The partner, and the agreement that holds now.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<SubscriptionDocument?> StandingAsync(string code, string exchange, PartnerTerms terms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var found = await FindAsync(terms.Partner.Id, code, cancellation);
        if (found is not { EndedBy: null } || IsOf(found, terms))
        {
            return found is { EndedBy: null } ? found : null;
        }

        await SaveAsync(found with { EndedBy = exchange }, Ended, exchange, part: null, cancellation);
        return null;
    }

    /// <summary>Whether one stands: it was not ended, nor is it of another purpose than what is agreed now.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="terms">The partner, and the agreement that holds now.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<bool> StandsAsync(string code, PartnerTerms terms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return await FindAsync(terms.Partner.Id, code, cancellation) is { EndedBy: null } found && IsOf(found, terms);
    }

    /// <summary>Makes those that a message asks for.</summary>
    public async Task<IReadOnlyList<ExchangeResult>> MakeAsync(DciBatch<SubscribeCriteria> batch, string exchange, PartnerTerms terms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(terms);
        var results = new List<ExchangeResult>();
        for (var place = 0; place < batch.Items.Count; place++)
        {
            var item = batch.Items[place];
            var fault = item.Fault ?? DciPermission.FaultOf(item.Value!, terms.Agreement, NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow()));
            results.Add(fault is not null ? Rejected(item.Locale, fault) : await MakeAsync(item, $"{exchange}/{place}", terms, cancellation));
        }

        return results;
    }

    /// <summary>Ends those that a message names; the partner's own alone are there.</summary>
    public async Task<IReadOnlyList<ExchangeResult>> EndAsync(UnsubscribeRequest request, string partner, string exchange, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Fault is { } fault)
        {
            return [Rejected(DciLocale.English, fault)];
        }

        var results = new List<ExchangeResult>();
        foreach (var code in request.Codes)
        {
            results.Add(await EndAsync(code, partner, exchange, cancellation));
        }

        return results;
    }

    private async Task<ExchangeResult> MakeAsync(DciItem<SubscribeCriteria> item, string madeBy, PartnerTerms terms, CancellationToken cancellation)
    {
        var criteria = item.Value!;
        var code = CodeOf(terms.Partner.Id, criteria);
        var found = await FindAsync(terms.Partner.Id, code, cancellation);
        if (found is { EndedBy: null } && IsOf(found, terms))
        {
            return found.MadeBy == madeBy ? new ExchangeResult(DciStatus.Succeeded, Subscription: code) : Rejected(item.Locale, new DciFault(DciCodes.AlreadySubscribed, "dci.subscribedBefore")) with { Subscription = code };
        }

        IReadOnlyList<string> subjects = [.. criteria.Filter.Named()!.Select(subscribers.IdOf).Order(StringComparer.Ordinal)];
        if (!await subscribers.HasRoomAsync(terms.Partner.Id, subjects, cancellation))
        {
            return Rejected(item.Locale, new DciFault(DciCodes.NotifyDetailsInvalid, "dci.subscribedTooOften"));
        }

        var made = new SubscriptionDocument
        {
            Id = SubscriptionDocument.IdOf(code),
            Partner = terms.Partner.Id,
            Code = code,
            Event = criteria.Event,
            Criteria = criteria.Json,
            Subjects = subjects,
            MadeBy = madeBy,
            MadeOn = clock.GetUtcNow(),
            Agreement = terms.Agreement.Number,
            ETag = found?.ETag,
        };
        await SaveAsync(made, Made, madeBy, terms.Agreement.Number, cancellation);
        return new ExchangeResult(DciStatus.Succeeded, Subscription: code);
    }

    private async Task<ExchangeResult> EndAsync(string code, string partner, string exchange, CancellationToken cancellation)
    {
        var found = await FindAsync(partner, code, cancellation);
        if (found is null or { EndedBy: not null } && found?.EndedBy != exchange)
        {
            var fault = found is null ? new DciFault(DciCodes.SubscriptionInvalid, "dci.subscriptionUnknown") : new DciFault(DciCodes.AlreadyUnsubscribed, "dci.unsubscribedBefore");
            return Rejected(DciLocale.English, fault) with { Subscription = code };
        }

        if (found!.EndedBy is null)
        {
            await SaveAsync(found with { EndedBy = exchange }, Ended, exchange, part: null, cancellation);
        }

        return new ExchangeResult(DciStatus.Succeeded, Subscription: code);
    }

    // Renewed for the same purpose, an agreement has its subscriptions go on.
    private static bool IsOf(SubscriptionDocument subscription, PartnerTerms terms) =>
        subscription.Agreement is not { } number || number == terms.Agreement.Number || terms.Partner.Agreements.FirstOrDefault(a => a.Number == number)?.IsForPurposeOf(terms.Agreement) == true;

    private Task SaveAsync(SubscriptionDocument subscription, string action, string exchange, string? part, CancellationToken cancellation)
    {
        var entry = new AuditEntry(action, subscription.Partner, Role.Partner, PartnerDocument.IdOf(subscription.Partner), ["event", "criteria"], "REG-3", Part: part is null ? subscription.Code : $"{part}/{subscription.Code}");
        var change = new ChangeSet(Partitions.Partners(subscription.Partner), [entry]).Save(subscription);
        return commit.SaveAsync(change.Then(OutboxEntry.Projection(Subscribers.ProjectionName, new SubscribersInput(subscription.Partner, subscription.Code, exchange))), cancellation);
    }

    private ExchangeResult Rejected(string locale, DciFault fault) => new(DciStatus.Rejected, fault.Code, texts.Of(locale, fault));

    // By whom it names alone where it says no more, however that is written.
    private string CodeOf(string partner, SubscribeCriteria criteria)
    {
        var whom = criteria.Filter is DciComparison ? string.Join('\n', criteria.Filter.Named()!.Select(subscribers.IdOf).Order(StringComparer.Ordinal)) : criteria.Json;
        return hash.Of("dci-subscription", $"{partner}\n{criteria.Event}\n{criteria.Entity}\n{whom}")[..CodeLength];
    }
}
