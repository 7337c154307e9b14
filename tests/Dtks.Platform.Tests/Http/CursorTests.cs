using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Protection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Tests.Http;

[Trait("rule", "GOV-2")]
public sealed class CursorTests
{
    private static readonly Caller Officer = Caller("a", "3306");
    private readonly Cursor _cursor = new(Options.Create(new ProtectionOptions { CursorKey = Convert.ToBase64String(new byte[32]) }));

    [Fact]
    public void A_cursor_leads_on_in_its_own_list()
    {
        var cursor = _cursor.Write("next", Request("/list", "status=a"), Officer);

        Assert.Equal("next", _cursor.Read(Request("/list", $"status=a&limit=5&cursor={cursor}"), Officer));
    }

    [Theory]
    [InlineData("/list/")]
    [InlineData("/LIST")]
    public void A_path_written_another_way_is_the_same_list(string path)
    {
        var cursor = _cursor.Write("next", Request("/list", ""), Officer);

        Assert.Equal("next", _cursor.Read(Request(path, $"cursor={cursor}"), Officer));
    }

    [Fact]
    public void The_last_page_has_no_cursor() => Assert.Null(_cursor.Write(null, Request("/list", ""), Officer));

    [Theory]
    [InlineData("/other", "status=a", "a", "3306")]
    [InlineData("/list", "status=b", "a", "3306")]
    [InlineData("/list", "", "a", "3306")]
    [InlineData("/list", "status=a", "b", "3306")]
    [InlineData("/list", "status=a", "a", "3307")]
    public void Elsewhere_or_for_another_it_is_refused(string path, string query, string subject, string area)
    {
        var cursor = _cursor.Write("next", Request("/list", "status=a"), Officer);

        Refused(Request(path, $"{query}&cursor={cursor}"), Caller(subject, area));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("!!!!")]
    public void What_was_not_signed_here_is_refused(string cursor) => Refused(Request("/list", $"cursor={cursor}"), Officer);

    [Theory]
    [InlineData("limit=1", 1)]
    [InlineData("limit=100", 100)]
    [InlineData("", 100)]
    public void A_limit_is_1_to_100(string query, int expected) => Assert.Equal(expected, Cursor.Limit(Request("/list", query)));

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=-1")]
    [InlineData("limit=x")]
    public void Any_other_limit_is_refused(string query) =>
        Assert.Equal(400, Assert.Throws<ProblemException>(() => Cursor.Limit(Request("/list", query))).Problem.Status);

    private void Refused(HttpRequest request, Caller caller) =>
        Assert.Equal("list.cursor", Assert.Throws<ProblemException>(() => _cursor.Read(request, caller)).Problem.Code);

    private static Caller Caller(string subject, string area) => new(subject, "", Role.RegencyOfficer, AreaCode.Parse(area));

    private static HttpRequest Request(string path, string query)
    {
        var request = new DefaultHttpContext().Request;
        request.Path = path;
        request.QueryString = new QueryString("?" + query);
        return request;
    }
}
