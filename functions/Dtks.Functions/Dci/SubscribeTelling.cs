using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using Dtks.Functions.Partners;
using NodaTime;

namespace Dtks.Functions.Dci;

/// <summary>The answer to subscriptions.</summary>
public sealed class SubscribeTelling(Subscriptions subscriptions, DciEnvelopes envelopes) : IExchangeTelling
{
    private const string RegisterType = "ns:org:RegistryType:Social";

    /// <inheritdoc />
    public string Action => DciActions.Subscribe;

    /// <inheritdoc />
    public async Task<ExchangeTold?> MakeAsync(ExchangeDocument exchange, PartnerTerms terms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(terms);
        var batch = ExchangeWork.Read(exchange, SubscribeCriteria.Read);
        var message = new JsonObject { ["transaction_id"] = batch.Transaction, ["correlation_id"] = exchange.Correlation, ["subscribe_response"] = await ItemsAsync(batch, exchange, terms, cancellation) };
        return new ExchangeTold("registry/on-subscribe", DciActions.OnSubscribe, message, batch.Items.Count);
    }

    /// <summary>What came of each of the requests, and how each subscription stands by now; of none that is not worked yet.</summary>
    public async Task<JsonArray> ItemsAsync(DciBatch<SubscribeCriteria> batch, ExchangeDocument exchange, PartnerTerms terms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(terms);
        var items = new JsonArray();
        foreach (var (item, result) in batch.Items.Zip(exchange.Results ?? []))
        {
            items.Add((JsonNode)Item(item, result, exchange, result.Subscription is { } code && await subscriptions.StandsAsync(code, terms, cancellation)));
        }

        return items;
    }

    private JsonObject Item(DciItem<SubscribeCriteria> item, ExchangeResult result, ExchangeDocument exchange, bool stands)
    {
        var answer = new JsonObject { ["reference_id"] = item.Reference, ["timestamp"] = envelopes.Now(), ["status"] = result.Status, ["locale"] = item.Locale };
        if (result.Code is not null)
        {
            answer["status_reason_code"] = result.Code;
            answer["status_reason_message"] = result.Words;
        }

        if (result.Subscription is not null)
        {
            answer["subscriptions"] = new JsonArray(Info(item.Value!, result.Subscription, exchange, stands));
        }

        return answer;
    }

    private static JsonObject Info(SubscribeCriteria criteria, string code, ExchangeDocument exchange, bool stands)
    {
        var info = new JsonObject
        {
            ["version"] = DciHeader.Version,
            ["code"] = code,
            ["status"] = stands ? DciActions.Subscribe : DciActions.Unsubscribe,
            ["timestamp"] = DciEnvelopes.Text(Instant.FromDateTimeOffset(exchange.ReceivedOn)),
            ["reg_type"] = RegisterType,
            ["reg_event_type"] = criteria.Event,
            ["filter_type"] = criteria.FilterType,
            ["notify_record_type"] = criteria.Entity == DciEntity.Person ? "SRPerson" : criteria.Entity.ToString(),
        };
        if (criteria is { Frequency: { } often, From: { } from, Until: { } until })
        {
            info["frequency"] = new JsonObject { ["start_time"] = DciEnvelopes.Text(from), ["end_time"] = DciEnvelopes.Text(until), ["frequency"] = often };
        }

        return info;
    }
}
