using System.Text.Json;

namespace Dtks.Domain.Dci;

/// <summary>An answer, or an event, that another system sends here: this register asks for none, so it is read, noted and acknowledged.</summary>
/// <param name="Transaction">The transaction that it is about; null where it has no message.</param>
/// <param name="Correlation">What the other system calls it; null where it does not say.</param>
/// <param name="Count">How many results or events it holds.</param>
public sealed record AnswerMessage(string? Transaction, string? Correlation, int Count)
{
    /// <summary>Reads the message of an answer's action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="utf8">The JSON of the message; empty where there is none, which the standard allows for all but <c>on-subscribe</c>.</param>
    public static DciPart<AnswerMessage> Read(string action, ReadOnlyMemory<byte> utf8) => DciPart<AnswerMessage>.Of(() =>
    {
        if (utf8.IsEmpty) return new AnswerMessage(null, null, 0);
        var message = DciItems.Message(utf8);
        var transaction = DciItems.TransactionOf(message);
        var correlation = message.Member("correlation_id").Text(DciLimits.Id);
        if (correlation is null && action != DciActions.Notify) throw Bad("dci.correlation");
        return new AnswerMessage(transaction, correlation, action switch
        {
            DciActions.OnSearch => Results(message, "search_response", "status"),
            DciActions.OnSubscribe => Results(message, "subscribe_response", "status"),
            DciActions.Notify => Results(message, "notify_event", "data"),
            DciActions.OnUnsubscribe => message.Member("timestamp").Time() is not null && HasStatus(message, "status") ? 1 : throw Bad("dci.result"),
            _ => message.Member("txnstatus_response") is { ValueKind: JsonValueKind.Object } state && state.Member("txn_type") is not null && state.Member("txn_status").IsObject() ? 1 : throw Bad("dci.result"),
        });
    });

    private static int Results(JsonElement message, string list, string what)
    {
        if (message.Member(list) is not { ValueKind: JsonValueKind.Array } results) throw Bad("dci.requests", ("member", list));
        return results.EnumerateArray().All(r => r.Member("reference_id").Text(DciLimits.Text) is not null && r.Member("timestamp").Time() is not null && HasStatus(r, what))
            ? results.GetArrayLength() : throw Bad("dci.result");
    }

    private static bool HasStatus(JsonElement result, string what) =>
        what == "status" ? result.Member(what).Text(DciLimits.Text) is { } status && DciStatus.All.Contains(status) : result.Member(what).IsObject();

    private static RejectedException Bad(string text, params (string Name, string Value)[] args) => RejectedException.Of(DciCodes.RequestBad, text, args);
}
