using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Tests.Changes;

/// <summary>What follows from a saved change never makes the change look as if it had failed.</summary>
public sealed class OutboxRelayTests
{
    private static Task DeliverAsync(Exception failure, CancellationToken cancellation)
    {
        // The projection fails first: neither store nor queues are reached.
        var relay = new OutboxRelay(null!, null!, null!, null!, [new Failing(failure)], NullLogger<OutboxRelay>.Instance);
        var outbox = new OutboxDocument { Id = "outbox-1", CreatedOn = DateTimeOffset.UnixEpoch, Entries = [OutboxEntry.Projection("failing", new { })] };
        return relay.AfterCommitAsync(new Partition(new DocumentContainer("registry", "/village"), "3306162006"), outbox, cancellation);
    }

    [Fact]
    public async Task A_call_that_was_given_up_is_left_to_the_sweep()
    {
        await DeliverAsync(new OperationCanceledException("The SDK's time was over."), CancellationToken.None);
        await DeliverAsync(new HttpRequestException("Away."), new CancellationToken(canceled: true));
    }

    [Fact]
    public Task A_caller_who_stops_it_is_told_so() => Assert.ThrowsAsync<OperationCanceledException>(
        () => DeliverAsync(new OperationCanceledException(), new CancellationToken(canceled: true)));

    private sealed class Failing(Exception failure) : IProjection
    {
        public string Name => "failing";

        public Task ApplyAsync(JObject input, CancellationToken cancellation) => Task.FromException(failure);
    }
}
