using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.CardRounds;
using static Dtks.Flows.Tests.DeliveryImports.DeliveryFileSteps;

namespace Dtks.Flows.Tests.DeliveryImports;

/// <summary>A file of deliveries is worked, and its result looked at; its entries are those of imports and of cards.</summary>
public sealed class AuditedDeliveryImport : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal);

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var here = await scene.Host.CardsInAsync(scene.NextPlace(), 1);
        var number = (string)Assert.Single(await scene.Flow.CardsAsync(here.Code, here.Round))["number"]!;
        var id = await scene.Flow.SendDeliveriesAsync(here.Code, here.Post, here.Round, File($"{number},{await here.DayAsync()},Rumah kosong,,"));
        await scene.Flow.IdleAsync();
        Assert.Equal("1", (await scene.Flow.DeliveriesSentAsync(here.Code, id, here.Post))["accepted"]);
        Assert.Equal(["2 accepted"], Told(await scene.Flow.DeliveryResultsAsync(here.Code, id, here.Post)));
    }
}
