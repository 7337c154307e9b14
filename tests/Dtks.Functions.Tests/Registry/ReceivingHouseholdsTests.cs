using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Microsoft.Azure.Functions.Worker;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Functions.Tests.Registry;

/// <summary>What a month's opening reads of a village, over the database: on a stand of its own, for the nation is marked once.</summary>
[Trait("rule", "VER-2")]
public sealed class ReceivingHouseholdsTests(ClaimsStand stand) : IClassFixture<ClaimsStand>
{
    private const string Sheet = "sheet-2026-11";
    private static readonly Instant Enrolled = Instant.FromUtc(2026, 11, 10, 3, 0);

    [Fact]
    public async Task Names_and_birth_dates_are_opened_where_they_stand_and_nothing_else_is_read()
    {
        var village = await VillageAsync("5271012001", (3, 2), (1, 3));
        await EditAsync(village, 1, stored => stored["state"]!["members"]![2]!["person"]!["nik"] = "cut");

        var (found, hasSheet) = await ReadAsync(village);

        Assert.Equal(["0001", "0003"], found.Select(f => f!.Id));
        Assert.Equal(RecipientFamily.Of(SampleHouseholds.Of(1, 3, Enrolled).State).Members, found[0]!.Members);
        Assert.Equal(SampleHouseholds.Of(1, 3, Enrolled).State.Entitlements, found[0]!.Entitlements);
        Assert.False(hasSheet);
    }

    [Fact]
    public async Task What_was_cut_put_elsewhere_or_left_out_is_unreadable_and_no_neighbour_with_it()
    {
        var village = await VillageAsync("5271012002", (1, 2), (2, 2), (3, 2), (4, 2), (5, 2));
        await EditAsync(village, 1, stored => stored["state"]!["members"]![1]!["person"]!["name"] = "v2:k1.cut");
        await EditAsync(village, 2, stored =>
        {
            var (one, other) = (stored["state"]!["members"]![0]!["person"]!, stored["state"]!["members"]![1]!["person"]!);
            (one["name"], other["name"]) = (other["name"]!.DeepClone(), one["name"]!.DeepClone());
        });
        await EditAsync(village, 3, stored => stored["state"]!["entitlements"]!.Parent!.Remove());
        await EditAsync(village, 4, stored => stored["state"]!["members"]![0]!["person"]!["birthDate"]!.Parent!.Remove());

        var (found, _) = await ReadAsync(village);

        Assert.Equal([null, null, null, null, "0005"], found.Select(f => f?.Id));
    }

    [Fact]
    public async Task Those_of_before_are_marked_once_and_until_an_hour_after_all_are_read()
    {
        const int older = 2;
        var village = await VillageAsync("5271012003", (1, 1), (older, 1), (3, 0), (4, 1));
        await EditAsync(village, older, stored => Assert.True(stored.Remove("receives")));
        await EditAsync(village, 4, stored => Assert.True(stored.Remove("receives") && (stored["unknownMember"] = 1) is not null));
        Assert.Equal(4, (await ReadAsync(village)).Found.Count);

        await SeedAsync();
        Assert.Equal([true, true, null, true], await Task.WhenAll(Enumerable.Range(1, 4).Select(n => MarkAsync(village, n))));

        // An instance of the release before may write one yet.
        await EditAsync(village, older, stored => Assert.True(stored.Remove("receives")));
        stand.Clock.Advance(TimeSpan.FromHours(1));
        await SeedAsync();
        Assert.Equal((true, 4), (await MarkAsync(village, older), (await ReadAsync(village)).Found.Count));

        await SeedAsync();
        Assert.Equal(["0001", "0002", "0004"], (await ReadAsync(village)).Found.Select(f => f!.Id));
        Assert.NotNull((await stand.KeptAsync<ReceivesSeedDocument>(Partitions.Ratifications("ID"), ReceivesSeedDocument.TheId))!.SeededOn);
    }

    [Fact]
    public void Who_receives_nothing_any_more_is_not_marked()
    {
        var household = SampleHouseholds.Of(1, 2, Enrolled);
        IReadOnlyList<Entitlement> stopped = [.. household.State.Entitlements.Select(e => e with { Status = EntitlementStatus.Stopped })];

        Assert.True(household.Receives);
        Assert.True((household with { State = household.State with { Entitlements = [stopped[0], household.State.Entitlements[1]] } }).Receives);
        Assert.Null((household with { State = household.State with { Entitlements = stopped } }).Receives);
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public void Of_what_a_months_verification_stopped_and_is_not_received_again_it_is_kept_when()
    {
        var household = SampleHouseholds.Of(1, 2, Enrolled);
        var (enrolled, month) = (household.State.History[0], CyclePeriod.Parse("2026-11"));
        var stopped = household.State.Entitlements[0] with { Status = EntitlementStatus.Stopped, Ground = 15, VerifiedIn = month, StoppedFrom = month.Next };
        HouseholdDocument With(Entitlement entitlement, params EventMeta[] since) => household with { State = household.State with { Entitlements = [entitlement], History = [enrolled, .. since] } };
        var settled = enrolled with { Code = HouseholdEventCodes.EligibilitySettled, At = enrolled.At + Duration.FromDays(3) };

        Assert.Equal(settled.At.ToDateTimeOffset(), With(stopped, settled, enrolled with { Code = HouseholdEventCodes.WelfareStated, At = enrolled.At + Duration.FromDays(5) }).SettledOn);

        // It came from another village since.
        Assert.Equal(enrolled.At.ToDateTimeOffset(), With(stopped).SettledOn);
        Assert.Null(With(household.State.Entitlements[0], settled).SettledOn);
        Assert.Null(With(stopped with { VerifiedIn = null }, settled).SettledOn);
    }

    private async Task<string> VillageAsync(string village, params (int Number, int Recipients)[] households)
    {
        foreach (var (number, recipients) in households)
        {
            var household = SampleHouseholds.Of(number, recipients, Enrolled);
            await stand.KeepAsync(Partitions.Registry(village), household with { Village = village, State = household.State with { Village = AreaCode.Parse(village) } });
        }

        return village;
    }

    private async Task<(IReadOnlyList<RecipientFamily?> Found, bool HasSheet)> ReadAsync(string village)
    {
        var (households, hasSheet) = await stand.New<ReceivingHouseholds>().OfAsync(village, Sheet, CancellationToken.None);
        return ([.. households.Select(h => h.TryRead(out var read, out _) ? read.Family() : null)], hasSheet);
    }

    private Task SeedAsync() => stand.New<SeedReceivers>().RunAsync(new TimerInfo(), CancellationToken.None);

    private Task EditAsync(string village, int number, Action<JObject> change) => stand.EditAsync(Partitions.Registry(village), $"household-{number:0000}", change);

    private async Task<bool?> MarkAsync(string village, int number)
    {
        bool? mark = null;
        await EditAsync(village, number, stored => mark = (bool?)stored["receives"]);
        return mark;
    }
}
