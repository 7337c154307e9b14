using System.Text;

namespace Dtks.Platform.Http;

/// <summary>Makes text of what another system answered.</summary>
public static class ContentText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of an answer of JSON, which is UTF-8 (RFC 8259) whatever character set it is said to be in.</summary>
    /// <param name="content">The answer's content.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="HttpRequestException">It is no UTF-8, or could not be read: as if it had not come.</exception>
    public static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        var bytes = await content.ReadAsByteArrayAsync(cancellation);
        try
        {
            return Strict.GetString(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new HttpRequestException("It was answered in bytes that are no UTF-8.", e);
        }
    }
}
