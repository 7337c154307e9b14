using Azure;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dtks.Platform.Tests.Http;

public sealed class StorageFailureTests
{
    private readonly Api _api = new(new MessageCatalogue(PlatformTexts.Files), UnheardInstruments.Make(), new UnreadableRecords(UnheardInstruments.Make(), NullLogger<UnreadableRecords>.Instance), NullLogger<Api>.Instance);

    [Theory]
    [InlineData(0, 503, "unavailable")]
    [InlineData(429, 503, "unavailable")]
    [InlineData(500, 503, "unavailable")]
    [InlineData(503, 503, "unavailable")]
    [InlineData(403, 500, "unexpected")]
    [InlineData(499, 500, "unexpected")]
    public async Task A_client_is_told_to_come_again_when_storage_fails_for_now(int answered, int status, string code) =>
        Assert.Equal((status, code), await ToldAsync(new RequestFailedException(answered, "storage")));

    [Fact]
    public async Task Retries_that_all_failed_are_one_failure()
    {
        var lost = new RequestFailedException(0, "no connection");

        Assert.Equal((503, "unavailable"), await ToldAsync(new AggregateException(lost, lost)));
        Assert.Equal((500, "unexpected"), await ToldAsync(new AggregateException(lost, new InvalidOperationException())));
        Assert.Equal((500, "unexpected"), await ToldAsync(new AggregateException()));
    }

    private async Task<(int, string)> ToldAsync(Exception thrown)
    {
        var result = (ProblemResult)await _api.RunPublicAsync(Task<Answer> () => throw thrown);
        return (result.Problem.Status, result.Problem.Code);
    }
}
