using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using Dtks.Functions.Partners;

namespace Dtks.Functions.Dci;

/// <summary>Says how messages of a partner stand, from the records of them. What came of a search is not told again: who wants it searches.</summary>
public sealed class TxnStates(ExchangeRepository exchanges, DciSearching searching, SubscribeTelling subscribing, DciEnvelopes envelopes, DciTexts texts)
{
    /// <summary>The message that answers.</summary>
    /// <param name="asked">What is asked.</param>
    /// <param name="terms">Who asks, and the agreement that holds now: of the messages of others nothing is known.</param>
    /// <param name="correlation">What we call the question.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<JsonObject> AnswerAsync(TxnStatusRequest asked, PartnerTerms terms, string correlation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(terms);
        return new JsonObject
        {
            ["transaction_id"] = asked.Transaction,
            ["correlation_id"] = correlation,
            ["txnstatus_response"] = new JsonObject { ["txn_type"] = asked.Type, ["txn_status"] = await StateAsync(asked, terms, correlation, cancellation) },
        };
    }

    private async Task<JsonObject> StateAsync(TxnStatusRequest asked, PartnerTerms terms, string correlation, CancellationToken cancellation)
    {
        var about = asked.By == TxnStatusRequest.ByTransaction ? asked.Values[0] : asked.Transaction;
        if (asked.Type == TxnStatusRequest.Receipt)
        {
            return new JsonObject { ["transaction_id"] = about, ["receipt_information"] = new JsonObject { ["beneficiaries"] = new JsonArray() } };
        }

        var found = (await FoundAsync(asked, terms.Partner.Id, cancellation)).Where(e => e.Action == asked.Type).DistinctBy(e => e.Correlation).ToList();
        var (search, subscribe) = (new JsonArray(), new JsonArray());
        foreach (var exchange in found)
        {
            foreach (var item in Items(exchange, asked))
            {
                search.Add(item);
            }

            if (exchange.Action == DciActions.Subscribe)
            {
                (await subscribing.ItemsAsync(ExchangeWork.Read(exchange, SubscribeCriteria.Read), exchange, terms, cancellation)).ToList().ForEach(item => subscribe.Add(item!.DeepClone()));
            }
        }

        if (search.Count == 0)
        {
            search.Add(searching.Rejected(asked.Reference, asked.Locale, new DciFault(DciCodes.ReferenceInvalid, "dci.statusUnknown")));
        }

        var state = new JsonObject { ["transaction_id"] = about, ["correlation_id"] = found.FirstOrDefault()?.Correlation ?? correlation, ["search_response"] = search };
        if (subscribe.Count > 0)
        {
            state["subscribe_response"] = subscribe;
        }

        return state;
    }

    private async Task<IReadOnlyList<ExchangeDocument>> FoundAsync(TxnStatusRequest asked, string partner, CancellationToken cancellation)
    {
        switch (asked.By)
        {
            case TxnStatusRequest.ByCorrelation:
                return await exchanges.FindAsync(partner, asked.Values[0], cancellation) is { } one ? [one] : [];
            case TxnStatusRequest.ByTransaction:
                return await exchanges.OfTransactionAsync(partner, asked.Values[0], cancellation);
            default:
                var found = new List<ExchangeDocument>();
                foreach (var reference in asked.Values)
                {
                    found.AddRange(await exchanges.OfReferenceAsync(partner, reference, cancellation));
                }

                return found;
        }
    }

    private IEnumerable<JsonObject> Items(ExchangeDocument exchange, TxnStatusRequest asked)
    {
        var asking = exchange.Action == DciActions.Search ? Asking(ExchangeWork.Read(exchange, SearchCriteria.Read)) : Asking(ExchangeWork.Read(exchange, SubscribeCriteria.Read));
        for (var place = 0; place < asking.Count; place++)
        {
            if (asked.By != TxnStatusRequest.ByReferences || asked.Values.Contains(asking[place].Reference))
            {
                yield return Item(asking[place], exchange.Results?.ElementAtOrDefault(place), exchange, asked.Locale);
            }
        }
    }

    private static List<(string Reference, string Locale)> Asking<T>(DciBatch<T> batch)
        where T : class => [.. batch.Items.Select(i => (i.Reference, i.Locale))];

    private JsonObject Item((string Reference, string Locale) asking, ExchangeResult? result, ExchangeDocument exchange, string locale)
    {
        // What came of a subscription stands, whether or not the answer was taken; what was found is found again by who asks again.
        var status = exchange.Action == DciActions.Subscribe && result is not null ? ExchangeStatus.Told : exchange.Status;
        var item = new JsonObject { ["reference_id"] = asking.Reference, ["timestamp"] = envelopes.Now(), ["status"] = StatusOf(result, status), ["locale"] = locale };
        if (result?.Code is { } code && code.StartsWith("rjct.", StringComparison.Ordinal))
        {
            // Reasons of subscriptions are no reasons of searches: they stand with the subscription.
            if (DciCodes.OfSearches.Contains(code))
            {
                item["status_reason_code"] = code;
            }

            Say(item, result.Words, asking.Locale);
        }
        else if (status == ExchangeStatus.Told && result is { Status: DciStatus.Rejected })
        {
            Say(item, result.Words, asking.Locale);
        }
        else if (status is ExchangeStatus.GivenUp or ExchangeStatus.Dropped)
        {
            item["status_reason_message"] = texts.Of(locale, new DciFault(string.Empty, status == ExchangeStatus.GivenUp ? "dci.givenUp" : "dci.agreementEnded"));
        }

        return item;
    }

    // Its words were written in the language in which it was asked.
    private static void Say(JsonObject item, string? words, string locale) => (item["status_reason_message"], item["locale"]) = (words, locale);

    private static string StatusOf(ExchangeResult? result, ExchangeStatus status) => status switch
    {
        ExchangeStatus.Received => DciStatus.Received,
        ExchangeStatus.Pending => result?.Status ?? DciStatus.Pending,
        ExchangeStatus.GivenUp or ExchangeStatus.Dropped => DciStatus.Rejected,
        _ => result?.Status ?? DciStatus.Succeeded,
    };
}
