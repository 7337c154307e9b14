using System.Net;
using Dtks.Domain.Partners;
using Dtks.Domain.Tests.Properties;
using FsCheck.Fluent;

namespace Dtks.Domain.Tests.Partners;

/// <summary>Partners' addresses never lead into our own network.</summary>
[Trait("rule", "REG-3")]
public sealed class PartnerAddressTests
{
    [Theory]
    [InlineData("https://bpjs.example/dci", true)]
    [InlineData("https://bpjs.example:8443", true)]
    [InlineData("http://bpjs.example/dci", false)]
    [InlineData("ftp://bpjs.example/dci", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/dci", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("https://user:secret@bpjs.example/dci", false)]
    [InlineData("https://bpjs.example/dci?to=x", false)]
    [InlineData("https://bpjs.example/dci?", false)]
    [InlineData("https://bpjs.example/dci#x", false)]
    [InlineData("https://bpjs.example/a b", false)]
    [InlineData("https://localhost/dci", false)]
    [InlineData("https://intranet/dci", false)]
    [InlineData("https://db.internal/dci", false)]
    [InlineData("https://DB.INTERNAL./dci", false)]
    [InlineData("https://printer.local/dci", false)]
    [InlineData("https://127.0.0.1/dci", false)]
    [InlineData("https://2130706433/dci", false)]
    [InlineData("https://0x7f.1/dci", false)]
    [InlineData("https://169.254.169.254/metadata", false)]
    [InlineData("https://93.184.216.34/dci", false)]
    [InlineData("https://[::1]/dci", false)]
    [InlineData("https://[::ffff:10.0.0.1]/dci", false)]
    public void An_agreement_names_a_public_name_over_https(string? text, bool isRight) => Assert.Equal(isRight, PartnerAddress.Read(text, allowLoopback: false) is not null);

    [Theory]
    [InlineData("http://127.0.0.1:9000/dci", true)]
    [InlineData("http://localhost:9000", true)]
    [InlineData("https://[::1]:9000", true)]
    [InlineData("http://10.0.0.1/dci", false)]
    [InlineData("http://bpjs.example/dci", false)]
    [InlineData("http://localhost.bpjs.example/dci", false)]
    public void On_one_machine_that_machine_may_be_named_too(string text, bool isRight) => Assert.Equal(isRight, PartnerAddress.Read(text, allowLoopback: true) is not null);

    [Fact]
    public void An_address_has_a_length()
    {
        var start = "https://bpjs.example/";
        Assert.Equal([true, false], new[] { 300, 301 }.Select(n => PartnerAddress.Read(start + new string('a', n - start.Length), false) is not null));
    }

    [Theory]
    [InlineData("9.255.255.255", true)]
    [InlineData("10.0.0.0", false)]
    [InlineData("10.255.255.255", false)]
    [InlineData("11.0.0.0", true)]
    [InlineData("100.63.255.255", true)]
    [InlineData("100.64.0.0", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("168.63.129.17", true)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.16.0.0", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.0", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:11.0.0.1", true)]
    [InlineData("::10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:a00:1::1", false)]
    [InlineData("2606:4700::1111", true)]
    public void What_a_name_leads_to_is_of_the_public_network(string address, bool isPublic) => Assert.Equal(isPublic, PartnerAddress.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public void Of_no_private_network_any_address_is_public_however_it_is_written()
    {
        var bytes = Gen.Choose(0, 255).Select(b => (byte)b);
        var gen = from net in Gen.Elements(new byte[] { 10 }, [127], [192, 168], [169, 254], [0]) from rest in bytes.ArrayOf(4) select (byte[])[.. net, .. rest.Take(4 - net.Length)];
        Generate.Holds(gen, address =>
        {
            var v4 = new IPAddress(address);
            Assert.False(PartnerAddress.IsPublic(v4));
            Assert.False(PartnerAddress.IsPublic(v4.MapToIPv6()));
        }, 500);
    }
}
