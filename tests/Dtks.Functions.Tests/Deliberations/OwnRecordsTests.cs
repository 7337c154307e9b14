using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.SetAside;

namespace Dtks.Functions.Tests.Deliberations;

/// <summary>What is noted of decisions while they are carried out, and cannot be read.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "MUS-7")]
public sealed class OwnRecordsTests(ClaimsStand stand)
{
    private const string Village = "3404022005";

    [Fact]
    public async Task That_something_stands_in_the_way_is_told_though_nobody_can_read_what()
    {
        var (obstacles, deliberation) = (stand.Of<DecisionObstacles>(), Guid.NewGuid().ToString("N"));
        await obstacles.NoteAsync(Village, deliberation, 3, "proposal.status", args: null, CancellationToken.None);
        await obstacles.NoteAsync(Village, deliberation, 12, "proposal.status", args: null, CancellationToken.None);
        await stand.SpoilAsync(Partitions.Registry(Village), DecisionObstacleDocument.IdOf(deliberation, 12));

        var told = await obstacles.OfAsync(Village, deliberation, CancellationToken.None);
        Assert.Equal([(3, "proposal.status"), (12, SetAsideReason.Unreadable)], told.OrderBy(o => o.Key).Select(o => (o.Key, o.Value.Code)));

        await obstacles.NoteAsync(Village, deliberation, 12, "proposal.status", args: null, CancellationToken.None);
        Assert.Equal("proposal.status", (await obstacles.OfAsync(Village, deliberation, CancellationToken.None))[12].Code);
    }

    [Fact]
    public async Task One_message_carries_the_pages_out_and_who_begins_takes_over()
    {
        var turns = stand.Of<EffectTurns>();
        var message = new EffectsMessage(Village, Guid.NewGuid().ToString("N"), From: 0);
        var first = await TakeAsync(message);
        var second = await TakeAsync(message);
        Assert.Equal((1, 2), (first.Turn, second.Turn));

        Assert.Null(await turns.TakeAsync(first, CancellationToken.None));
        Assert.Null(await turns.GoOnAsync(first, 50, CancellationToken.None));
        var next = await turns.GoOnAsync(second, 50, CancellationToken.None);
        Assert.Equal(second with { From = 50, Turn = 3 }, next);
        Assert.Null(await turns.GoOnAsync(second, 50, CancellationToken.None));

        await turns.EndAsync(second, CancellationToken.None);
        Assert.Equal(next, await turns.TakeAsync(next!, CancellationToken.None));
        await turns.EndAsync(next!, CancellationToken.None);
        Assert.Null(await turns.TakeAsync(next!, CancellationToken.None));
    }

    [Fact]
    public async Task A_turn_that_cannot_be_read_holds_nothing_up_and_one_of_two_goes_on()
    {
        var turns = stand.Of<EffectTurns>();
        var message = new EffectsMessage(Village, Guid.NewGuid().ToString("N"), From: 0);
        var first = await TakeAsync(message);
        await SpoilAsync(message);

        Assert.Equal(first, await turns.TakeAsync(first, CancellationToken.None));
        Assert.Equal(2, (await turns.GoOnAsync(first, 50, CancellationToken.None))!.Turn);
        Assert.Null(await turns.GoOnAsync(first, 50, CancellationToken.None));

        await SpoilAsync(message);
        Assert.Equal(1, (await TakeAsync(message)).Turn);
        await SpoilAsync(message);
        await turns.EndAsync(first, CancellationToken.None);
        Assert.Null(await stand.KeptAsync<EffectTurnDocument>(Partitions.Registry(Village), EffectTurnDocument.IdOf(message.Deliberation)));
    }

    private async Task<EffectsMessage> TakeAsync(EffectsMessage message) => (await stand.Of<EffectTurns>().TakeAsync(message, CancellationToken.None))!;

    private Task SpoilAsync(EffectsMessage message) => stand.SpoilAsync(Partitions.Registry(Village), EffectTurnDocument.IdOf(message.Deliberation));
}
