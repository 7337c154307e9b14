using Dtks.Domain.Duplicates;
using Dtks.Functions.Data;
using Dtks.Functions.Duplicates;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;
using Dtks.Platform.Waiting;
using NodaTime;
using static Dtks.Functions.Tests.Duplicates.SampleRegency;

namespace Dtks.Functions.Tests.Duplicates;

/// <summary>Scans over the database, without a host: killed, delivered twice, with what cannot be read. Each test has a small regency of its own.</summary>
[Trait("rule", "REG-5")]
public sealed class ScanTests(ClaimsStand stand) : IClassFixture<ClaimsStand>
{
    [Fact]
    public async Task Every_message_twice_is_as_once_and_one_that_is_late_does_nothing()
    {
        await stand.EnrolAsync(VillageOf("3101", 0), Person());
        await stand.EnrolAsync(VillageOf("3101", 5), Person(), Person("Budi Contohtiga"));
        var scan = await stand.BeginAsync("3101");

        var done = await stand.WorkAsync(scan, times: 2);

        Assert.Equal((DuplicateScanStatus.Done, 6, 2, 3, 1, 1), (done.Status, done.State.Gathered, done.State.Households, done.State.Persons, done.State.Found, done.State.New));
        var pair = Assert.Single(await stand.PairsAsync("3101"));
        Assert.Equal((DuplicateStatus.Open, 100), (pair.Status, pair.State.Points));
        foreach (var step in (int?[])[null, 0, done.State.Step])
        {
            await stand.Of<ScanWork>().GoOnAsync(scan with { Step = step }, CancellationToken.None);
        }

        Assert.Equal(done.ETag, (await stand.ScanAsync(scan)).ETag);
        await Assert.ThrowsAsync<MessageException>(() => stand.Of<ScanWork>().GoOnAsync(new ScanMessage("3101", "other"), CancellationToken.None));

        // The next finds the same pair, and nothing new.
        var again = await stand.WorkAsync(await stand.BeginAsync("3101"));
        Assert.Equal((1, 0), (again.State.Found, again.State.New));
        Assert.Equal(pair.CreatedOn, Assert.Single(await stand.PairsAsync("3101")).CreatedOn);
    }

    [Fact]
    public async Task Killed_anywhere_it_goes_on_and_comes_to_the_same()
    {
        for (var person = 0; person < 5; person++)
        {
            var born = new LocalDate(1950 + (11 * person), 5, 17);
            await stand.EnrolAsync(VillageOf("1372", 0), Person(born: born));
            await stand.EnrolAsync(VillageOf("1372", 9), Person(born: born));
        }

        var scan = await stand.BeginAsync("1372");
        var chance = PropertyRounds.Random(11);
        for (var round = 0; round < 60 && (await stand.ScanAsync(scan)).State.IsUnderWay(); round++)
        {
            var message = scan with { Step = (await stand.ScanAsync(scan)).State.Step };
            await stand.Turnstile.RunAsync([() => stand.Of<ScanWork>().GoOnAsync(message, CancellationToken.None), () => stand.Of<ScanWork>().GoOnAsync(message, CancellationToken.None)], chance, kills: round < 40);
        }

        var done = await stand.ScanAsync(scan);
        Assert.Equal((DuplicateScanStatus.Done, 10, 10, 5), (done.Status, done.State.Households, done.State.Persons, done.State.Found));
        Assert.Equal(5, (await stand.PairsAsync("1372")).Count);
    }

    // A step makes hundreds of requests: all of them at once hardly ever succeed.
    [Fact]
    public async Task Where_one_request_of_ten_fails_every_message_comes_through()
    {
        const int pairs = 5;
        for (var pair = 0; pair < pairs; pair++)
        {
            var born = new LocalDate(1950 + (11 * pair), 5, 17);
            await stand.EnrolAsync(VillageOf("3471", pair), Person(born: born));
            await stand.EnrolAsync(VillageOf("3471", pair + 1), Person(born: born));
        }

        var scan = await stand.BeginAsync("3471");
        var chance = PropertyRounds.Random(5);
        while ((await stand.ScanAsync(scan)).State is { } state && state.IsUnderWay())
        {
            using var failing = stand.Turnstile.Failing(0.1, chance);
            await stand.Of<ScanWork>().GoOnAsync(scan with { Step = state.Step }, CancellationToken.None);
        }

        var done = await stand.ScanAsync(scan);
        Assert.Equal((DuplicateScanStatus.Done, 2 * pairs, pairs), (done.Status, done.State.Persons, done.State.Found));
        Assert.Equal(pairs, (await stand.PairsAsync("3471")).Count);
    }

    [Fact]
    public async Task A_household_that_cannot_be_read_is_named_and_the_others_are_compared()
    {
        var (spoilt, _) = (await stand.EnrolAsync(VillageOf("3277", 0), Person()), await stand.EnrolAsync(VillageOf("3277", 0), Person()));
        await stand.EnrolAsync(VillageOf("3277", 1), Person());
        await stand.SpoilAsync(Partitions.Registry(VillageOf("3277", 0)), spoilt.Id);

        var done = await stand.WorkAsync(await stand.BeginAsync("3277"));

        Assert.Equal((DuplicateScanStatus.Done, 2, 1, 1), (done.Status, done.State.Households, done.State.Found, done.State.Unreadable));
        Assert.Equal(new UnreadEntry(VillageOf("3277", 0), spoilt.State.Id), Assert.Single(done.State.Named));

        await stand.RepairAsync(Partitions.Registry(VillageOf("3277", 0)), spoilt.Id);
        var next = await stand.WorkAsync(await stand.BeginAsync("3277"));
        Assert.Equal((3, 3, 2, 0), (next.State.Households, next.State.Found, next.State.New, next.State.Unreadable));
    }

    [Fact]
    public async Task What_was_gathered_and_is_gone_is_not_said_to_be_compared()
    {
        await stand.EnrolAsync(VillageOf("1374", 0), Person());
        var scan = await stand.BeginAsync("1374");
        await stand.Of<ScanWork>().GoOnAsync(scan, CancellationToken.None);
        var gathered = (await stand.ScanAsync(scan)).State;
        var part = DuplicateScanDecider.NextPart(gathered)!.Value;
        var partition = GatheredDocument.PartitionOf(scan.Scan, part);
        Assert.True(await stand.Of<DocumentStore>().TryDeleteAsync(partition, GatheredDocument.IdOf(VillageOf("1374", 0), 0), etag: null, CancellationToken.None));

        Assert.Equal(DuplicateScanStatus.Failed, (await stand.WorkAsync(scan)).Status);
        Assert.Equal(DuplicateScanStatus.Done, (await stand.WorkAsync(await stand.BeginAsync("1374"))).Status);
    }

    [Fact]
    public async Task A_part_that_cannot_be_read_is_named_by_the_villages_that_were_gathered_together()
    {
        await stand.EnrolAsync(VillageOf("1273", 0), Person());
        await stand.EnrolAsync(VillageOf("1273", 2), Person());
        await stand.EnrolAsync(VillageOf("1273", 9), Person());
        var scan = await stand.BeginAsync("1273");
        await stand.Of<ScanWork>().GoOnAsync(scan, CancellationToken.None);
        var gathered = (await stand.ScanAsync(scan)).State;
        Assert.Equal(2 * gathered.Parts.Count(p => p > 0), gathered.Parts.Sum());
        var part = DuplicateScanDecider.NextPart(gathered)!.Value;
        await stand.SpoilAsync(GatheredDocument.PartitionOf(scan.Scan, part), GatheredDocument.IdOf(VillageOf("1273", 0), 0));

        var done = await stand.WorkAsync(scan);

        Assert.Equal(DuplicateScanStatus.Done, done.Status);
        Assert.Equal([new UnreadEntry(VillageOf("1273", 0), null), new UnreadEntry(VillageOf("1273", 2), null)], done.State.Named);
    }

    [Fact]
    public async Task One_scan_at_a_time_and_the_next_by_itself_after_thirty_days()
    {
        var scan = await stand.BeginAsync("1172");
        var refused = await Assert.ThrowsAsync<ProblemException>(() => stand.BeginAsync("1172"));
        Assert.Equal((409, DuplicateViolations.ScanUnderWay), (refused.Problem.Status, refused.Problem.Code));
        await stand.WorkAsync(scan);
        await stand.Of<LeftChanges>().RunAsync(CancellationToken.None);

        var due = new DeadlineInput(RepeatScans.DeadlineKind, stand.Clock.GetUtcNow().AddDays(30), "1172", scan.Scan);
        Assert.Contains(await DeadlinesAsync(), d => (d.Kind, d.Target, d.DueAt) == (due.Kind, due.Target, due.DueAt));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await stand.Of<DeadlineActions>().RunAsync(due, CancellationToken.None);
        }

        var latest = (await stand.Of<ScanRepository>().LatestAsync("1172", CancellationToken.None)).Scan!;
        Assert.NotEqual(scan.Scan, latest.State.Id);
        Assert.Equal((true, "system"), (latest.State.IsUnderWay(), latest.State.History[0].Subject));
    }

    [Theory]
    [InlineData("1173", false)]
    [InlineData("1175", true)]
    public async Task Of_two_that_begin_at_once_one_does(string regency, bool isLater)
    {
        if (isLater)
        {
            await stand.WorkAsync(await stand.BeginAsync(regency));
        }

        var (one, other) = (await stand.BeginningAsync(regency), await stand.BeginningAsync(regency));
        await stand.Of<ChangeCommit>().SaveAsync(one.Change, CancellationToken.None);

        await Assert.ThrowsAsync<StaleException>(() => stand.Of<ChangeCommit>().SaveAsync(other.Change, CancellationToken.None));
        Assert.Equal(one.Scan.Scan, (await stand.Of<ScanRepository>().LatestAsync(regency, CancellationToken.None)).Scan!.State.Id);
    }

    [Fact]
    public async Task One_whose_message_was_lost_is_found_and_driven_on()
    {
        var scan = await stand.BeginAsync("2172");
        var unfinished = stand.New<UnfinishedScans>();
        var always = new WrittenWithin(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));

        var waits = Assert.Single(await unfinished.FindAsync(Partitions.Ratifications("2172"), always, CancellationToken.None));
        Assert.Equal((ScanDuplicates.Queue, scan), (waits.Queue, (ScanMessage)waits.Message));
        await stand.WorkAsync(scan);
        Assert.Empty(await unfinished.FindAsync(Partitions.Ratifications("2172"), always, CancellationToken.None));
    }

    private async Task<IReadOnlyList<DeadlineDocument>> DeadlinesAsync()
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'deadline'");
        var container = stand.Of<DocumentContainers>()["deadlines"];
        var found = new List<DeadlineDocument>();
        await foreach (var deadline in stand.Of<DocumentStore>().SweepAsync<DeadlineDocument>(container, query, CancellationToken.None).ReadOr(bad => throw bad.Failure))
        {
            found.Add(deadline);
        }

        return found;
    }
}
