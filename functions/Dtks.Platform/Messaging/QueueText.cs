using System.Text;

namespace Dtks.Platform.Messaging;

/// <summary>
/// What stands in a queue: Base64 of a text. The host hands messages over as they are (<c>messageEncoding: none</c> in host.json), for what is no Base64 would otherwise reach
/// no function, and nobody would be told of it.
/// </summary>
public static class QueueText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a message; null when it is no Base64 of UTF-8.</summary>
    public static string? TryRead(string raw)
    {
        var bytes = new byte[raw.Length];
        if (!Convert.TryFromBase64String(raw, bytes, out var length) || length == 0)
        {
            return null;
        }

        try
        {
            return Strict.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>What is sent for a text.</summary>
    public static string Write(byte[] utf8) => Convert.ToBase64String(utf8);
}
