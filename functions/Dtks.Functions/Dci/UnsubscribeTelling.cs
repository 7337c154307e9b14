using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using Dtks.Functions.Partners;

namespace Dtks.Functions.Dci;

/// <summary>The answer to who ends subscriptions: succeeded where one was ended, else rejected with why; each that the partner has with how it stands.</summary>
public sealed class UnsubscribeTelling(DciEnvelopes envelopes) : IExchangeTelling
{
    /// <inheritdoc />
    public string Action => DciActions.Unsubscribe;

    /// <inheritdoc />
    public Task<ExchangeTold?> MakeAsync(ExchangeDocument exchange, PartnerTerms terms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        var results = exchange.Results ?? [];
        var rejected = results.FirstOrDefault(r => r.Code is not null);
        var message = new JsonObject
        {
            ["transaction_id"] = UnsubscribeRequest.Read(ExchangeWork.Utf8(exchange)).Value!.Transaction,
            ["correlation_id"] = exchange.Correlation,
            ["timestamp"] = envelopes.Now(),
            ["status"] = results.Any(r => r.Status == DciStatus.Succeeded) ? DciStatus.Succeeded : DciStatus.Rejected,
            ["subscription_status"] = new JsonArray([.. results.Where(r => r.Subscription is not null && r.Code is null or DciCodes.AlreadyUnsubscribed).Select(r => (JsonNode)new JsonObject { ["code"] = r.Subscription, ["status"] = "unsubscribe" })]),
        };
        if (rejected is not null)
        {
            message["status_reason_code"] = rejected.Code;
            message["status_reason_message"] = rejected.Words;
        }

        return Task.FromResult<ExchangeTold?>(new ExchangeTold("registry/on-unsubscribe", DciActions.OnUnsubscribe, message, 1));
    }
}
