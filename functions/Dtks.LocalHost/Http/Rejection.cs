using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Http;

/// <summary>An answer of Kestrel's that refuses a request and says nothing.</summary>
internal static class Rejection
{
    private const string Detail =
        "Permintaan tidak dapat dibaca. Periksa alamat dan tajuknya: alamat ditulis sebagai UTF-8 dengan persen, tanpa %00.";

    private static ReadOnlySpan<byte> Refused => "HTTP/1.1 4"u8;

    private static ReadOnlySpan<byte> Closes => "Connection: close\r\n"u8;

    private static ReadOnlySpan<byte> Empty => "Content-Length: 0\r\n"u8;

    private static ReadOnlySpan<byte> End => "\r\n\r\n"u8;

    /// <summary>The same answer with a problem for a body; null when the bytes are anything else.</summary>
    public static byte[]? Told(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith(Refused) || !head.EndsWith(End) || head.IndexOf(Closes) < 0 || head.IndexOf(Empty) is not (> 0 and var length))
            return null;
        var status = int.Parse(head.Slice("HTTP/1.1 ".Length, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        var body = Encoding.UTF8.GetBytes(new JObject
        {
            ["type"] = "about:blank",
            ["title"] = ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
            ["code"] = "request.malformed",
            ["detail"] = Detail,
            ["traceId"] = ActivityTraceId.CreateRandom().ToString(),
        }.ToString(Formatting.None));
        var told = Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Language: id\r\n");
        return [.. head[..length], .. told, .. head[(length + Empty.Length)..], .. body];
    }
}
