using Dtks.Domain.Dci;
using Dtks.Functions.Partners;

namespace Dtks.Functions.Dci;

/// <summary>The answer to who asks how a transaction stands.</summary>
public sealed class TxnStatusTelling(TxnStates states) : IExchangeTelling
{
    /// <inheritdoc />
    public string Action => DciActions.TxnStatus;

    /// <inheritdoc />
    public async Task<ExchangeTold?> MakeAsync(ExchangeDocument exchange, PartnerTerms terms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(terms);
        var asked = TxnStatusRequest.Read(ExchangeWork.Utf8(exchange)).Value!;
        var message = await states.AnswerAsync(asked, terms, exchange.Correlation, cancellation);
        return new ExchangeTold("registry/txn/on-status", DciActions.TxnOnStatus, message, 1);
    }
}
