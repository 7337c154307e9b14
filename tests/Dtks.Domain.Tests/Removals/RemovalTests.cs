using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Removals;
using Dtks.Domain.Tests.Households;
using NodaTime;

namespace Dtks.Domain.Tests.Removals;

[Trait("rule", "RAT-6")]
public sealed class RemovalTests
{
    private static readonly Actor Officer = new("regency-1", Role.RegencyOfficer, AreaCode.Parse("3306"));
    private static readonly Actor Other = new("regency-2", Role.RegencyOfficer, AreaCode.Parse("3306"));

    [Theory]
    [InlineData(Samples.VillageWib, "2026-11-16T16:59:59Z", "2026-11-16T17:00:00Z")]
    [InlineData("5103010001", "2026-11-16T15:59:59Z", "2026-11-16T16:00:00Z")]
    [InlineData("9171010001", "2026-11-16T14:59:59Z", "2026-11-16T15:00:00Z")]
    public void It_takes_effect_when_the_fourteenth_day_ends_in_the_villages_zone(string village, string before, string after)
    {
        // The second of November begins there.
        var household = FamilySamples.Of("h-1", FamilySamples.Card, village, [FamilySamples.Head, FamilySamples.Wife]);
        var recorded = Recorded(Draft(), household, TimeZones.Of(household.Village).AtStartOfDay(new LocalDate(2026, 11, 2)).ToInstant());
        Assert.Equal((new LocalDate(2026, 11, 2), new LocalDate(2026, 11, 16)), (recorded.RecordedOn, recorded.NoticeEndsOn));

        Assert.Empty(RemovalDecider.TakeEffect(recorded, household, Samples.Policy, At(before)).Events);
        var effect = Evolved(recorded, RemovalDecider.TakeEffect(recorded, household, Samples.Policy, At(after)));

        Assert.Equal((RemovalStatus.Effective, CyclePeriod.Parse("2026-12")), (effect.Status, effect.StoppedFrom));
        Assert.Empty(RemovalDecider.TakeEffect(effect, household, Samples.Policy, At(after)).Events);
    }

    public static TheoryData<RemovalDraft?, string> Wrong => new()
    {
        { null, "input.required" },
        { Draft() with { Ground = "gone" }, "input.unknownValue" },
        { Draft() with { Number = null }, "removal.number" },
        { Draft() with { Number = 0 }, "number.range" },
        { Draft() with { Number = 16 }, "number.range" },
        { Draft() with { Ground = "deceased" }, "removal.number" },
        { Draft() with { Ground = "duplicate", Number = null }, "removal.sourceDukcapil" },
        { Draft() with { Source = " " }, "text.length" },
        { Draft() with { Note = null }, "input.required" },
        { Draft() with { Members = [] }, "list.size" },
        { Draft() with { Members = ["99"] }, "change.memberUnknown" },
        { Draft() with { Members = [null] }, "input.required" },
        { Draft() with { Members = ["02", "3306011010700002"] }, "removal.memberTwice" },
        { Draft() with { Members = ["01"] }, "change.newHeadRequired" },
        { Draft() with { Members = ["01"], NewHead = "01" }, "change.newHeadUnknown" },
        { Draft() with { Members = ["02"], NewHead = "03" }, "change.newHeadForbidden" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_with_it_is_named(RemovalDraft? draft, string code)
    {
        var refused = RemovalDecider.Record("r-1", draft, FamilySamples.Family(), [], Officer, Samples.Policy, Samples.Now);
        Assert.Contains(refused.Violations, v => v.Code == code);
        Assert.Equal(ViolationKind.Invalid, refused.Kind);
    }

    [Theory]
    [InlineData("duplicate", null, "Konfirmasi Dukcapil 470/12")]
    [InlineData("deceased", null, "Akta kematian")]
    [InlineData("ineligible", 1, "Kunjungan rumah")]
    [InlineData("ineligible", 15, "Kunjungan rumah")]
    public void Each_ground_is_recorded_with_its_source(string ground, int? number, string source)
    {
        var recorded = Recorded(Draft() with { Ground = ground, Number = number, Source = source, Members = ["3306011010700003"] });
        Assert.Equal((RemovalStatus.Noticed, "regency-1", source), (recorded.Status, recorded.RecordedBy, recorded.Source));
        Assert.Equal(["03"], recorded.Members);
        Assert.Equal(("removal.recorded", "RAT-6"), (recorded.History[0].Code, recorded.History[0].Rule));
    }

    [Fact]
    public void A_second_of_the_same_people_names_the_first_and_one_of_others_does_not()
    {
        var first = Recorded(Draft() with { Members = ["03"] });
        var again = RemovalDecider.Record("r-2", Draft() with { Members = ["03", "04"] }, FamilySamples.Family(), [first], Officer, Samples.Policy, Samples.Now);
        Assert.Equal(["removal.alreadyNoticed RAT-6 - members=03,others=04,removal=r-1"], Told.Of(again.Violations));
        IEnumerable<string> Followed(string village) => Told.Of(RemovalDecider.Record(
            "r-2", Draft() with { Members = ["03"] }, FamilySamples.Family(), [first with { Origin = new RemovalOrigin(AreaCode.Parse(village), "r-0") }], Officer, Samples.Policy, Samples.Now).Violations);
        Assert.Equal(["removal.alreadyNoticed RAT-6 - members=03,removal=r-1,village=5103010001"], Followed("5103010001"));
        Assert.Equal(["removal.alreadyNoticed RAT-6 - members=03,removal=r-1"], Followed(Samples.VillageWib));
        Assert.True(RemovalDecider.Record("r-2", Draft() with { Members = ["04"] }, FamilySamples.Family(), [first], Officer, Samples.Policy, Samples.Now).IsAccepted);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void Only_who_recorded_it_takes_it_back_and_only_in_the_days_of_notice()
    {
        var recorded = Recorded(Draft());
        var end = NoticePeriod.EndOf(recorded.NoticeEndsOn, recorded.Village);
        var draft = new RemovalCancellationDraft("Salah orang");

        Assert.Equal(["removal.notOwn GOV-3 - -"], Told.Of(RemovalDecider.Cancel(recorded, draft, Other, Samples.Policy, Samples.Now).Violations));
        Assert.Equal(["removal.notNoticed RAT-6 - status=effective"], Told.Of(RemovalDecider.Cancel(recorded, draft, Officer, Samples.Policy, end).Violations));
        var cancelled = Evolved(recorded, RemovalDecider.Cancel(recorded, draft, Officer, Samples.Policy, end - Duration.FromSeconds(1)));
        Assert.Equal((RemovalStatus.Cancelled, "Salah orang"), (cancelled.Status, cancelled.Reason));
        Assert.Equal(["removal.notNoticed RAT-6 - status=cancelled"], Told.Of(RemovalDecider.Cancel(cancelled, draft, Officer, Samples.Policy, Samples.Now).Violations));
        Assert.Empty(RemovalDecider.TakeEffect(cancelled, FamilySamples.Family(), Samples.Policy, end).Events);
    }

    [Fact]
    public void Where_nobody_whom_it_means_stands_any_more_it_is_moot()
    {
        var recorded = Recorded(Draft() with { Members = ["03"] });
        var end = NoticePeriod.EndOf(recorded.NoticeEndsOn, recorded.Village);
        Assert.Equal(RemovalStatus.Moot, Evolved(recorded, RemovalDecider.TakeEffect(recorded, null, Samples.Policy, end)).Status);
        Assert.Equal(RemovalStatus.Moot, Evolved(recorded, RemovalDecider.TakeEffect(recorded, FamilySamples.Family(FamilySamples.Head, FamilySamples.Wife), Samples.Policy, end)).Status);
    }

    [Fact]
    public void An_event_before_the_first_is_a_fault_of_the_store() => Assert.Throws<InvalidOperationException>(() =>
        RemovalDecider.Evolve(null, new RemovalMoot(new EventMeta(Samples.Now, Role.System, "system", "removal.moot", null, Samples.Policy.Id))));

    internal static RemovalDraft Draft() => new("ineligible", 11, null, null, "Kunjungan rumah", "Rumah besar");

    internal static RemovalState Recorded(RemovalDraft draft, HouseholdState? household = null, Instant? now = null) =>
        Evolved(null, RemovalDecider.Record("r-1", draft, household ?? FamilySamples.Family(), [], Officer, Samples.Policy, now ?? Samples.Now));

    internal static RemovalState Evolved(RemovalState? state, Decision<RemovalEvent> decision)
    {
        Assert.Empty(Told.Of(decision.Violations));
        return decision.Events.Aggregate(state, RemovalDecider.Evolve)!;
    }

    private static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
}
