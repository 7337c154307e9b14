using Dtks.Domain.People;
using Dtks.Domain.Verification;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.Policies;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Functions.Verification;
using Dtks.LocalCosmos.Metering;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Tests.Verification;

/// <summary>A month's progress by district, counted with its regency's, over the database and without a host.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "VER-1")]
public sealed class DistrictProgressTests(ClaimsStand stand)
{
    private const int Rounds = 6;
    private static readonly AreaDirectory Areas = new();

    [Theory]
    [InlineData("6201", 1)]
    [InlineData("6202", 2)]
    public async Task In_whatever_order_news_come_counts_never_fall_back_and_end_as_the_villages_stand(string regency, int seed)
    {
        var (period, random) = ("2029-01", new Random(seed));
        var villages = VillagesOf(regency, 40);
        await ExpectAsync(period, regency, villages);
        var news = villages.Take(30).SelectMany(v => Enumerable.Range(1, Rounds).Select(n => Progress(period, v, n))).ToArray();
        random.Shuffle(news);
        var (opened, verified) = (0, 0);
        foreach (var part in news.Chunk(20))
        {
            await Task.WhenAll(part.Concat(part.Take(3)).Select(n => stand.Of<ProgressProjection>().CountAsync(n, CancellationToken.None)));
            var now = (await RegencyAsync(period, regency)).Counts;
            Assert.True(now.Opened >= opened && now.Verified >= verified, "the month went back");
            (opened, verified) = (now.Opened, now.Verified);
        }

        await stand.Of<ProgressProjection>().CountNothingAsync(period, villages.Skip(30), CancellationToken.None);

        var stored = await RegencyAsync(period, regency);
        Assert.Equal((40, 30, 10, 30), (stored.Villages, stored.Counts.Opened, stored.Counts.NothingToVerify, stored.Counts.Finalised));
        Assert.Equal(Areas.Children(regency).Select(d => d.Code), stored.Districts!.Keys);
        Assert.Equal(stored.Counts, stored.Districts.Values.Aggregate(new ProgressCounts(), (sum, d) => sum + d.Counts));
        foreach (var district in villages.GroupBy(v => v[..6]))
        {
            Assert.Equal(district.Count(), stored.Districts[district.Key].Villages);
            Assert.Equal(stored.Districts[district.Key], await stand.Of<CycleProgress>().OfVillagesAsync(period, district.Key, CancellationToken.None));
            var shown = await WithVillagesAsync(period, district.Key);
            Assert.Equal(district.Select(v => (v, villages.IndexOf(v) < 30 ? SheetStage.Finalised : (SheetStage?)null)), shown.Items!.Select(i => (i.Area, i.Sheet)));
            Assert.Equal((shown.Villages.NothingToVerify, shown.Lines.Eligible), (shown.Items!.Sum(i => i.Villages.NothingToVerify), shown.Items!.Sum(i => i.Lines.Eligible)));
        }

        var (code, unread) = (villages[0][..6], VillageProgressDocument.IdOf(villages[0]));
        await stand.SpoilAsync(Partitions.Cycles(period), unread);
        Assert.Equal([villages[0]], (await WithVillagesAsync(period, code)).UnreadableVillages!);
        Assert.DoesNotContain((await WithVillagesAsync(period, code)).Items!, i => i.Area == villages[0]);
        await stand.RepairAsync(Partitions.Cycles(period), unread);
    }

    [Fact]
    public async Task Of_a_month_of_before_a_district_is_summed_over_its_villages()
    {
        var (period, regency) = ("2029-02", "6203");
        var villages = VillagesOf(regency, 30);
        await stand.KeepAsync(Partitions.Cycles(period), new RegencyProgressDocument { Id = RegencyProgressDocument.IdOf(regency), Period = period, Regency = regency, Villages = 20 });

        await CountAsync(villages.Take(20).Select(v => Progress(period, v, 1)));
        await ExpectAsync(period, regency, villages);

        var stored = await RegencyAsync(period, regency);
        Assert.Equal((30, 20), (stored.Villages, stored.Counts.Opened));
        Assert.Null(stored.Districts);
        var district = villages[0][..6];
        var shown = await ShownAsync(period, district);
        Assert.Equal((villages.Take(20).Count(v => v.StartsWith(district, StringComparison.Ordinal)), 0), (shown.Villages.Opened, shown.Villages.Finalised));
        Assert.Equal(shown.Villages.Opened * 5, shown.Lines.Unverified);
    }

    [Fact]
    public async Task What_is_counted_while_the_regencys_document_cannot_be_read_is_shown_from_the_villages_until_it_is_recounted()
    {
        var (period, regency) = ("2029-03", "6204");
        var villages = VillagesOf(regency, 10);
        await ExpectAsync(period, regency, villages);
        await stand.SpoilAsync(Partitions.Cycles(period), RegencyProgressDocument.IdOf(regency));
        await CountAsync(villages.Take(4).Select(v => Progress(period, v, 1)));
        await stand.RepairAsync(Partitions.Cycles(period), RegencyProgressDocument.IdOf(regency));

        var stored = await RegencyAsync(period, regency);
        Assert.Equal((4, true), (stored.Counts.Opened, stored.DistrictsBehind));
        var district = villages[0][..6];
        var here = villages.Count(v => v.StartsWith(district, StringComparison.Ordinal));
        Assert.Equal((here, Math.Min(here, 4)), ((await ShownAsync(period, district)).Villages.Total, (await ShownAsync(period, district)).Villages.Opened));

        await stand.Of<ProgressRecount>().RepairAsync(period, new RegencyRecount(regency, [], []), CancellationToken.None);
        Assert.Null((await RegencyAsync(period, regency)).DistrictsBehind);
        Assert.Equal(Math.Min(here, 4), (await RegencyAsync(period, regency)).Districts![district].Counts.Opened);
    }

    [Fact]
    public async Task A_village_of_a_district_that_is_no_more_listed_is_counted_in_one_of_its_own()
    {
        var (period, regency) = ("2029-04", "6205");
        await ExpectAsync(period, regency, VillagesOf(regency, 3));
        var gone = new[] { "6205992001", "6205992002", "6205982001" };

        await Task.WhenAll(gone.Concat(VillagesOf(regency, 3)).Select(v => stand.Of<ProgressProjection>().CountAsync(Progress(period, v, 1), CancellationToken.None)));

        var stored = await RegencyAsync(period, regency);
        Assert.Equal((6, 2, 1), (stored.Counts.Opened, stored.Districts!["620599"].Counts.Opened, stored.Districts["620598"].Counts.Opened));
        Assert.Equal(6, stored.Districts.Values.Sum(d => d.Counts.Opened));
    }

    [Fact]
    public async Task A_recount_says_which_village_district_and_regency_differ_and_sets_them_right_beside_what_is_newer()
    {
        var (period, regency) = ("2029-05", "6206");
        var villages = VillagesOf(regency, 4);
        await ExpectAsync(period, regency, villages);
        foreach (var village in villages.Take(3))
        {
            await SheetAsync(period, village, eligible: 2, unverified: 1);
        }

        await CountAsync(villages.Take(3).Select(v => new VillageProgress(period, v, 3, VillageStage.Open, 1, 2, 0)));
        await stand.Of<ProgressProjection>().CountNothingAsync(period, [villages[3]], CancellationToken.None);
        Assert.Empty((await RecountAsync(period, regency)).Differences);

        // One is counted wrongly, one not at all, one was decided since and is counted so already; and a sum went astray.
        await stand.EditAsync(Partitions.Cycles(period), VillageProgressDocument.IdOf(villages[0]), stored => stored["counted"]!["eligible"] = 1);
        await SheetAsync(period, villages[1], eligible: 3, unverified: 0, version: 4);
        await CountAsync([new VillageProgress(period, villages[2], 4, VillageStage.Finalised, 0, 3, 0)]);
        await stand.EditAsync(Partitions.Cycles(period), RegencyProgressDocument.IdOf(regency), stored => stored["counts"]!["opened"] = 9);
        var found = await RecountAsync(period, regency);
        Assert.Contains(new ProgressDifference(villages[0], "eligible", 1, 2), found.Differences);
        Assert.Contains(new ProgressDifference(villages[1], "unverified", 1, 0), found.Differences);
        Assert.Contains(new ProgressDifference(villages[2], "finalised", 1, 0), found.Differences);
        Assert.Contains(new ProgressDifference(regency, "opened", 9, 3), found.Differences);

        await stand.Of<ProgressRecount>().RepairAsync(period, found, CancellationToken.None);
        var left = await RecountAsync(period, regency);
        Assert.All(left.Differences, d => Assert.Contains(d.Area, new[] { villages[2], villages[2][..6], regency }));
        await SheetAsync(period, villages[2], eligible: 3, unverified: 0, version: 4, SheetStage.Finalised);
        Assert.Empty((await RecountAsync(period, regency)).Differences);
        Assert.Equal((3, 8, 1), (await CountsAsync(period, regency) is var c ? (c.Opened, c.Eligible, c.Unverified) : default));
    }

    [Fact]
    public async Task A_recount_names_what_cannot_be_read_and_a_head_that_counts_its_lines_wrongly()
    {
        var (period, regency) = ("2029-06", "6207");
        var villages = VillagesOf(regency, 3);
        await ExpectAsync(period, regency, villages);
        await SheetAsync(period, villages[0], eligible: 1, unverified: 1);
        await SheetAsync(period, villages[1], eligible: 1, unverified: 1);
        await CountAsync(villages.Take(2).Select(v => new VillageProgress(period, v, 3, VillageStage.Open, 1, 1, 0)));
        await stand.EditAsync(Partitions.Registry(villages[0]), SheetDocument.IdOf(period), stored => stored["tally"]!["eligible"] = 2);
        await stand.EditAsync(Partitions.Registry(villages[1]), SheetDocument.IdOf(period), stored => stored["stage"] = "unheardOf");

        var found = (await RecountAsync(period, regency)).Differences;

        Assert.Equal(new ProgressDifference(villages[0], "sheet.eligible", 2, 1), found.First(d => d.Area == villages[0]));
        Assert.Equal(ProgressDifference.Unreadable, Assert.Single(found, d => d.Area == villages[1]).Code);
    }

    [Fact]
    public async Task Counting_districts_too_takes_no_further_write()
    {
        var (period, regency) = ("2029-07", "6208");
        var villages = VillagesOf(regency, 20);
        await ExpectAsync(period, regency, villages);
        await CountAsync([Progress(period, villages[0], 1)]);
        stand.Usage.Reset();

        await CountAsync(villages.Skip(1).Select(v => Progress(period, v, 1)));

        const double MostUnits = 14;
        var lines = stand.Usage.Read().Lines.Where(l => l.Operation != CosmosOperation.Metadata).ToList();
        Assert.True(lines.Sum(l => l.RequestUnits) / 19 <= MostUnits, string.Join(", ", lines.Select(l => FormattableString.Invariant($"{l.Operation} {l.Requests} ({l.RequestUnits:0.0} RU)"))));
        Assert.Equal(38, lines.Sum(l => l.Requests));
    }

    private async Task CountAsync(IEnumerable<VillageProgress> news)
    {
        foreach (var one in news)
        {
            await stand.Of<ProgressProjection>().CountAsync(one, CancellationToken.None);
        }
    }

    private Task ExpectAsync(string period, string regency, IReadOnlyCollection<string> villages) => stand.Of<CycleProgress>().ExpectAsync(period, regency, villages, CancellationToken.None);

    private async Task<RegencyProgressDocument> RegencyAsync(string period, string regency) => (await stand.Of<CycleProgress>().OfRegencyAsync(period, regency, CancellationToken.None))!;

    private async Task<ProgressCounts> CountsAsync(string period, string regency) => (await RegencyAsync(period, regency)).Counts;

    private Task<RegencyRecount> RecountAsync(string period, string regency) => stand.Of<ProgressRecount>().OfAsync(period, regency, () => { }, CancellationToken.None);

    private Task<ProgressView> ShownAsync(string period, string area) => stand.Of<AreaCycles>().OfAsync(Run(period), Areas.Find(area)!, CancellationToken.None);

    private Task<ProgressView> WithVillagesAsync(string period, string district) => stand.Of<AreaCycles>().WithVillagesAsync(Run(period), Areas.Find(district)!, CancellationToken.None);

    private static CycleDocument Run(string period) =>
        new() { Id = CycleDocument.TheId, Period = period, OpenedOn = DateTimeOffset.UnixEpoch, Regencies = 1, ClosesOn = DateTimeOffset.MaxValue, Policy = PolicyFiles.Shipped().Latest.Id };

    // A sheet of one page; some lines undecided.
    private async Task SheetAsync(string period, string village, int eligible, int unverified, long version = 3, SheetStage stage = SheetStage.Open)
    {
        var lines = Enumerable.Range(1, eligible + unverified).Select(n => new SheetLine
        {
            Line = n,
            Household = "h1",
            Member = "01",
            Programme = Programme.Pkh,
            Adult = true,
            Outcome = n <= eligible ? LineOutcome.Eligible : LineOutcome.Unverified,
        }).ToList();
        await PutAsync(village, new SheetPageDocument { Id = SheetPageDocument.IdOf(period, 1), Village = village, Period = period, Page = 1, Lines = lines, Names = [.. lines.Select(_ => "CONTOH")] });
        await PutAsync(village, new SheetDocument
        {
            Id = SheetDocument.IdOf(period),
            Village = village,
            Period = period,
            Stage = stage,
            Version = version,
            ClosesOn = DateTimeOffset.MaxValue,
            FirstLines = [1],
            Tally = SheetTally.Of(lines),
        });
    }

    private Task PutAsync<T>(string village, T document)
        where T : Document => stand.Of<DocumentStore>().PutAsync(Partitions.Registry(village), document, CancellationToken.None);

    // A village's news: verified from its second on, finalised with its last.
    private static VillageProgress Progress(string period, string village, int version) => new(
        period, village, version, version == Rounds ? VillageStage.Finalised : VillageStage.Open, version == 1 ? 5 : 0, version == 1 ? 0 : 4, version == 1 ? 0 : 1);

    private static List<string> VillagesOf(string regency, int count) => [.. Areas.Children(regency).SelectMany(d => Areas.Children(d.Code)).Select(v => v.Code).Take(count)];
}
