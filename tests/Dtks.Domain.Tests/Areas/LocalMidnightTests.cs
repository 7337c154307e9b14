using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Citizens;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Domain.Removals;
using Dtks.Domain.Tests.Households;
using Dtks.Domain.Tests.Removals;
using NodaTime;

namespace Dtks.Domain.Tests.Areas;

/// <summary>
/// The rules that count days take the village's own, on both sides of its midnight, in each of the three zones. Those of PRO-5, PRO-7, MUS-1, RAT-1 and
/// RAT-3 are with the rest of their rules.
/// </summary>
public class LocalMidnightTests
{
    /// <summary>A village of each zone, and the hour of UTC in which its day ends.</summary>
    public static TheoryData<string, int> Zones => new() { { Samples.VillageWib, 17 }, { Samples.VillageWita, 16 }, { Samples.VillageWit, 15 } };

    private static MemberDraft Newborn => Samples.HeadDraft with { BirthDate = "2026-11-02", MaritalStatus = "unmarried" };

    [Theory]
    [Trait("rule", "REG-2")]
    [Trait("rule", "PRO-2")]
    [MemberData(nameof(Zones))]
    public void Nobody_is_born_before_the_day_has_come(string village, int hour)
    {
        Assert.Equal(["person.birthDateFuture REG-2 /household/members/0/birthDate -"], Wrong(village, Newborn, Before(hour)));
        Assert.Empty(Wrong(village, Newborn, Midnight(hour)));
    }

    [Theory]
    [Trait("rule", "REG-2")]
    [MemberData(nameof(Zones))]
    public void A_year_of_life_is_full_when_the_birthday_comes(string village, int hour)
    {
        var married = Samples.HeadDraft with { BirthDate = "2016-11-02" };
        Assert.Equal(["family.marriedTooYoung REG-2 /household/members/0/maritalStatus least=10"], Wrong(village, married, Before(hour)));
        Assert.Empty(Wrong(village, married, Midnight(hour)));
    }

    [Theory]
    [Trait("rule", "VER-4")]
    [MemberData(nameof(Zones))]
    public void Who_turns_seventeen_may_be_named_from_that_day_on(string village, int hour)
    {
        var young = Samples.HeadDraft with { BirthDate = "2009-11-02" };
        Assert.Equal(["proposal.recipientMinor VER-4 /recipient least=17"], Wrong(village, young, Before(hour), young.Nik));
        Assert.Empty(Wrong(village, young, Midnight(hour), young.Nik));
    }

    [Theory]
    [Trait("rule", "PRO-4")]
    [MemberData(nameof(Zones))]
    public void A_registration_goes_by_the_day_of_ones_village(string village, int hour)
    {
        var draft = new RegistrationDraft(Newborn, "3306010101100001", village, new AddressDraft("Jalan Contoh 1", "1", "02"));
        Assert.Equal(["person.birthDateFuture REG-2 /member/birthDate -"], Registering(Before(hour)));
        Assert.Empty(Registering(Midnight(hour)));

        IEnumerable<string> Registering(Instant now) => Told.Of(RegistrationDecider.Register(draft, Samples.Citizen, null, Samples.Policy, now).Violations);
    }

    [Theory]
    [Trait("rule", "REG-8")]
    [MemberData(nameof(Zones))]
    public void A_death_and_a_birth_are_entered_from_their_day_on(string village, int hour)
    {
        var death = new FamilyChangeDraft(FamilyChangeKind.Death) { Member = "01", DiedOn = "2026-11-02" };
        var birth = new FamilyChangeDraft(FamilyChangeKind.Birth) { Person = Newborn with { Relationship = "child" } };
        Assert.Equal(["date.future REG-8 /diedOn -"], Reading(death, Before(hour)));
        Assert.Empty(Reading(death, Midnight(hour)));
        Assert.Equal(["person.birthDateFuture REG-2 /member/birthDate -"], Reading(birth, Before(hour)));
        Assert.Empty(Reading(birth, Midnight(hour)));

        IEnumerable<string> Reading(FamilyChangeDraft draft, Instant now) => Told.Of(FamilyChangeReader.Read("c-1", draft, AreaCode.Parse(village), Samples.Policy, now).Violations);
    }

    [Theory]
    [Trait("rule", "REG-8")]
    [MemberData(nameof(Zones))]
    public void A_birth_is_entered_until_the_seventeenth_birthday(string village, int hour)
    {
        var birth = FamilySamples.Birth(FamilySamples.Person(9, "2009-11-02", Sex.Male, Relationship.Relative, MaritalStatus.Unmarried));
        Assert.Empty(Told.Of(Judge(birth, village, Before(hour)).Violations));
        Assert.Equal(["change.birthTooOld REG-8 /member/birthDate most=16"], Told.Of(Judge(birth, village, Midnight(hour)).Violations));
    }

    [Theory]
    [Trait("rule", "REG-8")]
    [MemberData(nameof(Zones))]
    public void Who_leaves_does_so_on_the_day_it_is_there(string village, int hour)
    {
        Assert.Equal([new LocalDate(2026, 11, 1), new LocalDate(2026, 11, 2)], new[] { Before(hour), Midnight(hour) }.Select(LeftOn));

        LocalDate LeftOn(Instant now) => Assert.Single(Judge(FamilySamples.Divorce("02"), village, now).Value!.Former).On;
    }

    [Theory]
    [Trait("rule", "REG-8")]
    [Trait("rule", "RAT-6")]
    [MemberData(nameof(Zones))]
    public void The_month_that_is_still_paid_is_the_one_it_is_there(string village, int hour)
    {
        // The thirtieth of November ends.
        var midnight = Midnight(hour) + Duration.FromDays(29);
        Instant[] both = [midnight - Duration.Epsilon, midnight];
        Assert.Equal(["2026-12", "2027-01"], both.Select(now => RemovalEffects.StopsFrom(AreaCode.Parse(village), now).ToString()));
        Assert.Equal(["2026-12", "2027-01"], both.Select(Stops));

        string? Stops(Instant now) => Judge(FamilySamples.Death("04"), village, now).Value!.Entitlements.Single(e => e.StoppedFrom is not null).StoppedFrom?.ToString();
    }

    [Theory]
    [Trait("rule", "RAT-6")]
    [MemberData(nameof(Zones))]
    public void The_days_of_notice_begin_on_the_day_it_is_there(string village, int hour)
    {
        var (early, late) = (Recorded(village, Before(hour)), Recorded(village, Midnight(hour)));
        Assert.Equal((new LocalDate(2026, 11, 1), new LocalDate(2026, 11, 15)), (early.RecordedOn, early.NoticeEndsOn));
        Assert.Equal((new LocalDate(2026, 11, 2), new LocalDate(2026, 11, 16)), (late.RecordedOn, late.NoticeEndsOn));
    }

    [Theory]
    [Trait("rule", "RAT-6")]
    [Trait("rule", "GOV-3")]
    [MemberData(nameof(Zones))]
    public void A_removal_is_taken_back_until_the_last_day_of_notice_ends_there(string village, int hour)
    {
        var recorded = Recorded(village, Midnight(hour));
        var end = Midnight(hour) + Duration.FromDays(15);
        Assert.Empty(Cancelling(end - Duration.Epsilon));
        Assert.Equal(["removal.notNoticed RAT-6 - status=effective"], Cancelling(end));

        IEnumerable<string> Cancelling(Instant now) =>
            Told.Of(RemovalDecider.Cancel(recorded, new RemovalCancellationDraft("Salah orang"), Samples.RegencyOfficer, Samples.Policy, now).Violations);
    }

    [Theory]
    [Trait("rule", "GOV-3")]
    [MemberData(nameof(Zones))]
    public void The_days_to_decide_an_appeal_begin_on_the_day_it_is_there(string village, int hour)
    {
        var request = AppealReader.Read(new AppealDraft(new AppealAboutDraft("p-1"), "refused", "Sebab", new ContactDraft("081200000001"))).Value!;
        Assert.Equal([new LocalDate(2026, 12, 1), new LocalDate(2026, 12, 2)], new[] { Before(hour), Midnight(hour) }.Select(DueOn));

        LocalDate DueOn(Instant now) => AppealDecider.Make(
            "a-1", request, AreaCode.Parse(village), new AppealSubject(AppealRecord.Proposal, "p-1"), [], Samples.Citizen, Samples.Policy, now).DueOn;
    }

    // The second of November begins in a village whose day ends in that hour of UTC.
    private static Instant Midnight(int hour) => Instant.FromUtc(2026, 11, 1, hour, 0);

    private static Instant Before(int hour) => Midnight(hour) - Duration.Epsilon;

    private static HouseholdState Family(string village) => FamilySamples.Of("h-1", FamilySamples.Card, village, [FamilySamples.Head, FamilySamples.Wife, FamilySamples.Son, FamilySamples.Daughter]);

    private static Reading<FamilyEffect> Judge(FamilyChange change, string village, Instant now) => FamilyChangeRules.Judge(change, Family(village), null, Samples.Policy, now);

    private static RemovalState Recorded(string village, Instant now) => RemovalTests.Recorded(RemovalTests.Draft(), Family(village), now);

    private static IEnumerable<string> Wrong(string village, MemberDraft head, Instant now, string? recipient = null)
    {
        var draft = Samples.Draft(village: village) with { Household = Samples.FamilyDraft(village, head), Recipient = recipient };
        return Told.Of(ProposalDecider.Decide(new ProposalCommand.Submit("p-1", "track-1", draft, Samples.Citizen), null, Samples.Policy, now).Violations);
    }
}
