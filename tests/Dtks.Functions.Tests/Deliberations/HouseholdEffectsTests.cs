using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.Appeals;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Registry;
using Dtks.Functions.Tests.Stand;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Functions.Tests.Deliberations;

/// <summary>A decision on a household takes effect with the appeals that waited for it, whoever dies in the middle; each test in a village of its own.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "GOV-3")]
public sealed class HouseholdEffectsTests(ClaimsStand stand)
{
    private static readonly Instant Granted = Instant.FromUtc(2026, 11, 10, 3, 0);
    private static readonly Instant Concluded = Instant.FromUtc(2026, 11, 12, 3, 0);
    private const string Household = "00000000000000000000000000000001";
    private const string Decides = "000000000000000000000000000000d1";
    private int _appeals;

    [Theory]
    [InlineData(DecisionKind.Terminate, AppealOutcome.StopProposed)]
    [InlineData(DecisionKind.Keep, AppealOutcome.Kept)]
    [Trait("rule", "MUS-7")]
    public async Task By_whoever_dies_in_the_middle_household_and_appeals_are_decided_once_and_together(DecisionKind kind, AppealOutcome outcome)
    {
        // What the SDK learns of containers once is learnt before anybody dies.
        var first = Village(33 + (int)kind);
        await HouseholdAsync(first);
        await AppealAsync(first);
        await KeepAsync(Deliberation(first, kind));
        await stand.Of<DecisionEffects>().ApplyAsync(new EffectsMessage(first.Value, Decides, From: 0), CancellationToken.None);
        for (var seed = 0; seed < 4; seed++)
        {
            var village = Village(40 + (10 * (int)kind) + seed);
            await HouseholdAsync(village);
            var appeals = new List<string>();
            for (var i = 0; i < AppealClosings.AtOnce + 2; i++)
            {
                appeals.Add(await AppealAsync(village));
            }

            await KeepAsync(Deliberation(village, kind));
            var effects = stand.Of<DecisionEffects>();
            Task WorkAsync() => effects.ApplyAsync(new EffectsMessage(village.Value, Decides, From: 0), CancellationToken.None);
            await stand.Turnstile.RunAsync([WorkAsync, WorkAsync, WorkAsync], new Random(seed), kills: true);

            // None is closed while the household is undecided.
            var (between, closed) = (await HouseholdOfAsync(village), await ClosedAsync(village, appeals));
            Assert.True(between.Decisions() == 1 || closed.All(c => c is null), "an appeal was closed without its household");
            await WorkAsync();
            await WorkAsync();

            var after = await HouseholdOfAsync(village);
            Assert.Equal((1, kind == DecisionKind.Terminate ? Decides : null), (after.Decisions(), after.State.Deactivation?.DeliberationId));
            Assert.All(await ClosedAsync(village, appeals), c => Assert.Equal(new AppealClosing(outcome, Decides), c));
            foreach (var appeal in appeals)
            {
                Assert.Equal(3, (await AppealOfAsync(village, appeal)).History.Count);
            }
        }
    }

    [Fact]
    public async Task One_granted_after_the_conclusion_or_about_another_household_waits_on_and_one_that_cannot_be_read_is_closed_by_a_replay()
    {
        var village = Village(10);
        await HouseholdAsync(village);
        var (waited, later, other, unreadable) = (await AppealAsync(village), await AppealAsync(village, Concluded + Duration.FromMilliseconds(1)), await AppealAsync(village, household: "00000000000000000000000000000002"), await AppealAsync(village));
        await stand.SpoilAsync(Partitions.Registry(village.Value), AppealDocument.IdOf(unreadable));
        var deliberation = Deliberation(village, DecisionKind.Terminate);
        await KeepAsync(deliberation);
        var by = new Actor("head-1", Role.VillageHead, village);

        await Assert.ThrowsAnyAsync<JsonException>(() => stand.Of<HouseholdEffects>().ApplyAsync(deliberation.State, deliberation.State.Decisions[0], by, CancellationToken.None));
        Assert.Equal([new AppealClosing(AppealOutcome.StopProposed, Decides), null, null], await ClosedAsync(village, [waited, later, other]));

        await stand.RepairAsync(Partitions.Registry(village.Value), AppealDocument.IdOf(unreadable));
        Assert.Null(await stand.Of<HouseholdEffects>().ApplyAsync(deliberation.State, deliberation.State.Decisions[0], by, CancellationToken.None));
        Assert.Equal([new AppealClosing(AppealOutcome.StopProposed, Decides), null, null], await ClosedAsync(village, [unreadable, later, other]));
        Assert.Equal(1, (await HouseholdOfAsync(village)).Decisions());
    }

    [Theory]
    [InlineData(0, true, true)]
    [InlineData(1, true, true)]
    [InlineData(2, false, true)]
    [InlineData(3, true, false)]
    [Trait("rule", "MUS-8")]
    public async Task About_which_an_appeal_was_granted_since_a_household_is_decided_anew_by_a_deliberation_of_that_day_or_later(int place, bool anew, bool appealed)
    {
        // Decided on the 5th, and granted: on the 10th; on the 11th; on the 12th, after the day of the deliberation that asks; never.
        var village = Village(20 + place);
        await HouseholdAsync(village, s => s with { Deactivation = new Deactivation("d-0", 11) });
        if (appealed)
        {
            await AppealAsync(village, Granted + Duration.FromDays(place));
        }

        var asks = Deliberation(village, DecisionKind.Keep).State with { HeldOn = new LocalDate(2026, 11, 11), History = [Meta("deliberation.opened", Concluded)] };
        var found = await stand.Of<DecidedHouseholds>().FindAsync(asks, [Household], CancellationToken.None);

        Assert.Equal(anew && appealed, found.Appealed.Contains(Household));
        Assert.Equal(anew && appealed ? null : "d-0", found.DecidedBy.GetValueOrDefault(Household));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(AppealClosings.AtOnce + 1)]
    [Trait("rule", "RAT-6")]
    public async Task About_a_household_that_is_gone_none_waits_and_none_is_granted(int appeals)
    {
        var village = Village(appeals == 1 ? 30 : 31);
        await HouseholdAsync(village, s => s with { Ended = new HouseholdEnd(HouseholdEndReason.Removed, new LocalDate(2026, 11, 11), null) });
        var waited = new List<string>();
        for (var i = 0; i < appeals; i++)
        {
            waited.Add(await AppealAsync(village));
        }

        Assert.Equal((AppealResult.NobodyThere, null), await GrantedAsync(await AppealOfAsync(village, waited[0])));
        await stand.EditAsync(Partitions.Registry(village.Value), HouseholdDocument.IdOf(Household), stored => stored["unfollowed"] = true);
        var following = stand.Of<FamilyFollowing>();
        await following.FollowAsync(village.Value, Household, CancellationToken.None);
        await following.FollowAsync(village.Value, Household, CancellationToken.None);

        Assert.All(await ClosedAsync(village, waited), c => Assert.Equal(new AppealClosing(AppealOutcome.HouseholdGone), c));
        Assert.Equal(3, (await AppealOfAsync(village, waited[0])).History.Count);
    }

    [Fact]
    public async Task What_a_deliberation_has_proposed_already_is_granted_for_none_but_what_was_ended_is()
    {
        var village = Village(32);
        await HouseholdAsync(village, s => s with { Deactivation = new Deactivation("d-0", 11) });
        var appeal = await AppealOfAsync(village, await AppealAsync(village));

        Assert.Equal((AppealResult.DoneBefore, null), await GrantedAsync(appeal));
        Assert.Equal((AppealResult.ForDeliberation, HouseholdDocument.IdOf(Household)), await GrantedAsync(appeal with { Kind = AppealKind.Removed }));
    }

    private async Task<(AppealResult Result, string? Seen)> GrantedAsync(AppealState appeal)
    {
        var effect = await stand.Of<AppealEffects>().OfAsync(appeal, "Diperiksa ulang", new Actor("regency-2", Role.RegencyOfficer, appeal.Village), CancellationToken.None);
        return (effect.Result, effect.Seen?.Id);
    }

    private static AreaCode Village(int number) => AreaCode.Parse($"34040260{number}");

    private static EventMeta Meta(string code, Instant at) => new(at, Role.RegencyOfficer, "regency-1", code, "GOV-3", "2024-05-08/1");

    private static DeliberationDocument Deliberation(AreaCode village, DecisionKind kind) => new()
    {
        Id = DeliberationDocument.IdOf(Decides),
        Village = village.Value,
        Status = DeliberationStatus.Concluded,
        CreatedOn = DateTimeOffset.UnixEpoch,
        ConcludedOn = Concluded.ToDateTimeOffset(),
        State = new DeliberationState
        {
            Id = Decides,
            Village = village,
            Kind = DeliberationKind.Regular,
            HeldOn = new LocalDate(2026, 11, 11),
            Place = "Balai Desa",
            Attendees = [],
            Decisions = [new DeliberationDecision(null, Household, kind, kind == DecisionKind.Terminate ? 11 : null, null)],
            Status = DeliberationStatus.Concluded,
            ConcludedBy = "head-1",
            ConcludedAt = Concluded,
            History = [Meta("deliberation.opened", Concluded - Duration.FromDays(1))],
        },
    };

    private Task KeepAsync(DeliberationDocument deliberation) => stand.KeepAsync(Partitions.Registry(deliberation.Village), deliberation);

    private Task HouseholdAsync(AreaCode village, Func<HouseholdState, HouseholdState>? change = null)
    {
        var household = SampleHouseholds.Of(1, 1, Instant.FromUtc(2026, 11, 1, 3, 0));
        var state = household.State with { Id = Household, Village = village };
        return stand.KeepAsync(Partitions.Registry(village.Value), household with { Id = HouseholdDocument.IdOf(Household), Village = village.Value, State = change?.Invoke(state) ?? state });
    }

    private async Task<string> AppealAsync(AreaCode village, Instant? granted = null, string household = Household)
    {
        var id = $"{++_appeals:00000000}{Guid.NewGuid():N}"[..32];
        var state = new AppealState
        {
            Id = id,
            Village = village,
            Kind = AppealKind.NotEntitled,
            About = new AppealSubject(AppealRecord.Household, household),
            Reason = "Sebab",
            Phone = "+6281200000001",
            By = "citizen-1",
            ByRole = Role.Citizen,
            DecidedBefore = [],
            DueOn = new LocalDate(2026, 12, 10),
            Status = AppealStatus.Granted,
            Result = AppealResult.ForDeliberation,
            History = [Meta(AppealEventCodes.Made, Granted - Duration.FromDays(3)), Meta(AppealEventCodes.Granted, granted ?? Granted)],
        };
        await stand.KeepAsync(Partitions.Registry(village.Value), new AppealDocument { Id = AppealDocument.IdOf(id), Village = village.Value, State = state });
        return id;
    }

    private async Task<Seen> HouseholdOfAsync(AreaCode village)
    {
        var found = (await stand.KeptAsync<HouseholdDocument>(Partitions.Registry(village.Value), HouseholdDocument.IdOf(Household)))!;
        return new Seen(found.Id, found.State);
    }

    private async Task<AppealState> AppealOfAsync(AreaCode village, string appeal) =>
        (await stand.KeptAsync<AppealDocument>(Partitions.Registry(village.Value), AppealDocument.IdOf(appeal)))!.State;

    private async Task<IReadOnlyList<AppealClosing?>> ClosedAsync(AreaCode village, IEnumerable<string> appeals)
    {
        var closed = new List<AppealClosing?>();
        foreach (var appeal in appeals)
        {
            closed.Add((await AppealOfAsync(village, appeal)).Closing);
        }

        return closed;
    }

    private sealed record Seen(string Id, HouseholdState State)
    {
        public int Decisions() => State.History.Count(h => HouseholdDeliberations.Codes.Contains(h.Code));
    }
}
