using Dtks.Functions.Data;
using Dtks.Functions.Policies;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Functions.Verification;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.Tests.Verification;

/// <summary>A regency's message reminds those whose sheet is open, once, and in its time; what was told stands by district.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "VER-7")]
public sealed class SheetRemindersTests(ClaimsStand stand)
{
    private const string Regency = "3305";

    private const int Day = 24 * 60 * 60 * 1000;

    // The least that the store tells apart.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task Villages_whose_sheet_is_open_are_reminded_and_those_of_which_nobody_can_tell_once()
    {
        const string period = "2032-01";
        await MonthAsync(period, TimeSpan.FromDays(7));
        foreach (var (village, stage) in new[] { ("3305012001", VillageStage.Open), ("3305012002", VillageStage.Finalised), ("3305022001", VillageStage.Open), ("3305022002", VillageStage.Open), ("3305032001", VillageStage.NothingToVerify) })
        {
            await VillageAsync(period, village, stage, unverified: 2);
        }

        await stand.SpoilAsync(Partitions.Cycles(period), VillageProgressDocument.IdOf("3305022002"));

        await SendAsync(period, 7);
        var first = await ToldAsync(period, 7, "330502");
        await VillageAsync(period, "3305022003", VillageStage.Open, unverified: 1);
        await SendAsync(period, 7);

        Assert.Equal(["3305022001", "3305022002"], first!.Villages);
        Assert.Equal(["3305012001"], (await ToldAsync(period, 7, "330501"))!.Villages);
        Assert.Null(await ToldAsync(period, 7, "330503"));
        Assert.Equal(first.ETag, (await ToldAsync(period, 7, "330502"))!.ETag);
    }

    [Fact]
    public async Task Ended_in_the_middle_it_goes_on_with_the_districts_that_are_left()
    {
        const string period = "2032-02";
        await MonthAsync(period, TimeSpan.FromDays(2));
        await VillageAsync(period, "3305012001", VillageStage.Open, unverified: 2);
        await VillageAsync(period, "3305022001", VillageStage.Open, unverified: 2);
        await SendAsync(period, 2);
        var before = (await ToldAsync(period, 2, "330501"))!.ETag;
        var done = (await ToldAsync(period, 2, "330502"))!;
        Assert.True(await stand.Of<Platform.Documents.DocumentStore>().TryDeleteAsync(Partitions.Ratifications(Regency), done.Id, done.ETag, CancellationToken.None));

        await SendAsync(period, 2);

        Assert.Equal(before, (await ToldAsync(period, 2, "330501"))!.ETag);
        Assert.Equal(["3305022001"], (await ToldAsync(period, 2, "330502"))!.Villages);
    }

    [Theory]
    [InlineData("2032-03", 7, 7 * Day, "given")]
    [InlineData("2032-04", 7, (7 * Day) + 1, "refused")]
    [InlineData("2032-05", 7, 1, "given")]
    [InlineData("2032-06", 7, 0, "passed over")]
    [InlineData("2032-07", 6, 1, "refused")]
    [InlineData("2032-08", 0, 1, "refused")]
    [InlineData("2032-09", int.MinValue, 1, "refused")]
    public async Task Only_in_its_time_whoever_sends_it(string period, int days, int millisecondsLeft, string expected)
    {
        await MonthAsync(period, TimeSpan.FromMilliseconds(millisecondsLeft));
        await VillageAsync(period, "3305012001", VillageStage.Open, unverified: 2);

        var refused = await Record.ExceptionAsync(() => SendAsync(period, days));

        Assert.Equal(expected == "refused", refused is MessageException);
        Assert.Equal(expected == "given", await ToldAsync(period, days, "330501") is not null);
    }

    [Fact]
    public async Task Neither_a_month_that_was_never_opened_nor_a_place_that_is_no_regency()
    {
        const string period = "2032-11";
        await MonthAsync(period, Moment);

        Assert.IsType<MessageException>(await Record.ExceptionAsync(() => SendAsync("2032-12", 2)));
        Assert.IsType<MessageException>(await Record.ExceptionAsync(() => SendAsync(period, 2, "3305012001")));
        Assert.IsType<MessageException>(await Record.ExceptionAsync(() => SendAsync(period, 2, "x")));
    }

    [Fact]
    public async Task What_was_left_is_told_to_the_districts_that_have_any_and_to_the_regency()
    {
        const string period = "2032-10";
        await MonthAsync(period, -Moment, closedOn: stand.Clock.GetUtcNow());
        await VillageAsync(period, "3305012001", VillageStage.Closed, unverified: 0);
        await VillageAsync(period, "3305012002", VillageStage.Finalised, unverified: 0);
        await VillageAsync(period, "3305022001", VillageStage.Finalised, unverified: 3);
        await VillageAsync(period, "3305032001", VillageStage.Finalised, unverified: 0);

        await SendAsync(period, 0);

        Assert.Equal(["3305012001"], (await ToldAsync(period, 0, "330501"))!.Villages);
        Assert.Equal(["3305022001"], (await ToldAsync(period, 0, "330502"))!.Villages);
        Assert.Null(await ToldAsync(period, 0, "330503"));
        Assert.NotNull(await ToldAsync(period, 0, Regency));
    }

    private Task SendAsync(string period, int days, string regency = Regency) =>
        stand.Of<SheetReminders>().CarryOutAsync(new SheetReminderMessage(period, regency, days), CancellationToken.None);

    private Task<SheetRemindersDocument?> ToldAsync(string period, int days, string area) =>
        stand.KeptAsync<SheetRemindersDocument>(Partitions.Ratifications(Regency), SheetRemindersDocument.IdOf(period, days, area));

    private Task MonthAsync(string period, TimeSpan left, DateTimeOffset? closedOn = null) => stand.KeepAsync(Partitions.Cycles(period), new CycleDocument
    {
        Id = CycleDocument.TheId,
        Period = period,
        OpenedOn = stand.Clock.GetUtcNow().AddDays(-20),
        Regencies = 1,
        ClosesOn = stand.Clock.GetUtcNow() + left,
        Policy = PolicyFiles.Shipped().Latest.Id,
        ClosedOn = closedOn,
    });

    private Task VillageAsync(string period, string village, VillageStage stage, int unverified) => stand.KeepAsync(Partitions.Cycles(period), new VillageProgressDocument
    {
        Id = VillageProgressDocument.IdOf(village),
        Period = period,
        Village = village,
        Regency = Regency,
        Unverified = unverified,
        Counted = new VillageProgress(period, village, 1, stage, unverified, 0, 0),
    });
}
