using System.Text.Json;

namespace Dtks.Domain.Dci;

/// <summary>Reads messages of several requests, each for itself: what is wrong with one rejects none of the others.</summary>
internal static class DciItems
{
    /// <summary>Reads a message.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="utf8">The JSON of the message.</param>
    /// <param name="list">The member that has the requests.</param>
    /// <param name="criteria">The member of each that says what it asks.</param>
    /// <param name="read">Reads that.</param>
    /// <param name="codes">The codes for criteria and languages that are none.</param>
    public static DciPart<DciBatch<T>> Read<T>(DciHeader header, ReadOnlyMemory<byte> utf8, string list, string criteria, Func<JsonElement, T> read, string codes)
        where T : class => DciPart<DciBatch<T>>.Of(() =>
        {
            var message = Message(utf8);
            var transaction = TransactionOf(message);
            if (message.Member(list) is not { ValueKind: JsonValueKind.Array } requests || requests.GetArrayLength() == 0) throw RejectedException.Of(DciCodes.RequestBad, "dci.requests", ("member", list));
            if (header.FaultOf(requests.GetArrayLength()) is { } fault) throw new RejectedException(fault);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            return new DciBatch<T>(transaction, [.. requests.EnumerateArray().Select(request => Item(request, seen, criteria, read, codes))]);
        });

    /// <summary>The object of a message; encrypted ones are none that is read.</summary>
    public static JsonElement Message(ReadOnlyMemory<byte> utf8)
    {
        if (JsonParts.Read(utf8) is not { ValueKind: JsonValueKind.Object } message) throw RejectedException.Of(DciCodes.RequestBad, "dci.message");
        return message.Member("ciphertext") is null ? message : throw RejectedException.Of(DciCodes.EncryptionInvalid, "dci.encrypted");
    }

    /// <summary>The transaction of a message.</summary>
    public static string TransactionOf(JsonElement message) =>
        message.Member("transaction_id").Text(DciLimits.Id) ?? throw RejectedException.Of(DciCodes.RequestBad, "dci.transaction", ("most", DciLimits.Number(DciLimits.Id)));

    /// <summary>A version that is said must be the one.</summary>
    public static void Versioned(JsonElement criteria, string code)
    {
        if (criteria.Member("version") is { } version && JsonParts.Text(version, DciLimits.Text) != DciHeader.Version) throw RejectedException.Of(code, "dci.criteriaVersion", ("version", DciHeader.Version));
    }

    private static DciItem<T> Item<T>(JsonElement request, HashSet<string> seen, string criteria, Func<JsonElement, T> read, string code)
        where T : class
    {
        var reference = request.Member("reference_id").Text(DciLimits.Id);
        var locale = DciLocale.Of(request.Member("locale"));
        var item = new DciItem<T>(reference ?? string.Empty, locale ?? DciLocale.Indonesian, null, null);
        var fault = reference is null ? DciFault.Of(DciCodes.ReferenceInvalid, "dci.reference", ("most", DciLimits.Number(DciLimits.Id)))
            : !seen.Add(reference) ? DciFault.Of(DciCodes.ReferenceDuplicate, "dci.referenceTwice")
            : request.Member("timestamp").Time() is null ? DciFault.Of(DciCodes.TimestampInvalid, "dci.timestamp")
            : locale is null ? DciFault.Of(code, "dci.locale")
            : null;
        if (fault is not null) return item with { Fault = fault };
        var part = DciPart<T>.Of(() => request.Member(criteria) is { ValueKind: JsonValueKind.Object } said ? read(said) : throw RejectedException.Of(code, "dci.criteria", ("member", criteria)));
        return item with { Value = part.Value, Fault = part.Fault };
    }
}
