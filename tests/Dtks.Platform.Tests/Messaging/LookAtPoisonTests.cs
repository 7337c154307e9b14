using System.Net;
using Dtks.Platform.Messaging;
using Dtks.Platform.Tests.Stand;
using Microsoft.Extensions.Logging.Abstractions;
using Work = Dtks.Platform.Tests.Stand.Work;

namespace Dtks.Platform.Tests.Messaging;

/// <summary>A poison queue that cannot be looked through keeps no other from it.</summary>
[Collection(StoreTests.Name)]
public sealed class LookAtPoisonTests(LocalStore local)
{
    private readonly Work _work = new(local);

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task The_next_is_looked_through_all_the_same(HttpStatusCode refusal)
    {
        var names = new QueueNames();
        names.Declare("first");
        names.Declare("second");
        _work.Queues.Put("second-poison", Work.Raw("{}"));
        (_work.Queues.Refusal, _work.Queues.Refused) = (refusal, "first-poison");
        await new LookAtPoison(_work.Poison, names, NullLogger<LookAtPoison>.Instance).RunAsync(new(), CancellationToken.None);
        Assert.Equal("tried 5 times on second", (await _work.KeptAsync("second", "{}"))!.Detail);
    }
}
