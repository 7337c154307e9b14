using System.Net;
using System.Net.Sockets;

namespace Dtks.Domain.Partners;

/// <summary>Which addresses a partner's agreement may name, and which of the network they may lead to (REG-3): never into our own.</summary>
public static class PartnerAddress
{
    private const int MaxLength = 300;

    // Names that no public resolver answers (RFC 6761, RFC 6762, RFC 8375 and what clouds use within).
    private static readonly string[] Inner = [".localhost", ".local", ".internal", ".home.arpa", ".lan", ".intranet", ".corp", ".private"];

    // Source: IANA special-purpose address registry; 168.63.129.16 is Azure's own host on every virtual network.
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Reads an address that may be called: https and a name with a point in it, without user, query and fragment; null for any other.</summary>
    /// <param name="text">What came in.</param>
    /// <param name="allowLoopback">Whether this machine's own addresses may stand there too, over http as well: for trying things out on one machine.</param>
    public static Uri? Read(string? text, bool allowLoopback)
    {
        if (text is null || text.Length > MaxLength || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0
            || text.Contains('?', StringComparison.Ordinal) || text.Contains('#', StringComparison.Ordinal) || text.Any(c => c <= ' '))
        {
            return null;
        }

        var isOwn = allowLoopback && IsLoopbackName(uri);
        return (isOwn && uri.Scheme == Uri.UriSchemeHttp) || (uri.Scheme == Uri.UriSchemeHttps && (isOwn || IsPublicName(uri))) ? uri : null;
    }

    /// <summary>Whether an address names this machine itself.</summary>
    public static bool IsLoopbackName(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return uri.IdnHost == "localhost" || (IPAddress.TryParse(uri.IdnHost, out var address) && IPAddress.IsLoopback(address));
    }

    /// <summary>Whether an address of the network is one of the public ones: none of our own network, of this machine, of a tunnel or of a group.</summary>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || (plain.AddressFamily == AddressFamily.InterNetworkV6 && plain.ScopeId == 0 && GlobalUnicast.Contains(plain)))
            && !NotPublic.Any(network => network.Contains(plain));
    }

    private static bool IsPublicName(Uri uri)
    {
        var name = uri.IdnHost.TrimEnd('.');
        return uri.HostNameType == UriHostNameType.Dns && name.Contains('.', StringComparison.Ordinal) && !Inner.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
    }
}
