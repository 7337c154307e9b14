using System.Net;
using System.Net.Sockets;
using Dtks.Domain.Partners;

namespace Dtks.Functions.Partners.Trust;

/// <summary>
/// Connects to partners' addresses, and to nothing of our own network: it looks at what a name leads to when it connects, and connects to exactly that, so that a name that changes in between
/// gains nothing (REG-3).
/// </summary>
/// <param name="resolve">Finds a name's addresses.</param>
/// <param name="allowLoopback">Whether this machine itself may be called by its own names.</param>
public sealed class OutsideConnector(Func<string, CancellationToken, Task<IPAddress[]>> resolve, bool allowLoopback)
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pooled = TimeSpan.FromMinutes(2);
    private const int MostHeaderKibibytes = 16;

    /// <summary>A handler that connects so, follows no redirect, goes by no proxy and keeps nothing of what it is answered.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = Within,
        PooledConnectionLifetime = Pooled,
        MaxResponseHeadersLength = MostHeaderKibibytes,
        ConnectCallback = ConnectAsync,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellation);
        if (addresses.Length == 0 || !addresses.All(address => Allows(context.InitialRequestMessage.RequestUri!, address)))
        {
            // One inner address among others is enough: whoever names it wants it tried.
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The address is none of the public network.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool Allows(Uri uri, IPAddress address) => PartnerAddress.IsPublic(address) || (allowLoopback && IPAddress.IsLoopback(address) && PartnerAddress.IsLoopbackName(uri));
}
