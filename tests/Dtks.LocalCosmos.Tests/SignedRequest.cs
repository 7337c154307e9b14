using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dtks.LocalCosmos.Tests;

/// <summary>Requests that the SDK would not send, signed as the service's documentation says.</summary>
internal static class SignedRequest
{
    /// <param name="endpoint">Where to.</param>
    /// <param name="method">Verb.</param>
    /// <param name="link">Link of the parent or of the resource.</param>
    /// <param name="type">Type of a feed under the link; empty when the link is the resource.</param>
    /// <param name="body">Body; null for none.</param>
    /// <param name="key">Account key; null for the emulator's.</param>
    public static HttpRequestMessage Make(Uri endpoint, HttpMethod method, string link, string type, string? body, string? key = null)
    {
        var date = TimeProvider.System.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        var signedType = type.Length > 0 ? type : link.Split('/')[^2];
        var signed = $"{method.Method.ToLowerInvariant()}\n{signedType}\n{link}\n{date.ToLowerInvariant()}\n\n";
        var secret = Convert.FromBase64String(key ?? CosmosGatewayOptions.EmulatorKey);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(signed)));
        var request = new HttpRequestMessage(method, new Uri(endpoint, type.Length > 0 ? $"{link}/{type}" : link));
        request.Headers.TryAddWithoutValidation("authorization", Uri.EscapeDataString($"type=master&ver=1.0&sig={signature}"));
        request.Headers.Add("x-ms-date", date);
        request.Headers.Add("x-ms-version", "2020-07-15");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return request;
    }
}
