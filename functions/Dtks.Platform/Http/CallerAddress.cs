using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Dtks.Platform.Http;

/// <summary>Where a request comes from.</summary>
internal static class CallerAddress
{
    private const int NetworkBytes = 8;

    /// <summary>
    /// The caller's address, of IPv6 its network of 64 bits, since one caller has all of it. Only what trusted proxies added to
    /// <c>X-Forwarded-For</c> is believed: the rest anyone can write.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="trustedHops">How many proxies are trusted; each adds one address at the end.</param>
    public static string Of(HttpRequest request, int trustedHops) => Text(Forwarded(request, trustedHops) ?? request.HttpContext.Connection.RemoteIpAddress);

    private static IPAddress? Forwarded(HttpRequest request, int trustedHops)
    {
        if (trustedHops == 0)
        {
            return null;
        }

        var told = request.Headers["X-Forwarded-For"].SelectMany(line => (line ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        return told.Count == 0 ? null : Read(told[Math.Max(0, told.Count - trustedHops)]);
    }

    // With the caller's port or without.
    private static IPAddress? Read(string text) =>
        IPAddress.TryParse(text, out var address) ? address : IPEndPoint.TryParse(text, out var endpoint) ? endpoint.Address : null;

    private static string Text(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes(), 0, NetworkBytes),
        _ => address.ToString(),
    };
}
