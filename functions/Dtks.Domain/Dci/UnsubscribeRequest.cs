using System.Text.Json;

namespace Dtks.Domain.Dci;

/// <summary>Subscriptions to end.</summary>
/// <param name="Transaction">The sender's transaction.</param>
/// <param name="Codes">Their codes, each once, 1 to 100.</param>
/// <param name="Fault">Why it is rejected as a whole; null where it is not.</param>
public sealed record UnsubscribeRequest(string Transaction, IReadOnlyList<string> Codes, DciFault? Fault)
{
    /// <summary>Reads the message.</summary>
    /// <param name="utf8">The JSON of the message.</param>
    public static DciPart<UnsubscribeRequest> Read(ReadOnlyMemory<byte> utf8) => DciPart<UnsubscribeRequest>.Of(() =>
    {
        var message = DciItems.Message(utf8);
        var transaction = DciItems.TransactionOf(message);
        if (message.Member("timestamp").Time() is null) return new UnsubscribeRequest(transaction, [], DciFault.Of(DciCodes.TimestampInvalid, "dci.timestamp"));
        if (message.Member("subscription_codes") is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() is 0 or > DciLimits.Requests) return new UnsubscribeRequest(transaction, [], Wrong());
        var codes = list.EnumerateArray().Select(c => JsonParts.Text(c, DciLimits.Id)).ToList();
        return codes.Contains(null) ? new UnsubscribeRequest(transaction, [], Wrong()) : new UnsubscribeRequest(transaction, [.. codes.OfType<string>().Distinct(StringComparer.Ordinal)], null);
    });

    private static DciFault Wrong() => DciFault.Of(DciCodes.SubscriptionInvalid, "dci.subscriptionCodes", ("most", DciLimits.Number(DciLimits.Requests)));
}
