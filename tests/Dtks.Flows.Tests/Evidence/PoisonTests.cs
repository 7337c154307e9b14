using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Functions.Evidence;
using Dtks.Platform.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Evidence;

/// <summary>Messages that ask for what cannot be inspected.</summary>
[Collection("deliberations")]
public sealed class PoisonTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [InlineData("{\"village\":\"3306052001\",\"evidence\":\"00000000000000000000000000000000\"}")]
    [InlineData("{\"village\":\"3306052001\",\"evidence\":\"../x\"}")]
    [InlineData("{\"village\":\"3306052001\"}")]
    [InlineData("not JSON")]
    public async Task They_go_to_poison_and_the_inspections_go_on(string message)
    {
        var before = await PoisonedAsync();

        await host.Services.GetRequiredService<QueueSender>().SendTextAsync(InspectUploads.Queue, message, CancellationToken.None);
        await _flow.IdleAsync();

        Assert.Equal(before + 1, await PoisonedAsync());
        await (await DeliberationFlow.OpenAsync(_flow)).UploadAsync("minutes");
    }

    private async Task<int> PoisonedAsync() =>
        (int)(await _flow.SendAsync(HttpMethod.Get, "/dev/queues")).Expect(HttpStatusCode.OK).Json[QueueNames.Poison(InspectUploads.Queue)]!;
}
