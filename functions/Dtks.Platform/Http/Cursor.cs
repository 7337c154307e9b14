using System.Security.Cryptography;
using System.Text;
using Dtks.Platform.Access;
using Dtks.Platform.Problems;
using Dtks.Platform.Protection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Http;

/// <summary>
/// List cursors: where the next page begins, signed and bound to the caller and to what is listed, so that nobody carries one elsewhere
/// (GOV-2).
/// </summary>
public sealed class Cursor
{
    /// <summary>The most items a page holds.</summary>
    public const int MaxLimit = 100;

    private const int SignatureBytes = 16;

    private readonly byte[] _key;

    /// <summary>Signs with the options' cursor key.</summary>
    public Cursor(IOptions<ProtectionOptions> options) => _key = Convert.FromBase64String(options.Value.CursorKey);

    /// <summary>The page size asked for: 1 to 100, 100 when not given.</summary>
    /// <exception cref="ProblemException">400 for anything else.</exception>
    public static int Limit(HttpRequest request)
    {
        var asked = request.Query["limit"].ToString();
        if (asked.Length == 0)
        {
            return MaxLimit;
        }

        return int.TryParse(asked, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit
            ? limit
            : throw new ProblemException(new Problem(400, "list.limit"));
    }

    /// <summary>Where the request's cursor leads; null for the first page.</summary>
    /// <exception cref="ProblemException">400 for a cursor that was changed, or is of another caller or list.</exception>
    public string? Read(HttpRequest request, Caller? caller)
    {
        var text = request.Query["cursor"].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        var bytes = Decode(text);
        var place = bytes.AsSpan(Math.Min(SignatureBytes, bytes.Length));
        var expected = Sign(place, Binding(request, caller));
        return bytes.Length > SignatureBytes && CryptographicOperations.FixedTimeEquals(expected, bytes.AsSpan(0, SignatureBytes))
            ? Encoding.UTF8.GetString(place)
            : throw Bad();
    }

    /// <summary>The cursor that leads there; null when it leads nowhere.</summary>
    public string? Write(string? place, HttpRequest request, Caller? caller)
    {
        if (place is null)
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(place);
        return WebEncoders.Base64UrlEncode([.. Sign(bytes, Binding(request, caller)), .. bytes]);
    }

    private static string Binding(HttpRequest request, Caller? caller)
    {
        var filter = request.Query.Where(q => q.Key is not ("cursor" or "limit")).OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => $"{q.Key}={q.Value}");
        return $"{caller?.Subject}\n{caller?.Area.Value}\n{RequestPath.Of(request)}\n{string.Join('&', filter)}\n";
    }

    private static byte[] Decode(string text)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(text);
        }
        catch (FormatException)
        {
            throw Bad();
        }
    }

    private byte[] Sign(ReadOnlySpan<byte> place, string binding) =>
        HMACSHA256.HashData(_key.AsSpan(), (ReadOnlySpan<byte>)[.. Encoding.UTF8.GetBytes(binding), .. place])[..SignatureBytes];

    /// <summary>400: the cursor is of another caller or list, or none.</summary>
    internal static ProblemException Bad() => new(new Problem(400, "list.cursor"));
}
