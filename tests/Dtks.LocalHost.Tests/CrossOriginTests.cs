using Dtks.LocalHost.Http;
using Dtks.LocalHost.Startup;
using Microsoft.Extensions.Configuration;

namespace Dtks.LocalHost.Tests;

/// <summary>Which pages may call the API on one machine.</summary>
public sealed class CrossOriginTests
{
    [Theory]
    [InlineData(null, "http://localhost:5173", true)]
    [InlineData(null, "https://desa.example", false)]
    [InlineData("https://desa.example, https://warga.example", "https://warga.example", true)]
    [InlineData("https://desa.example", "https://desa.example:8443", false)]
    [InlineData("https://desa.example", "http://127.0.0.1:3000", true)]
    [InlineData("https://desa.example", "null", false)]
    [InlineData("https://desa.example", "file:///C:/page.html", false)]
    public void Those_of_this_machine_and_those_that_are_named(string? setting, string origin, bool isAllowed) => Assert.Equal(isAllowed, Of(setting).Allows(origin));

    [Theory]
    [InlineData("desa.example")]
    [InlineData("*")]
    [InlineData("https://desa.example/app")]
    [InlineData("https://desa.example,ftp://warga.example")]
    public void What_is_no_origin_stops_the_start_with_what_to_write(string setting) =>
        Assert.Contains("Cors:Origins (Cors__Origins) names something that is no origin; write origins such as", Assert.Throws<StartupException>(() => Of(setting)).Message, StringComparison.Ordinal);

    private static CrossOrigin Of(string? setting) => new(new ConfigurationBuilder().AddInMemoryCollection([new(CrossOrigin.Setting, setting)]).Build());
}
