using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using Dtks.Functions.Partners;
using NodaTime;

namespace Dtks.Functions.Dci;

/// <summary>The answer to subscriptions.</summary>
public sealed class SubscribeTelling(DciEnvelopes envelopes) : IExchangeTelling
{
    private const string RegisterType = "ns:org:RegistryType:Social";

    /// <inheritdoc />
    public string Action => DciActions.Subscribe;

    /// <inheritdoc />
    public Task<ExchangeTold?> MakeAsync(ExchangeDocument exchange, PartnerTerms terms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        var batch = ExchangeWork.Read(exchange, SubscribeCriteria.Read);
        var message = new JsonObject { ["transaction_id"] = batch.Transaction, ["correlation_id"] = exchange.Correlation, ["subscribe_response"] = Items(batch, exchange) };
        return Task.FromResult<ExchangeTold?>(new ExchangeTold("registry/on-subscribe", DciActions.OnSubscribe, message, batch.Items.Count));
    }

    /// <summary>What came of each of the requests; of none that is not worked yet.</summary>
    public JsonArray Items(DciBatch<SubscribeCriteria> batch, ExchangeDocument exchange)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(exchange);
        return new JsonArray([.. batch.Items.Zip(exchange.Results ?? []).Select(pair => (JsonNode)Item(pair.First, pair.Second, exchange))]);
    }

    private JsonObject Item(DciItem<SubscribeCriteria> item, ExchangeResult result, ExchangeDocument exchange)
    {
        var answer = new JsonObject { ["reference_id"] = item.Reference, ["timestamp"] = envelopes.Now(), ["status"] = result.Status, ["locale"] = item.Locale };
        if (result.Code is not null)
        {
            answer["status_reason_code"] = result.Code;
            answer["status_reason_message"] = result.Words;
        }

        if (result.Subscription is not null)
        {
            answer["subscriptions"] = new JsonArray(Info(item.Value!, result.Subscription, exchange));
        }

        return answer;
    }

    private static JsonObject Info(SubscribeCriteria criteria, string code, ExchangeDocument exchange)
    {
        var info = new JsonObject
        {
            ["version"] = DciHeader.Version,
            ["code"] = code,
            ["status"] = "subscribe",
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
