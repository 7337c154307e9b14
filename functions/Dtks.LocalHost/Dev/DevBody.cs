using System.Text;
using Dtks.LocalHost.Http;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Dev;

/// <summary>Reads the body of a request to a <c>/dev</c> path: JSON, of bounded size, with the members it may have and no others.</summary>
internal static class DevBody
{
    /// <summary>The largest body, 1 MiB: what Event Grid takes in one request.</summary>
    public const int MostBytes = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads an object.</summary>
    /// <param name="http">The exchange.</param>
    /// <param name="members">The members it may have.</param>
    /// <exception cref="DevProblemException">It is no such object.</exception>
    public static async Task<JObject> ReadObjectAsync(HttpContext http, params IReadOnlyCollection<string> members)
    {
        if (await ReadAsync(http) is not JObject body)
            throw DevProblemException.Bad("body.notObject", "", "Isi harus berupa objek JSON.", "The body must be a JSON object.");
        CheckMembers(body, members, "");
        return body;
    }

    /// <summary>Reads any JSON.</summary>
    /// <exception cref="DevProblemException">It is no JSON or too large.</exception>
    public static async Task<JToken> ReadAsync(HttpContext http)
    {
        var bytes = await BytesAsync(http);
        try
        {
            using var reader = new JsonTextReader(new StringReader(StrictUtf8.GetString(bytes))) { DateParseHandling = DateParseHandling.None, MaxDepth = 32 };
            var token = await JToken.LoadAsync(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
            if (await reader.ReadAsync())
                throw new JsonReaderException("more than one value");
            return token;
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            throw DevProblemException.Bad("body.malformed", null, "Isi bukan JSON yang sah. Perbaiki lalu kirim lagi.", "The body is no valid JSON. Correct it and send it again.");
        }
    }

    /// <summary>Refuses members that an object may not have.</summary>
    public static void CheckMembers(JObject body, IReadOnlyCollection<string> members, string pointer)
    {
        var unknown = body.Properties().FirstOrDefault(p => !members.Contains(p.Name));
        if (unknown is null)
            return;
        var list = string.Join(", ", members);
        throw DevProblemException.Bad(
            "body.unknownMember", $"{pointer}/{unknown.Name}", $"Anggota ini tidak dikenal. Yang dikenal: {list}.", $"This member is unknown. Known are: {list}.");
    }

    /// <summary>A member's text; null when absent.</summary>
    /// <exception cref="DevProblemException">It is no text.</exception>
    public static string? Text(JObject body, string member, string pointer = "")
    {
        var token = body[member];
        if (token is null || token.Type == JTokenType.Null)
            return null;
        return token.Type == JTokenType.String
            ? token.Value<string>()
            : throw DevProblemException.Bad("body.notText", $"{pointer}/{member}", "Anggota ini harus berupa teks.", "This member must be text.");
    }

    private static async Task<byte[]> BytesAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > MostBytes)
            {
                throw new DevProblemException(new HostProblem(
                    StatusCodes.Status413PayloadTooLarge,
                    "body.tooLarge",
                    new BilingualText("Isi melebihi 1 MiB. Kirim lebih sedikit.", "The body exceeds 1 MiB. Send less.")));
            }
        }

        return buffer.ToArray();
    }
}
