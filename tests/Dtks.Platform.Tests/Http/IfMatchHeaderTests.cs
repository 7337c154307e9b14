using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;

namespace Dtks.Platform.Tests.Http;

public sealed class IfMatchHeaderTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("*", true)]
    [InlineData("\"a\"", true)]
    [InlineData("\"b\", \"a\"", true)]
    [InlineData("\"b\"", false)]
    [InlineData("W/\"a\"", false)]
    [InlineData("", false)]
    public void A_record_is_held_to_the_version_that_is_named(string? header, bool fits)
    {
        var request = new DefaultHttpContext().Request;
        if (header is not null)
        {
            request.Headers.IfMatch = header;
        }

        var refused = Record.Exception(() => IfMatchHeader.Read(request).Require("\"a\""));

        Assert.Equal(fits, refused is null);
        Assert.True(refused is null or ProblemException { Problem.Status: 412 });
    }
}
