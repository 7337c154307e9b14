using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Policies;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Removals;
using Dtks.Functions.Tests.Stand;
using Dtks.Functions.Verification;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Tests.FamilyChanges;

/// <summary>Whoever moves while a month is being opened, village after village, is verified in it once.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "VER-2")]
[Trait("rule", "REG-8")]
public sealed class OpeningMonthTests(ClaimsStand stand) : IAsyncLifetime
{
    private const string Period = "2026-11";

    private CycleDocument? _other;
    private CycleDocument _run = null!;

    public async Task InitializeAsync()
    {
        _other = await stand.KeptAsync<CycleDocument>(Partitions.Cycles(Period), CycleDocument.TheId);
        await DisposeAsync();
        _run = new CycleDocument
        {
            Id = CycleDocument.TheId,
            Period = Period,
            OpenedOn = stand.Clock.GetUtcNow().AddMinutes(-10),
            Regencies = 1,
            ClosesOn = stand.Clock.GetUtcNow().AddDays(4),
            Policy = PolicyFiles.Shipped().Latest.Id,
        };
        await stand.KeepAsync(Partitions.Cycles(Period), _run);
        await stand.Of<CycleProgress>().ExpectAsync(Period, "3307", [.. Enumerable.Range(1, 10).Select(n => $"33070120{n:00}")], CancellationToken.None);
    }

    // The stand is shared: the month is as it was before.
    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        if (_other is not null)
        {
            await stand.KeepAsync(Partitions.Cycles(Period), _other);
        }
    }

    private Task DisposeAsync() => stand.Of<DocumentStore>().TryDeleteAsync(Partitions.Cycles(Period), CycleDocument.TheId, etag: null, CancellationToken.None);

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(2, false, true)]
    [InlineData(4, true, false)]
    public async Task A_family_that_moves_stands_on_one_sheet_whichever_of_the_two_is_there_first(int village, bool fromIsThere, bool toIsThere)
    {
        var (from, to) = (VillageOf(village), VillageOf(village + 1));
        var family = await stand.EnrolAsync(from);
        await stand.EnrolAsync(to);
        await ListAsync(from);
        await ListAsync(to);
        await (fromIsThere ? OpenAsync(from) : Task.CompletedTask);
        await (toIsThere ? OpenAsync(to) : Task.CompletedTask);

        await EnterAsync(family, to);
        await stand.Of<FamilyDepartures>().GoOnAsync(from, family.Id, (await stand.FamilyAsync(from, family.Id)).State.Departures[0].Change.Id, CancellationToken.None);
        await FollowAsync((await stand.FamilyAsync(to, family.Id)).State, waits: !fromIsThere || !toIsThere);
        await OpenAsync(from);
        await OpenAsync(to);
        await FollowAsync((await stand.FamilyAsync(from, family.Id)).State);
        await FollowAsync((await stand.FamilyAsync(to, family.Id)).State);

        Assert.Equal(4, (await LinesAsync(to, family)).Count(l => l.HandedTo is null && l.AwaitedFrom is null));
        Assert.DoesNotContain(await LinesAsync(from, family), l => l.HandedTo is null);
        Assert.Null((await stand.FamilyAsync(to, family.Id)).Unfollowed);
    }

    [Fact]
    public async Task One_that_moves_where_the_month_has_no_sheet_goes_once_its_lines_stand_where_it_was()
    {
        var (from, to) = (VillageOf(8), VillageOf(9));
        var family = await stand.EnrolAsync(from);
        await ListAsync(from);

        await EnterAsync(family, to);
        Assert.Equal(429, (await Assert.ThrowsAsync<ProblemException>(() => stand.DriveFamilyAsync(family))).Problem.Status);
        Assert.Null(await stand.Of<HouseholdRepository>().FindAsync(to, family.Id, CancellationToken.None));
        await OpenAsync(from);
        await stand.DriveFamilyAsync(family);

        Assert.Equal(HouseholdEndReason.Moved, (await stand.FamilyAsync(from, family.Id)).State.Ended?.Reason);
        var lines = await LinesAsync(from, family);
        Assert.Equal(4, lines.Count);
        Assert.All(lines, l => Assert.Equal((true, null), (l.StillHere, l.HandedTo)));
        Assert.Empty(await LinesAsync(to, family));
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task Whose_removal_is_undone_where_the_family_went_without_them_stands_on_the_sheet_there_alone()
    {
        var (from, to) = (VillageOf(6), VillageOf(7));
        var family = await stand.EnrolAsync(from);
        await stand.EnrolAsync(to);
        await OpenAllAsync(from, to);
        var removal = await stand.NoticedAsync(family, ["03"]);
        await stand.NoticeIsOverAsync(family.Id, [from]);
        await stand.RunAllAsync(family.Id, [from]);
        var there = await stand.MoveAsync(family, to);
        Assert.Equal(["line.familyMoved", "line.recipientRemoved"], (await LinesAsync(from, family)).Select(l => l.Suggestion!.Code).Distinct().Order(StringComparer.Ordinal));

        await stand.OverturnAsync(removal);
        await stand.DriveFamilyAsync(there);
        await ExpectAllThereAsync();

        // Also where what followed the move is done once more.
        await stand.EditAsync(Partitions.Registry(from), HouseholdDocument.IdOf(family.Id), stored => stored["unfollowed"] = true);
        await FollowAsync((await stand.FamilyAsync(from, family.Id)).State);
        await ExpectAllThereAsync();

        async Task ExpectAllThereAsync()
        {
            Assert.Equal(["01", "01", "02", "03"], (await LinesAsync(to, there)).Where(l => l.HandedTo is null && l.AwaitedFrom is null).Select(l => l.Named).Order(StringComparer.Ordinal));
            Assert.Equal(4, (await LinesAsync(from, family)).Count(l => l.HandedTo == there.Village && l.Suggestion?.Code == "line.familyMoved"));
        }
    }

    [Fact]
    public async Task One_who_marries_away_where_the_family_went_takes_their_own_line_along_and_none_of_the_familys()
    {
        var (from, to, last) = (VillageOf(10), VillageOf(11), VillageOf(12));
        var (family, joined) = (await stand.EnrolAsync(from), await stand.EnrolAsync(last));
        await OpenAllAsync(from, last);
        await EnterAsync(family, to);
        await stand.Of<FamilyDepartures>().GoOnAsync(from, family.Id, (await stand.FamilyAsync(from, family.Id)).State.Departures[0].Change.Id, CancellationToken.None);
        var there = (await stand.FamilyAsync(to, family.Id)).State;
        var marriage = RegisteredFamilies.Change(FamilyChangeKind.Marriage) with { Member = "02", Joins = joined.Id, Card = joined.FamilyCardNumber, Relationship = Relationship.Relative };
        await stand.EnterAsync(there, marriage);
        await stand.TakeOverAsync(there);
        await stand.Of<FamilyDepartures>().GoOnAsync(to, family.Id, marriage.Id, CancellationToken.None);

        await FollowAsync(joined);

        Assert.Equal(["PbiJkn 02"], (await LinesAsync(from, family)).Where(l => l.HandedTo is not null).Select(l => $"{l.Programme} {l.Named}"));
        Assert.Equal(5, (await LinesAsync(last, joined)).Count(l => l.HandedTo is null && l.AwaitedFrom is null));
    }

    private async Task OpenAllAsync(params string[] villages)
    {
        foreach (var village in villages)
        {
            await ListAsync(village);
            await OpenAsync(village);
        }
    }

    private string VillageOf(int index)
    {
        var areas = stand.Of<AreaDirectory>();
        return areas.Children(areas.Children("3307")[index / 10].Code)[index % 10].Code;
    }

    private async Task EnterAsync(HouseholdState family, string to)
    {
        await stand.EnterAsync(family, RegisteredFamilies.Change(FamilyChangeKind.Move) with { To = Domain.Areas.AreaCode.Parse(to), Address = RegisteredFamilies.Home });
        await stand.TakeOverAsync(family);
    }

    // What waits for a sheet comes again.
    private async Task FollowAsync(HouseholdState family, bool waits = false)
    {
        var follow = () => stand.Of<FamilyFollowing>().FollowAsync(family.Village.Value, family.Id, CancellationToken.None);
        Assert.Equal(waits ? 429 : null, (await Record.ExceptionAsync(follow) as ProblemException)?.Problem.Status);
    }

    private Task ListAsync(string village) => stand.KeepAsync(
        Partitions.Ratifications(village[..4]), new RecipientVillageDocument { Id = RecipientVillageDocument.IdOf(village), Regency = village[..4], Village = village, Since = DateTimeOffset.UnixEpoch });

    private Task OpenAsync(string village) => stand.Of<SheetOpening>().OpenAsync(_run, village, CancellationToken.None);

    private async Task<IReadOnlyList<SheetLine>> LinesAsync(string village, HouseholdState family)
    {
        var sheets = stand.Of<SheetRepository>();
        return await sheets.FindAsync(village, Period, CancellationToken.None) is not { } sheet ? []
            : [.. (await sheets.PagesAsync(sheet, CancellationToken.None)).SelectMany(p => p.Lines).Where(l => l.Household == family.Id)];
    }
}
