using System.Text;

namespace Dtks.Platform.Messaging;

/// <summary>
/// Reads what stands in a queue: Base64 of JSON, as <see cref="QueueSender"/> sends it, or the text itself. The host hands over messages as they are
/// (<c>messageEncoding: none</c> in host.json), for what is not Base64 would otherwise reach no function, neither the queue's nor its poison queue's.
/// </summary>
public static class QueueText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The message's text; what is no Base64 of a text comes back as it is.</summary>
    public static string Read(string raw)
    {
        var bytes = new byte[raw.Length];
        if (!Convert.TryFromBase64String(raw, bytes, out var length) || length == 0)
        {
            return raw;
        }

        try
        {
            return Strict.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return raw;
        }
    }

    /// <summary>What is sent for a text.</summary>
    public static string Write(byte[] utf8) => Convert.ToBase64String(utf8);
}
