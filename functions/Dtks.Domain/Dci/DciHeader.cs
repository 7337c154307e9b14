using System.Text.Json;
using NodaTime;

namespace Dtks.Domain.Dci;

/// <summary>The header of a message, as far as it is minded; who sent it is a matter of trust, and not of what it says.</summary>
/// <param name="MessageId">The message's id, 1 to 200 characters.</param>
/// <param name="SentAt">When it says it was sent.</param>
/// <param name="Action">The action, which is that of the path.</param>
/// <param name="TotalCount">How many requests the sender's batch has; null in an answer that does not say.</param>
public sealed record DciHeader(string MessageId, Instant SentAt, string Action, int? TotalCount)
{
    /// <summary>The one version of the standard that is spoken.</summary>
    public const string Version = "1.0.0";

    /// <summary>Reads the header of a message that came to the path of an action.</summary>
    /// <param name="utf8">The JSON of the header.</param>
    /// <param name="action">The path's action.</param>
    /// <returns>The header, or what is wrong with it first.</returns>
    public static DciPart<DciHeader> Read(ReadOnlyMemory<byte> utf8, string action)
    {
        if (JsonParts.Read(utf8) is not { ValueKind: JsonValueKind.Object } header) return DciPart<DciHeader>.Wrong(DciCodes.RequestBad, "dci.header");
        if (header.Member("message_id").Text(DciLimits.Text) is not { } id) return DciPart<DciHeader>.Wrong(DciCodes.RequestBad, "dci.messageId");
        var count = header.Member("total_count");
        var fault = VersionFault(header.Member("version"))
            ?? (header.Member("message_ts").Time() is null ? DciFault.Of(DciCodes.MessageTimeInvalid, "dci.messageTime") : null)
            ?? ActionFault(header.Member("action"), action)
            ?? (DciActions.IsAnswer(action) ? AnswerFault(header) : SenderFault(header))
            ?? CountFault(count, DciActions.IsAnswer(action))
            ?? EncryptionFault(header.Member("is_msg_encrypted"));
        return fault is not null ? new DciPart<DciHeader>(null, fault) : new DciPart<DciHeader>(new DciHeader(id, header.Member("message_ts").Time()!.Value, action, count.Whole()), null);
    }

    /// <summary>What is wrong with the number of requests that a message holds; null where nothing is. A batch may come in several messages, so more may be announced than this one holds.</summary>
    public DciFault? FaultOf(int requests) => requests > DciLimits.Requests || TotalCount > DciLimits.Announced
        ? DciFault.Of(DciCodes.CountExceeded, "dci.countExceeded", ("most", DciLimits.Number(DciLimits.Requests)), ("announced", DciLimits.Number(DciLimits.Announced)))
        : TotalCount < requests ? DciFault.Of(DciCodes.CountInvalid, "dci.countSmaller", ("requests", DciLimits.Number(requests))) : null;

    private static DciFault? VersionFault(JsonElement? version) =>
        version is null || version.Text(DciLimits.Text) == Version ? null : DciFault.Of(DciCodes.VersionInvalid, "dci.version", ("version", Version));

    private static DciFault? ActionFault(JsonElement? action, string expected) => action.Text(DciLimits.Text) switch
    {
        { } named when named == expected => null,
        { } known when DciActions.All.Contains(known) => DciFault.Of(DciCodes.ActionNotSupported, "dci.actionOther", ("action", expected)),
        _ => DciFault.Of(DciCodes.ActionInvalid, "dci.action", ("action", expected)),
    };

    private static DciFault? SenderFault(JsonElement header) => header.Member("sender_id").Text(DciLimits.Text) is null ? DciFault.Of(DciCodes.SenderInvalid, "dci.sender") : null;

    private static DciFault? AnswerFault(JsonElement header) =>
        header.Member("status").Text(DciLimits.Text) is { } status && DciStatus.All.Contains(status)
            && (header.Member("status_reason_code") is not { } reason || DciCodes.OfHeaders.Contains(JsonParts.Text(reason, DciLimits.Text) ?? string.Empty)) ? null : DciFault.Of(DciCodes.RequestBad, "dci.status", ("allowed", string.Join(", ", DciStatus.All)));

    private static DciFault? CountFault(JsonElement? count, bool isOptional) =>
        (isOptional && count is null) || count.Whole() is >= 1 || (isOptional && count.Whole() == 0) ? null : DciFault.Of(DciCodes.CountInvalid, "dci.count");

    private static DciFault? EncryptionFault(JsonElement? encrypted) => encrypted switch
    {
        null or { ValueKind: JsonValueKind.False } => null,
        { ValueKind: JsonValueKind.True } => DciFault.Of(DciCodes.EncryptionInvalid, "dci.encrypted"),
        _ => DciFault.Of(DciCodes.RequestBad, "dci.encryptedKind"),
    };
}

/// <summary>A part of a message as it was read: what it says, or what is wrong with it.</summary>
/// <typeparam name="T">The type read.</typeparam>
/// <param name="Value">What it says; null where it is wrong.</param>
/// <param name="Fault">What is wrong with it; null where nothing is.</param>
public sealed record DciPart<T>(T? Value, DciFault? Fault)
    where T : class
{
    internal static DciPart<T> Wrong(string code, string text, params (string Name, string Value)[] args) => new(null, DciFault.Of(code, text, args));

    /// <summary>What a reading that may end with a fault comes to.</summary>
    internal static DciPart<T> Of(Func<T> read)
    {
        try
        {
            return new DciPart<T>(read(), null);
        }
        catch (RejectedException e)
        {
            return new DciPart<T>(null, e.Fault);
        }
    }
}
