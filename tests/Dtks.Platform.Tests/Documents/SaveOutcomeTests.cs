using System.Net;
using Dtks.Platform.Documents;
using Microsoft.Azure.Cosmos;

namespace Dtks.Platform.Tests.Documents;

/// <summary>Only an answer that refuses a batch says that it is not on its way any more.</summary>
public sealed class SaveOutcomeTests
{
    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, true)]
    [InlineData(HttpStatusCode.BadRequest, true)]
    [InlineData(HttpStatusCode.RequestTimeout, false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, false)]
    [InlineData(HttpStatusCode.Gone, false)]
    [InlineData(HttpStatusCode.InternalServerError, false)]
    public void Of_an_answer(HttpStatusCode status, bool refused) =>
        Assert.Equal(refused, SaveOutcome.IsRefused(new CosmosException("no", status, 0, "id", 0)));

    [Fact]
    public void Of_none()
    {
        Assert.False(SaveOutcome.IsRefused(new OperationCanceledException()));
        Assert.False(SaveOutcome.IsRefused(new HttpRequestException("broken")));
        Assert.False(SaveOutcome.IsRefused(new TimeoutException()));
    }
}
