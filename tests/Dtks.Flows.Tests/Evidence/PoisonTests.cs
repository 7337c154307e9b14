using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Operations;
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
    public async Task They_are_set_aside_and_the_inspections_go_on(string message)
    {
        var before = await SetAsideAsync();

        await host.Services.GetRequiredService<QueueSender>().SendTextAsync(InspectUploads.Queue, message, CancellationToken.None);
        await _flow.IdleAsync();

        Assert.Equal(before + 1, await SetAsideAsync());
        await (await DeliberationFlow.OpenAsync(_flow)).UploadAsync("minutes");
    }

    private async Task<int> SetAsideAsync() => (await _flow.SetAsideAsync(InspectUploads.Queue)).Count;
}
