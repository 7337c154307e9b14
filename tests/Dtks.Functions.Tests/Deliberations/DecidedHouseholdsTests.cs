using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Registry;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Waiting;
using NodaTime;

namespace Dtks.Functions.Tests.Deliberations;

/// <summary>Which concluded deliberation decided on a household, before and after that has taken effect; each test in a village of its own.</summary>
[Collection(StandTests.Name)]
[Trait("rule", "MUS-8")]
public sealed class DecidedHouseholdsTests(ClaimsStand stand)
{
    private static readonly Instant Entered = Instant.FromUtc(2026, 11, 1, 3, 0);
    private static readonly Instant Concluded = Instant.FromUtc(2026, 11, 10, 3, 0);
    private static readonly Duration Moment = Duration.FromMilliseconds(1);

    [Fact]
    public async Task One_that_bears_a_decision_is_decided_by_it_and_one_that_ended_or_cannot_be_read_stands_there_no_more()
    {
        var village = Village("3404023001");
        await HouseholdAsync(village, "00000000000000000000000000000001", s => s with { Deactivation = new Deactivation("000000000000000000000000000000d1", 11) });
        await HouseholdAsync(village, "00000000000000000000000000000002", s => s with { Ended = new HouseholdEnd(HouseholdEndReason.Removed, new LocalDate(2026, 11, 5), null) });
        await HouseholdAsync(village, "00000000000000000000000000000003", s => s);
        await HouseholdAsync(village, "00000000000000000000000000000004", s => s);
        await stand.EditAsync(Partitions.Registry(village.Value), "household-00000000000000000000000000000004", stored => stored["state"]!["history"] = "x");

        var (active, decided) = await FindAsync(Deliberation(village, "asks"), "00000000000000000000000000000001", "00000000000000000000000000000002", "00000000000000000000000000000003", "00000000000000000000000000000004", "00000000000000000000000000000005", null, "../x");

        Assert.Equal(["00000000000000000000000000000001", "00000000000000000000000000000003"], active.Order(StringComparer.Ordinal));
        Assert.Equal(new KeyValuePair<string, string>("00000000000000000000000000000001", "000000000000000000000000000000d1"), Assert.Single(decided));
    }

    [Theory]
    [InlineData(null, 0, true)]
    [InlineData(-1, 0, true)]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, false)]
    [InlineData(1, -1, true)]
    public async Task Concluded_it_decides_until_it_has_taken_effect_and_for_what_was_open_meanwhile(int? tookEffectAfter, int openedAfter, bool decides)
    {
        var village = AreaCode.Parse($"34040230{20 + (tookEffectAfter ?? 2) - (3 * openedAfter)}");
        await HouseholdAsync(village, "00000000000000000000000000000001", s => tookEffectAfter is { } after ? s with { History = [.. s.History, Proposed(Concluded + (after * Moment))] } : s);
        await KeepAsync(Deliberation(village, "000000000000000000000000000000d1", Concluded, "00000000000000000000000000000001"));

        // Years ago, before the family was in the register: of another that had its id.
        await KeepAsync(Deliberation(village, "d-0", Entered - Duration.FromDays(400), "00000000000000000000000000000001"));

        var (_, decided) = await FindAsync(Deliberation(village, "asks", opened: Concluded + (openedAfter * Moment)), "00000000000000000000000000000001");

        Assert.Equal(decides ? "000000000000000000000000000000d1" : null, decided.GetValueOrDefault("00000000000000000000000000000001"));
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task A_termination_that_waits_to_take_effect_is_looked_after_until_it_has_also_of_what_cannot_be_read()
    {
        var village = Village("3404023002");
        await HouseholdAsync(village, "00000000000000000000000000000001", s => s);
        await KeepAsync(Deliberation(village, "000000000000000000000000000000d1", Concluded, "00000000000000000000000000000001"));
        await stand.SpoilAsync(Partitions.Registry(village.Value), "household-00000000000000000000000000000001");
        Assert.Single(await WaitingAsync(village));
        await stand.RepairAsync(Partitions.Registry(village.Value), "household-00000000000000000000000000000001");
        Assert.Single(await WaitingAsync(village));

        await stand.Of<DecisionEffects>().ApplyAsync(new EffectsMessage(village.Value, "000000000000000000000000000000d1", From: 0), CancellationToken.None);

        Assert.Empty(await WaitingAsync(village));
        var kept = (await stand.KeptAsync<HouseholdDocument>(Partitions.Registry(village.Value), "household-00000000000000000000000000000001"))!;
        Assert.Equal(new Deactivation("000000000000000000000000000000d1", 11), kept.State.Deactivation);
    }

    private static AreaCode Village(string code) => AreaCode.Parse(code);

    private static EventMeta Proposed(Instant at) => new(at, Role.VillageHead, "head-1", HouseholdEventCodes.DeactivationProposed, "MUS-2", "2024-05-08/1");

    private static DeliberationDocument Deliberation(AreaCode village, string id, Instant? concluded = null, string? terminates = null, Instant? opened = null) => new()
    {
        Id = DeliberationDocument.IdOf(id),
        Village = village.Value,
        Status = concluded is null ? DeliberationStatus.Open : DeliberationStatus.Concluded,
        CreatedOn = DateTimeOffset.UnixEpoch,
        ConcludedOn = concluded?.ToDateTimeOffset(),
        State = new DeliberationState
        {
            Id = id,
            Village = village,
            Kind = DeliberationKind.Regular,
            HeldOn = new LocalDate(2026, 11, 2),
            Place = "Balai Desa",
            Attendees = [],
            Decisions = terminates is null ? [] : [new DeliberationDecision(null, terminates, DecisionKind.Terminate, 11, null)],
            Status = concluded is null ? DeliberationStatus.Open : DeliberationStatus.Concluded,
            ConcludedBy = concluded is null ? null : "head-1",
            ConcludedAt = concluded,
            History = [new EventMeta(opened ?? Concluded + Duration.FromDays(1), Role.VillageOfficer, "officer-1", DeliberationEventCodes.Opened, "MUS-1", "2024-05-08/1")],
        },
    };

    private async Task<(IReadOnlySet<string> Active, IReadOnlyDictionary<string, string> DecidedBy)> FindAsync(DeliberationDocument asks, params string?[] households)
    {
        var found = await stand.Of<DecidedHouseholds>().FindAsync(asks.State, households, CancellationToken.None);
        Assert.Empty(found.Appealed);
        return (found.Active, found.DecidedBy);
    }

    private Task<IReadOnlyList<WaitingMessage>> WaitingAsync(AreaCode village) => stand.New<UnappliedDecisions>().FindAsync(
        Partitions.Registry(village.Value), new WrittenWithin(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue), CancellationToken.None);

    private Task KeepAsync(DeliberationDocument deliberation) => stand.KeepAsync(Partitions.Registry(deliberation.Village), deliberation);

    private Task HouseholdAsync(AreaCode village, string id, Func<HouseholdState, HouseholdState> change)
    {
        var household = SampleHouseholds.Of(1, 1, Entered);
        return stand.KeepAsync(Partitions.Registry(village.Value), household with
        {
            Id = HouseholdDocument.IdOf(id),
            Village = village.Value,
            State = change(household.State with { Id = id, Village = village }),
        });
    }
}
