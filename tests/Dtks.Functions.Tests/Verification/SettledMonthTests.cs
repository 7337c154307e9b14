using Dtks.Functions.Data;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Functions.Verification;

namespace Dtks.Functions.Tests.Verification;

/// <summary>How far a month's opening has come is read until it is settled, and then no more.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "VER-1")]
public sealed class SettledMonthTests(ClaimsStand stand)
{
    private const string Period = "2033-04";

    [Fact]
    public async Task It_is_read_anew_until_it_is_settled_and_never_after()
    {
        var opened = new CycleDocument { Id = CycleDocument.TheId, Period = Period, OpenedOn = stand.Clock.GetUtcNow(), Regencies = 1, ClosesOn = stand.Clock.GetUtcNow().AddDays(9), Policy = "2024-05-08/1" };
        await stand.KeepAsync(Partitions.Cycles(Period), opened);
        Assert.Equal((false, false), await StandsAsync());

        await stand.EditAsync(Partitions.Cycles(Period), CycleDocument.TheId, stored => stored["openingSettled"] = true);
        Assert.Equal((true, false), await StandsAsync());

        await stand.EditAsync(Partitions.Cycles(Period), CycleDocument.TheId, stored => stored["closingSettled"] = true);
        Assert.Equal((true, false), await StandsAsync());
    }

    private async Task<(bool Opening, bool Closing)> StandsAsync()
    {
        var known = await stand.Of<CycleRepository>().OpenedAsync(Period, CancellationToken.None);
        var run = await stand.Of<CycleRepository>().AsSettledAsync(known!, CancellationToken.None);
        return (run.OpeningSettled, run.ClosingSettled);
    }
}
