using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using Dtks.Functions.Partners;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Dci;

/// <summary>Writes what we send: a header and a message under our signature, which is over these very bytes.</summary>
public sealed class DciEnvelopes(IPartnerTrust trust, TimeProvider clock)
{
    /// <summary>An instant of now as messages have it.</summary>
    public string Now() => Text(Instant.FromDateTimeOffset(clock.GetUtcNow()));

    /// <summary>An instant as messages have it.</summary>
    public static string Text(Instant at) => InstantPattern.General.Format(at);

    /// <summary>The header of an answer.</summary>
    /// <param name="id">The message's id.</param>
    /// <param name="action">The action.</param>
    /// <param name="receiver">To whom; null where that is not known.</param>
    /// <param name="status">How the message that is answered stands.</param>
    public JsonObject Header(string id, string action, string? receiver, string status)
    {
        var header = new JsonObject
        {
            ["version"] = DciHeader.Version,
            ["message_id"] = id,
            ["message_ts"] = Now(),
            ["action"] = action,
            ["status"] = status,
            ["sender_id"] = trust.OwnId,
            ["is_msg_encrypted"] = false,
        };
        if (receiver is not null)
        {
            header["receiver_id"] = receiver;
        }

        return header;
    }

    /// <summary>The header of an answer that was worked.</summary>
    /// <param name="id">The message's id.</param>
    /// <param name="action">The action.</param>
    /// <param name="receiver">To whom.</param>
    /// <param name="count">How many requests the answered message had.</param>
    public JsonObject Done(string id, string action, string receiver, int count)
    {
        var header = Header(id, action, receiver, DciStatus.Succeeded);
        header["total_count"] = count;
        header["completed_count"] = count;
        return header;
    }

    /// <summary>The whole of a message, signed.</summary>
    /// <param name="header">The header.</param>
    /// <param name="message">The message; null for none.</param>
    /// <param name="errors">What else is told beside it; null for nothing.</param>
    public byte[] Signed(JsonObject header, JsonObject? message, JsonArray? errors = null)
    {
        var (head, body) = (JsonSerializer.SerializeToUtf8Bytes(header), message is null ? [] : JsonSerializer.SerializeToUtf8Bytes(message));
        var written = new ArrayBufferWriter<byte>(head.Length + body.Length + 1024);
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            json.WriteString("signature", trust.Sign(head, body));
            json.WritePropertyName("header");
            json.WriteRawValue(head, skipInputValidation: true);
            if (message is not null)
            {
                json.WritePropertyName("message");
                json.WriteRawValue(body, skipInputValidation: true);
            }

            if (errors is not null)
            {
                json.WritePropertyName("errors");
                errors.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return written.WrittenSpan.ToArray();
    }
}
