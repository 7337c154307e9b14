using Dtks.Functions.Data;
using Dtks.Functions.Exports;
using Dtks.Platform.Protection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dtks.Functions.Tests.Exports;

/// <summary>Links to fetch an export are good for one file and a quarter of an hour.</summary>
[Trait("rule", "REG-3")]
public sealed class ExportLinksTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 3, 0, 0, TimeSpan.Zero);
    private static readonly Uri Host = new("http://127.0.0.1:7071");

    private readonly FakeTimeProvider _clock = new(Now);

    [Theory]
    [InlineData(null, "http://127.0.0.1:7071/api/exports/3306162006/e1")]
    [InlineData("https://dtks.example", "https://dtks.example/api/exports/3306162006/e1")]
    public void A_link_leads_to_where_clients_reach_the_app(string? endpoint, string expected) =>
        Assert.Equal(expected, Links(endpoint).To(Export(), Host).Url.GetLeftPart(UriPartial.Path));

    [Theory]
    [InlineData(899, true)]
    [InlineData(900, false)]
    public void It_is_good_for_a_quarter_of_an_hour(int seconds, bool isInTime)
    {
        var (until, signature) = Asked(Links().To(Export(), Host).Url);
        _clock.SetUtcNow(Now.AddSeconds(seconds));

        Assert.Equal((true, isInTime), Links().Check(Export(), until, signature));
    }

    [Fact]
    public void It_is_never_good_for_longer_than_the_file() =>
        Assert.Equal(Now.AddMinutes(5), Links().To(Export() with { ExpiresOn = Now.AddMinutes(5) }, Host).ExpiresOn);

    [Fact]
    public void It_is_of_one_file_and_its_time()
    {
        var (until, signature) = Asked(Links().To(Export(), Host).Url);

        Assert.Equal((true, true), Links().Check(Export(), until, signature));
        Assert.Equal((false, false), Links().Check(Export() with { Round = 1 }, until, signature));
        Assert.Equal((false, false), Links().Check(Export() with { Village = "3306162007" }, until, signature));
        Assert.Equal((false, false), Links().Check(Export() with { Id = "export-e2" }, until, signature));
        Assert.Equal((false, false), Links().Check(Export(), until + "0", signature));
        Assert.Equal((false, false), Links().Check(Export(), null, signature));
        Assert.Equal((false, false), Links().Check(Export(), until, null));
        Assert.Equal((false, false), Links().Check(Export(), "soon", signature));
    }

    private static (string Until, string Signature) Asked(Uri url)
    {
        var query = QueryHelpers.ParseQuery(url.Query);
        return (query["until"]!, query["sig"]!);
    }

    private ExportLinks Links(string? endpoint = null) => new(new AppLinks(
        Options.Create(new ProtectionOptions { CursorKey = Convert.ToBase64String(new byte[32]) }), Options.Create(new UploadOptions { Endpoint = endpoint }), _clock));

    private static ExportDocument Export() => new()
    {
        Id = "export-e1",
        Village = "3306162006",
        Status = ExportStatus.Done,
        CreatedOn = Now,
        ExpiresOn = Now.AddHours(24),
        By = "officer",
        List = "proposals",
        Language = "id",
    };
}
