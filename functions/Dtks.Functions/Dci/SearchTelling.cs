using Dtks.Domain.Dci;
using Dtks.Functions.Partners;

namespace Dtks.Functions.Dci;

/// <summary>The answer to a search that came to be answered by a call: looked for when it is told, by the agreement that holds then.</summary>
public sealed class SearchTelling(DciSearching searching) : IExchangeTelling
{
    /// <inheritdoc />
    public string Action => DciActions.Search;

    /// <inheritdoc />
    public async Task<ExchangeTold?> MakeAsync(ExchangeDocument exchange, PartnerTerms terms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        var batch = ExchangeWork.Read(exchange, SearchCriteria.Read);
        var (message, noted) = await searching.AnswerAsync(batch, terms, exchange.Correlation, cancellation, exchange);
        var results = message["search_response"]!.AsArray().Select(r => new ExchangeResult((string)r!["status"]!, (string?)r["status_reason_code"], (string?)r["status_reason_message"]));
        return new ExchangeTold("registry/on-search", DciActions.OnSearch, message, batch.Items.Count, [.. results]) { Noted = noted };
    }
}
