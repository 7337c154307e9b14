using System.Text.Json;

namespace Dtks.Domain.Dci;

/// <summary>What state is asked for.</summary>
/// <param name="Transaction">The sender's transaction.</param>
/// <param name="Reference">The request's own reference.</param>
/// <param name="Type"><c>search</c>, <c>subscribe</c> or <c>receipt</c>.</param>
/// <param name="By">By what: <c>transaction_id</c>, <c>reference_id_list</c> or <c>correlation_id</c>.</param>
/// <param name="Values">The ids, 1 to 100.</param>
/// <param name="Locale">The language of texts.</param>
public sealed record TxnStatusRequest(string Transaction, string Reference, string Type, string By, IReadOnlyList<string> Values, string Locale)
{
    /// <summary>By the sender's transaction.</summary>
    public const string ByTransaction = "transaction_id";

    /// <summary>By references of requests.</summary>
    public const string ByReferences = "reference_id_list";

    /// <summary>By what an acknowledgement told.</summary>
    public const string ByCorrelation = "correlation_id";

    /// <summary>Of receipts, which this register sends none of.</summary>
    public const string Receipt = "receipt";

    private static readonly IReadOnlyList<string> Types = [DciActions.Search, DciActions.Subscribe, Receipt];
    private static readonly IReadOnlyList<string> Attributes = [ByTransaction, ByReferences, ByCorrelation];

    /// <summary>Reads the message.</summary>
    /// <param name="utf8">The JSON of the message.</param>
    public static DciPart<TxnStatusRequest> Read(ReadOnlyMemory<byte> utf8) => DciPart<TxnStatusRequest>.Of(() =>
    {
        var message = DciItems.Message(utf8);
        var transaction = DciItems.TransactionOf(message);
        if (message.Member("txnstatus_request") is not { ValueKind: JsonValueKind.Object } asked) throw Bad("dci.statusRequest");
        var reference = asked.Member("reference_id").Text(DciLimits.Id) ?? throw Bad("dci.reference", ("most", DciLimits.Number(DciLimits.Id)));
        var type = One(asked.Member("txn_type"), Types, "dci.statusType");
        var by = One(asked.Member("attribute_type"), Attributes, "dci.statusBy");
        var values = ValuesOf(by, asked.Member("attribute_value"));
        return new TxnStatusRequest(transaction, reference, type, by, values, DciLocale.Of(asked.Member("locale")) ?? throw Bad("dci.locale"));
    });

    private static IReadOnlyList<string> ValuesOf(string by, JsonElement? value)
    {
        var most = ("most", DciLimits.Number(DciLimits.Requests));
        if (by != ByReferences) return [value.Text(DciLimits.Id) ?? throw Bad("dci.statusValue", most)];
        if (value is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() is 0 or > DciLimits.Requests) throw Bad("dci.statusValue", most);
        return [.. list.EnumerateArray().Select(v => JsonParts.Text(v, DciLimits.Id) ?? throw Bad("dci.statusValue", most)).Distinct(StringComparer.Ordinal)];
    }

    private static string One(JsonElement? value, IReadOnlyList<string> allowed, string text) =>
        value.Text(DciLimits.Text) is { } said && allowed.Contains(said) ? said : throw Bad(text, ("allowed", string.Join(", ", allowed)));

    private static RejectedException Bad(string text, params (string Name, string Value)[] args) => RejectedException.Of(DciCodes.RequestBad, text, args);
}
