using System.Net;
using System.Net.Sockets;
using System.Text;
using Dtks.Functions.Partners.Trust;

namespace Dtks.Functions.Tests.Partners;

/// <summary>Calls to partners reach the public network and nothing else, whatever a name leads to when it is called.</summary>
[Trait("rule", "REG-3")]
public sealed class OutsideTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("fd00::1")]
    public async Task A_name_that_leads_within_is_not_connected_to(string address)
    {
        using var within = new Listening();
        using var client = Client(_ => [IPAddress.Parse(address)], allowLoopback: false);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync($"http://partner.example:{within.Port}/"));
        Assert.Equal(0, within.Connections);
    }

    [Fact]
    public async Task One_inner_address_among_public_ones_is_enough_and_so_is_none()
    {
        using var within = new Listening();
        using var mixed = Client(_ => [IPAddress.Parse("93.184.216.34"), IPAddress.Loopback], allowLoopback: false);
        using var none = Client(_ => [], allowLoopback: false);

        await Assert.ThrowsAsync<HttpRequestException>(() => mixed.GetAsync($"http://partner.example:{within.Port}/"));
        await Assert.ThrowsAsync<HttpRequestException>(() => none.GetAsync($"http://partner.example:{within.Port}/"));
        Assert.Equal(0, within.Connections);
    }

    [Fact]
    public async Task A_name_that_changes_between_two_calls_gains_nothing()
    {
        using var within = new Listening();
        var asked = 0;
        using var client = Client(_ => asked++ == 0 ? throw new SocketException((int)SocketError.TryAgain) : [IPAddress.Loopback], allowLoopback: false);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync($"http://partner.example:{within.Port}/"));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync($"http://partner.example:{within.Port}/"));
        Assert.Equal((2, 0), (asked, within.Connections));
    }

    [Fact]
    public async Task On_one_machine_it_is_called_by_its_own_names_only()
    {
        using var within = new Listening();
        using var client = Client(_ => [IPAddress.Loopback], allowLoopback: true);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"http://127.0.0.1:{within.Port}/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"http://localhost:{within.Port}/")).StatusCode);
        var before = within.Connections;
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync($"http://partner.example:{within.Port}/"));
        Assert.Equal(before, within.Connections);
    }

    [Fact]
    public async Task No_redirect_is_followed()
    {
        using var other = new Listening();
        using var within = new Listening($"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{other.Port}/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var client = Client(_ => [IPAddress.Loopback], allowLoopback: true);

        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync($"http://127.0.0.1:{within.Port}/")).StatusCode);
        Assert.Equal(0, other.Connections);
    }

    private static HttpClient Client(Func<string, IPAddress[]> resolve, bool allowLoopback) => new(new OutsideConnector((name, _) => Task.FromResult(resolve(name)), allowLoopback).Handler());

    /// <summary>Answers every connection alike, and counts them.</summary>
    private sealed class Listening : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private int _connections;

        public Listening(string answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        {
            _listener.Start();
            _ = AnswerAsync(Encoding.ASCII.GetBytes(answer));
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public int Connections => _connections;

        public void Dispose() => _listener.Dispose();

        private async Task AnswerAsync(byte[] answer)
        {
            try
            {
                while (true)
                {
                    using var connection = await _listener.AcceptTcpClientAsync();
                    Interlocked.Increment(ref _connections);
                    var stream = connection.GetStream();
                    _ = await stream.ReadAsync(new byte[4096]);
                    await stream.WriteAsync(answer);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }
    }
}
