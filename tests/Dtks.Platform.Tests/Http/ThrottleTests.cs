using System.Net;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Tests.Http;

public sealed class ThrottleTests
{
    [Fact]
    public void A_caller_has_so_many_requests_a_minute_and_another_has_their_own()
    {
        using var throttle = Of(new ThrottlingOptions { CallerPerMinute = 3 });
        for (var i = 0; i < 3; i++)
        {
            throttle.Caller(From("203.0.113.1"));
        }

        var refused = Assert.Throws<ProblemException>(() => throttle.Caller(From("203.0.113.1"))).Problem;

        Assert.Equal((429, "throttled.caller"), (refused.Status, refused.Code));
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromTicks(1), TimeSpan.FromMinutes(1));
        Assert.Equal($"{Math.Ceiling(refused.RetryAfter.Value.TotalSeconds)}", refused.Args!["seconds"]);
        throttle.Caller(From("203.0.113.2"));
    }

    [Fact]
    public void A_code_has_so_many_requests_a_minute_whoever_asks()
    {
        using var throttle = Of(new ThrottlingOptions { CodePerMinute = 1 });
        throttle.Code("AAAA");

        Assert.Equal("throttled.code", Assert.Throws<ProblemException>(() => throttle.Code("AAAA")).Problem.Code);
        throttle.Code("BBBB");
    }

    [Fact]
    public void A_limit_of_0_is_none()
    {
        using var throttle = Of(new ThrottlingOptions { CallerPerMinute = 0, CodePerMinute = 0 });
        for (var i = 0; i < 10_000; i++)
        {
            throttle.Caller(From("203.0.113.1"));
            throttle.Code("AAAA");
        }
    }

    [Theory]
    [InlineData(0, "198.51.100.7", "203.0.113.1")]
    [InlineData(1, "198.51.100.7", "198.51.100.7")]
    [InlineData(1, "198.51.100.7:50123", "198.51.100.7")]
    [InlineData(1, "1.1.1.1, 198.51.100.7", "198.51.100.7")]
    [InlineData(2, "1.1.1.1, 198.51.100.7, 10.0.0.1", "198.51.100.7")]
    [InlineData(2, "198.51.100.7", "198.51.100.7")]
    [InlineData(1, "", "203.0.113.1")]
    [InlineData(1, "nonsense", "203.0.113.1")]
    [InlineData(1, "[2001:db8:1:2:3:4:5:6]:443", "20010DB800010002")]
    [InlineData(1, "2001:db8:1:2:ffff::9", "20010DB800010002")]
    [InlineData(1, "::ffff:198.51.100.7", "198.51.100.7")]
    public void Only_what_trusted_proxies_added_is_believed(int hops, string forwarded, string expected) =>
        Assert.Equal(expected, CallerAddress.Of(From("203.0.113.1", forwarded), hops));

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1_000_000, 1_000_000, 10, 0)]
    [InlineData(-1, 0, 0, 1)]
    [InlineData(0, 1_000_001, 11, 2)]
    public void Limits_are_held_to_their_ranges(int caller, int code, int hops, int faults) =>
        Assert.Equal(faults, new ThrottlingOptions { CallerPerMinute = caller, CodePerMinute = code, TrustedHops = hops }.Faults().Count());

    private static Throttle Of(ThrottlingOptions options) => new(Options.Create(options));

    private static HttpRequest From(string address, string? forwarded = null)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        if (forwarded is not null)
        {
            http.Request.Headers["X-Forwarded-For"] = forwarded;
        }

        return http.Request;
    }
}
