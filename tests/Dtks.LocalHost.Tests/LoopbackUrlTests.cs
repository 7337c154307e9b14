using System.Net;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;

namespace Dtks.LocalHost.Tests;

public sealed class LoopbackUrlTests
{
    [Theory]
    [InlineData("http://127.0.0.1:7071", "127.0.0.1", 7071)]
    [InlineData("http://127.0.0.2:0/", "127.0.0.2", 0)]
    [InlineData("http://localhost:80", "127.0.0.1", 80)]
    [InlineData("http://[::1]:65535", "::1", 65535)]
    public void A_loopback_address_is_read(string url, string address, int port)
        => Assert.Equal(new LoopbackUrl(IPAddress.Parse(address), port), Assert.Single(LoopbackUrl.ParseList(url)));

    [Fact]
    public void Several_are_parted_by_semicolons() => Assert.Equal(2, LoopbackUrl.ParseList("http://127.0.0.1:1; http://[::1]:2;").Count);

    [Theory]
    [InlineData("http://0.0.0.0:7071")]
    [InlineData("http://[::]:7071")]
    [InlineData("http://192.168.0.1:7071")]
    [InlineData("http://*:7071")]
    [InlineData("http://+:7071")]
    [InlineData("http://example.org:7071")]
    [InlineData("https://127.0.0.1:7071")]
    [InlineData("http://127.0.0.1:7071/path")]
    [InlineData("http://127.0.0.1:65536")]
    [InlineData("7071")]
    [InlineData("")]
    [InlineData("http://127.0.0.1:1;http://10.0.0.1:1")]
    public void Every_other_address_is_refused_in_one_line(string urls)
    {
        var message = Assert.Throws<StartupException>(() => LoopbackUrl.ParseList(urls)).Message;
        Assert.Contains("http://127.0.0.1", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void A_port_in_use_is_one_line_that_names_it()
    {
        using var first = new LoopbackUrl(IPAddress.Loopback, 0).Bind();
        var taken = new LoopbackUrl(IPAddress.Loopback, ((IPEndPoint)first.LocalEndPoint!).Port);
        Assert.Contains($"Port {taken.Port} on 127.0.0.1 is in use", Assert.Throws<StartupException>(() => taken.Bind()).Message, StringComparison.Ordinal);
    }
}
