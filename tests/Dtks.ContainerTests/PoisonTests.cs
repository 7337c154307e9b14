using System.Text;
using Dtks.Flows.Tests;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Evidence;
using Dtks.Functions.Proposals;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Messaging;

namespace Dtks.ContainerTests;

/// <summary>Messages that no repetition mends.</summary>
public sealed class PoisonTests(ContainerHost host) : IClassFixture<ContainerHost>
{
    [SkippableTheory]
    [InlineData(MatchProposals.Queue, "not base64 !")]
    [InlineData(MatchProposals.Queue, "{\"village\":\"3306162006\",\"proposal\":\"none\"}")]
    [InlineData(InspectUploads.Queue, "{\"village\":\"3306052001\",\"evidence\":\"../x\"}")]
    [InlineData(FireDeadlines.Queue, "[]")]
    public async Task It_is_set_aside_as_it_was_and_the_work_goes_on(string queue, string text)
    {
        var message = text.StartsWith("not", StringComparison.Ordinal) ? text : Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

        await host.Azurite.Queues.GetQueueClient(queue).SendMessageAsync(message);
        await host.Flow.IdleAsync();

        Assert.Single(await host.Flow.SetAsideAsync(queue), kept => kept["message"]!.ToString() == text);
        var kept = (await host.Azurite.Queues.GetQueueClient(QueueNames.Poison(queue)).PeekMessagesAsync(maxMessages: 32)).Value.Where(m => m.MessageText == message);
        Assert.Equal(DateTimeOffset.MaxValue.Year, Assert.Single(kept).ExpiresOn!.Value.Year);
        Assert.Equal(0, (await host.Azurite.Queues.GetQueueClient(queue).GetPropertiesAsync()).Value.ApproximateMessagesCount);

        await host.Flow.VerifyingAsync(SampleFamily.Of(Place.Next().Village));
    }
}
