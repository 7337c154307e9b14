using System.Net;
using System.Net.Sockets;

namespace Dtks.LocalHost.Startup;

/// <summary>An address this host may serve on: plain HTTP, loopback only.</summary>
/// <param name="Address">127.0.0.0/8 or ::1.</param>
/// <param name="Port">0 (a free one is picked) to 65535.</param>
internal sealed record LoopbackUrl(IPAddress Address, int Port)
{
    /// <summary>Reads a list of addresses, parted by semicolons.</summary>
    /// <exception cref="StartupException">One is not an address this host may serve on.</exception>
    public static IReadOnlyList<LoopbackUrl> ParseList(string urls)
    {
        var list = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse).ToList();
        return list.Count > 0 ? list : throw new StartupException($"--urls '{urls}' names no address; write one such as http://127.0.0.1:7071.");
    }

    /// <summary>Takes the address at once, so that nobody else can between now and serving.</summary>
    /// <exception cref="StartupException">The port is taken or may not be used.</exception>
    public Socket Bind()
    {
        var socket = new Socket(Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(Address, Port));
            socket.Listen();
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            var why = e.SocketErrorCode == SocketError.AddressAlreadyInUse ? "is in use" : $"cannot be used ({e.Message})";
            throw new StartupException($"Port {Port} on {Address} {why}; stop what uses it, or choose another with --urls http://127.0.0.1:PORT.", e);
        }
    }

    private static LoopbackUrl Parse(string url)
    {
        // Kestrel's wildcard hosts are no URI hosts; they would serve everyone, so they fall under the same refusal.
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0)
            throw new StartupException($"--urls '{url}' is no address this host serves on; write one such as http://127.0.0.1:7071.");
        var address = uri.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(uri.Host.Trim('[', ']'), out var parsed) ? parsed : null;
        if (address is null || !IPAddress.IsLoopback(address))
            throw new StartupException($"--urls '{url}' is not a loopback address, and this host serves no other; use http://127.0.0.1:PORT.");
        return new LoopbackUrl(address, uri.Port);
    }
}
