using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.Policies;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Registry;
using Dtks.Functions.Tests.Stand;
using Dtks.Functions.Verification;
using Dtks.LocalCosmos.Metering;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;
using NodaTime;

namespace Dtks.Functions.Tests.Verification;

/// <summary>A month's opening by groups of villages, over the database and without a host.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "VER-1")]
public sealed class GroupedOpeningTests(ClaimsStand stand)
{
    private static readonly Instant Opened = Instant.FromUtc(2026, 11, 10, 3, 0);
    private static readonly AreaDirectory Areas = new();

    [Fact]
    public async Task A_village_that_fails_is_set_aside_alone_and_each_is_counted_once()
    {
        var (period, villages) = (await OpenedAsync("2028-01", "6101", expected: 5), VillagesOf("6101", 6));
        foreach (var (village, place) in villages.Take(5).Select((v, i) => (v, i)))
        {
            await ListAsync(village);
            await EnrolAsync(village, place, recipients: place == 3 ? 0 : 2);
        }

        await stand.SpoilAsync(Partitions.Ratifications("6101"), RecipientVillageDocument.IdOf(villages[4]));
        await stand.KeepAsync(Partitions.Registry(villages[1]), Sheet(villages[1], period));
        await stand.SpoilAsync(Partitions.Registry(villages[1]), SheetDocument.IdOf(period));
        var message = new CycleVillageMessage(period, villages[0], CycleAction.Open, More: [.. villages.Skip(1), "6101", "x"]);

        await RunAsync(message);
        await RunAsync(message);

        var sheets = await Task.WhenAll(new[] { 0, 2 }.Select(i => stand.KeptAsync<SheetDocument>(Partitions.Registry(villages[i]), SheetDocument.IdOf(period))));
        Assert.All(sheets, sheet => Assert.Equal((SheetStage.Open, 2), (sheet!.Stage, sheet.Tally.Lines)));
        Assert.Null(await stand.KeptAsync<SheetDocument>(Partitions.Registry(villages[3]), SheetDocument.IdOf(period)));
        var counts = (await stand.Of<CycleProgress>().OfRegencyAsync(period, "6101", CancellationToken.None))!.Counts;
        Assert.Equal((2, 1), (counts.Opened, counts.NothingToVerify));

        var aside = await AsideAsync(message, villages[1]);
        Assert.Equal((SetAsideReason.Unreadable, villages[1], 2), (aside.Code, aside.Area, aside.Tries));
        Assert.Equal((SetAsideReason.Unreadable, villages[4]), ((await AsideAsync(message, villages[4])).Code, (await AsideAsync(message, villages[4])).Area));
        Assert.Contains("had no recipients", (await AsideAsync(message, villages[5])).Detail, StringComparison.Ordinal);
        Assert.Contains("is no village", (await AsideAsync(message, "6101")).Detail, StringComparison.Ordinal);
        Assert.Null((await AsideAsync(message, "x")).Area);
    }

    [Fact]
    public async Task A_group_is_asked_for_what_is_outstanding_of_it_alone()
    {
        var (period, villages) = (await OpenedAsync("2028-02", "6102", expected: 0), VillagesOf("6102", 40));
        foreach (var village in villages)
        {
            await ListAsync(village);
        }

        await AskAsync(period, "6102");
        await stand.Of<ProgressProjection>().CountAsync(new VillageProgress(period, villages[2], 1, VillageStage.Open, 1, 0, 0), CancellationToken.None);
        await stand.Of<ProgressProjection>().CountNothingAsync(period, [villages[0], villages[33]], CancellationToken.None);
        await stand.Of<ProgressProjection>().CountNothingAsync(period, [villages[1], villages[0]], CancellationToken.None);
        var before = Asked(period).Count;
        await AskAsync(period, "6102");

        Assert.Equal(villages, Asked(period).Take(before).SelectMany(VillagesOf).Order(StringComparer.Ordinal));
        Assert.Equal(2, before);
        var again = Asked(period).Skip(before).ToList();
        Assert.Equal(villages.Where((_, i) => i is not (0 or 1 or 2 or 33)), again.SelectMany(VillagesOf).Order(StringComparer.Ordinal));
        Assert.Equal([7, 29], again.Select(m => VillagesOf(m).Count()).Order());
        var progress = stand.Of<CycleProgress>();
        Assert.Equal(3, (await progress.OfRegencyAsync(period, "6102", CancellationToken.None))!.Counts.NothingToVerify);
        var counted = await Task.WhenAll(villages.Select(v => progress.IsCountedAsync(period, v, CancellationToken.None)));
        Assert.Equal([0, 1, 2, 33], counted.Index().Where(c => c.Item).Select(c => c.Index));
    }

    [Fact]
    [Trait("rule", "VER-2")]
    public async Task A_village_whose_last_recipient_is_gone_costs_little_and_one_that_never_had_any_nothing()
    {
        const double MostUnits = 3;
        const int Groups = 4;
        var (period, villages) = (await OpenedAsync("2028-03", "6103", expected: 0), VillagesOf("6103", (Groups * VillageGroups.Most) + 1));
        await SeededAsync();
        foreach (var (village, place) in villages.SkipLast(1).Select((v, i) => (v, i)))
        {
            await ListAsync(village);
            await EnrolAsync(village, place, recipients: 0);
        }

        stand.Usage.Reset();
        await AskAsync(period, "6103");
        foreach (var message in Asked(period))
        {
            await RunAsync(message);
        }

        var lines = stand.Usage.Read().Lines.Where(l => l.Operation != CosmosOperation.Metadata).ToList();
        Assert.Equal(villages.SkipLast(1), Asked(period).SelectMany(VillagesOf).Order(StringComparer.Ordinal));
        Assert.True(
            lines.Sum(l => l.RequestUnits) / (Groups * VillageGroups.Most) <= MostUnits,
            string.Join(", ", lines.Select(l => FormattableString.Invariant($"{l.Container} {l.Operation} {l.Requests} ({l.RequestUnits:0.0} RU)"))));
    }

    [Fact]
    [Trait("rule", "VER-2")]
    public async Task A_sheet_that_was_begun_is_finished_also_where_nobody_is_left_for_it()
    {
        var (period, village) = (await OpenedAsync("2028-04", "6104", expected: 1), VillagesOf("6104", 1)[0]);
        await ListAsync(village);
        await stand.KeepAsync(Partitions.Registry(village), Sheet(village, period));

        await RunAsync(new CycleVillageMessage(period, village, CycleAction.Open));

        Assert.Equal(SheetStage.Open, (await stand.KeptAsync<SheetDocument>(Partitions.Registry(village), SheetDocument.IdOf(period)))!.Stage);
    }

    [Fact]
    public async Task A_village_whose_sheet_is_there_but_not_counted_is_counted_and_one_listed_after_the_opening_is_refused_however_it_is_known()
    {
        var (period, villages) = (await OpenedAsync("2028-09", "6108", expected: 7), VillagesOf("6108", 7));
        foreach (var village in villages)
        {
            await ListAsync(village, village == villages[6] ? Opened.ToDateTimeOffset().AddSeconds(1) : Opened.ToDateTimeOffset());
        }

        await stand.KeepAsync(Partitions.Registry(villages[0]), Sheet(villages[0], period) with { Stage = SheetStage.Open, Version = 1 });
        var message = new CycleVillageMessage(period, villages[0], CycleAction.Open, More: [.. villages.Skip(1)]);

        await RunAsync(message);
        await RunAsync(message);

        var counts = (await stand.Of<CycleProgress>().OfRegencyAsync(period, "6108", CancellationToken.None))!.Counts;
        Assert.Equal((1, 5), (counts.Opened, counts.NothingToVerify));
        Assert.Contains("had no recipients", (await AsideAsync(message, villages[6])).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_that_is_opened_after_a_message_for_it_came_is_known_from_then_on()
    {
        const string period = "2028-07";
        var village = VillagesOf("6106", 1)[0];
        await ListAsync(village);
        await EnrolAsync(village, 1, recipients: 2);
        var message = new CycleVillageMessage(period, village, CycleAction.Open);
        await Record.ExceptionAsync(() => RunAsync(message));
        Assert.Null(await stand.KeptAsync<SheetDocument>(Partitions.Registry(village), SheetDocument.IdOf(period)));

        await OpenedAsync(period, "6106", expected: 1);
        await RunAsync(message);

        Assert.Equal(2, (await stand.KeptAsync<SheetDocument>(Partitions.Registry(village), SheetDocument.IdOf(period)))!.Tally.Lines);
    }

    [Fact]
    [Trait("rule", "VER-7")]
    public async Task Closing_reads_no_page_and_also_makes_a_sheet_that_was_not_there()
    {
        const string period = "2028-08";
        var villages = VillagesOf("6107", 2);
        foreach (var (village, place) in villages.Select((v, i) => (v, i)))
        {
            await ListAsync(village);
            await EnrolAsync(village, place + 1, recipients: 2);
        }

        await OpenedAsync(period, "6107", expected: 2, closes: stand.Clock.GetUtcNow());
        await RunAsync(new CycleVillageMessage(period, villages[0], CycleAction.Open));
        await stand.SpoilAsync(Partitions.Registry(villages[0]), SheetPageDocument.IdOf(period, 1));

        await RunAsync(new CycleVillageMessage(period, villages[0], CycleAction.Close, More: [villages[1]]));

        var sheets = await Task.WhenAll(villages.Select(v => stand.KeptAsync<SheetDocument>(Partitions.Registry(v), SheetDocument.IdOf(period))));
        Assert.All(sheets, sheet => Assert.Equal((SheetStage.Closed, 2), (sheet!.Stage, sheet.Tally.Unverified)));
    }

    [Theory]
    [InlineData(32, false)]
    [InlineData(33, true)]
    public async Task A_message_has_as_many_villages_as_a_group(int villages, bool refused)
    {
        var period = await OpenedAsync(refused ? "2028-05" : "2028-06", "6105", expected: 0);
        var message = new CycleVillageMessage(period, "6105012001", CycleAction.Open, More: [.. Enumerable.Range(2, villages - 1).Select(n => $"61050120{n:00}")]);

        // The stand has no queue for what is refused.
        await Record.ExceptionAsync(() => RunAsync(message));

        Assert.Equal(refused, await stand.Of<Shelf>().StandingAsync(RunCycleVillages.Queue, JsonText.Write(message), CancellationToken.None) is not null);
    }

    private async Task<string> OpenedAsync(string period, string regency, int expected, DateTimeOffset? closes = null)
    {
        await stand.KeepAsync(Partitions.Cycles(period), new CycleDocument
        {
            Id = CycleDocument.TheId,
            Period = period,
            OpenedOn = Opened.ToDateTimeOffset(),
            Regencies = 1,
            ClosesOn = closes ?? DateTimeOffset.MaxValue.AddDays(-1),
            Policy = PolicyFiles.Shipped().Latest.Id,
        });
        if (expected > 0)
        {
            await stand.Of<CycleProgress>().ExpectAsync(period, regency, VillagesOf(regency, expected), CancellationToken.None);
        }

        return period;
    }

    private Task ListAsync(string village, DateTimeOffset? since = null) => stand.KeepAsync(
        Partitions.Ratifications(village[..4]),
        new RecipientVillageDocument { Id = RecipientVillageDocument.IdOf(village), Regency = village[..4], Village = village, Since = since ?? DateTimeOffset.UnixEpoch });

    private Task EnrolAsync(string village, int number, int recipients)
    {
        var household = SampleHouseholds.Of(number, recipients, Opened);
        return stand.KeepAsync(Partitions.Registry(village), household with { Village = village, State = household.State with { Village = AreaCode.Parse(village) } });
    }

    private Task SeededAsync() => stand.Of<DocumentStore>().TryCreateAsync(
        Partitions.Ratifications("ID"), new ReceivesSeedDocument { Id = ReceivesSeedDocument.TheId, Regency = "ID", MarkedOn = DateTimeOffset.UnixEpoch, SeededOn = DateTimeOffset.UnixEpoch }, CancellationToken.None);

    private Task AskAsync(string period, string regency) => stand.New<RunCycleRegencies>().RunAsync(Text(new CycleRegencyMessage(period, regency, CycleAction.Open)), CancellationToken.None);

    private Task RunAsync(CycleVillageMessage message) => stand.New<RunCycleVillages>().RunAsync(Text(message), CancellationToken.None);

    private IReadOnlyList<CycleVillageMessage> Asked(string period) =>
        [.. stand.SentTo(RunCycleVillages.Queue).Select(JsonText.Read<CycleVillageMessage>).Where(m => m.Period == period)];

    private async Task<SetAsideDocument> AsideAsync(CycleVillageMessage message, string village) =>
        (await stand.Of<Shelf>().StandingAsync(RunCycleVillages.Queue, JsonText.Write(message with { Village = village, More = null }), CancellationToken.None))!;

    private static SheetDocument Sheet(string village, string period) => new()
    {
        Id = SheetDocument.IdOf(period),
        Village = village,
        Period = period,
        Stage = SheetStage.Opening,
        ClosesOn = DateTimeOffset.MaxValue.AddDays(-1),
        Policy = PolicyFiles.Shipped().Latest.Id,
    };

    private static IEnumerable<string> VillagesOf(CycleVillageMessage message) => (message.More ?? []).Prepend(message.Village);

    private static IReadOnlyList<string> VillagesOf(string regency, int count) => [.. Areas.Children(regency).SelectMany(d => Areas.Children(d.Code)).Select(v => v.Code).Take(count)];

    private static string Text(object message) => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonText.Write(message)));
}
