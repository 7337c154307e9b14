using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Payments;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Tests.Payments;

/// <summary>Which months' payments leave out which programme, and why, by what stands on the sheets.</summary>
[Trait("rule", "RAT-4")]
[Trait("rule", "GOV-3")]
public sealed class LostPaymentsTests
{
    private static readonly CyclePeriod November = CyclePeriod.Parse("2026-11");
    private static readonly CyclePeriod December = November.Next;
    private static readonly CyclePeriod January = December.Next;
    private static readonly Instant Opened = Instant.FromUtc(2026, 11, 1, 3, 0);
    private static readonly HashSet<string> Nobody = [];
    private static readonly Entitlement Pkh = new(Programme.Pkh, "01", CyclePeriod.Parse("2026-01"));
    private static readonly Entitlement Bpnt = Pkh with { Programme = Programme.Bpnt };
    private static readonly Entitlement Own = new(Programme.PbiJkn, "01", CyclePeriod.Parse("2026-01"));
    private static readonly Entitlement Wifes = Own with { MemberId = "02" };

    [Fact]
    public void Each_programme_is_told_with_its_own_months_and_the_reason_that_is_true_of_them()
    {
        PayingSheet[] sheets =
        [
            Sheet(November, PayingStage.Ratified, Line(Programme.Pkh, "01", LineOutcome.Ineligible), Line(Programme.Bpnt, "01", LineOutcome.Eligible), Line(Programme.PbiJkn, "01", LineOutcome.Eligible), Line(Programme.PbiJkn, "02", LineOutcome.Unverified)),
            Sheet(December, PayingStage.Ratified, Line(Programme.Pkh, "01", LineOutcome.Ineligible), Line(Programme.PbiJkn, "01", LineOutcome.Eligible), Line(Programme.PbiJkn, "02", LineOutcome.Ineligible)),
            Sheet(January, PayingStage.Open, Line(Programme.Pkh, "01", LineOutcome.Ineligible), Line(Programme.Bpnt, "01", LineOutcome.Eligible), Line(Programme.PbiJkn, "01", LineOutcome.Eligible), Line(Programme.PbiJkn, "02", LineOutcome.Eligible)),
        ];
        var told = AidOnSheets.Of([Pkh, Bpnt, Own, Wifes], sheets, Nobody)!;
        Assert.Equal("Unverified 2026-12 PBI-JKN 1; Ineligible 2026-12,2027-01 PKH ; Ineligible 2027-01 PBI-JKN 1; NotOnSheet 2027-01 BPNT ", Lost(told));
        Assert.Equal("Eligible BPNT,PBI-JKN 1; Ineligible PKH ", string.Join("; ", told.Awaited!.Select(a => $"{a.Standing} {Names(a.Programmes)} {a.Persons}")));
        Assert.Equal("2026-12,2027-01", string.Join(',', told.Unpaid.Select(m => m.Value)));
        Assert.Null(AidOnSheets.Of([Own], sheets, Nobody));
    }

    [Theory]
    [Trait("rule", "VER-2")]
    [InlineData(-1, "NotOnSheet 2026-12 PKH ")]
    [InlineData(0, "NotOnSheet 2026-12 PKH ")]
    [InlineData(1, null)]
    public void No_month_before_the_familys_first_sheet_is_lost(int secondsAfterTheOpening, string? lost)
    {
        var aid = Pkh with { Since = November, At = Opened.Plus(Duration.FromSeconds(secondsAfterTheOpening)) };
        var sheet = Sheet(November, PayingStage.Ratified) with { OpenedOn = Opened };
        var told = AidOnSheets.Of([aid], [sheet], Nobody);
        Assert.Equal(lost, told is null ? null : Lost(told));
        Assert.Null(AidOnSheets.AtStake([aid with { At = Opened.Plus(Duration.FromSeconds(1)) }], [Sheet(November, PayingStage.Shut, Line(Programme.Pkh, "01", LineOutcome.Ineligible)) with { OpenedOn = Opened }], Nobody));
    }

    [Theory]
    [Trait("rule", "VER-2")]
    [InlineData(PayingStage.Open, "NotOnSheet 2026-12 PKH ", "2026-12", "2027-01")]
    [InlineData(PayingStage.Shut, "NotOnSheet 2026-12,2027-01 PKH ", "2027-01", "2027-02")]
    public void What_an_older_month_stopped_comes_onto_the_open_sheet_and_is_paid_by_that(PayingStage stage, string lost, string verified, string again)
    {
        var october = CyclePeriod.Parse("2026-10");
        var stopped = Pkh with { Status = EntitlementStatus.Stopped, StoppedFrom = November, Ground = 15, VerifiedIn = october };
        PayingSheet[] sheets = [Sheet(November, PayingStage.Ratified), Sheet(December, stage)];
        foreach (var aid in new[] { stopped, Pkh with { VerifiedIn = october }, Pkh with { ResumedIn = october } })
        {
            var told = AidOnSheets.Of([aid], sheets, Nobody)!;
            Assert.Equal((lost, verified, again, AidStanding.Undecided), (Lost(told), told.Verified.Value, told.Again.Value, told.Standing));
        }

        // Of that month itself it had a line, and who never was stopped is not added.
        Assert.Equal("NotOnSheet 2026-12,2027-01 PKH ", Lost(AidOnSheets.Of([Pkh with { VerifiedIn = December }], sheets, Nobody)!));
    }

    [Theory]
    [Trait("rule", "RAT-5")]
    [InlineData(PayingStage.Shut, false, null, null)]
    [InlineData(PayingStage.Shut, true, null, "Unratified 2026-12 PKH ")]
    [InlineData(PayingStage.Ratified, true, null, null)]
    [InlineData(PayingStage.Ratified, true, "2026-12", "Late 2026-12 PKH ")]
    public void A_sheet_that_is_not_ratified_by_the_determination_date_pays_nobody_in_its_own_month(PayingStage stage, bool isPassed, string? countsFor, string? lost)
    {
        var sheet = Sheet(November, stage, Line(Programme.Pkh, "01", LineOutcome.Eligible)) with { IsPassed = isPassed, CountsFor = countsFor is null ? null : CyclePeriod.Parse(countsFor) };
        var told = AidOnSheets.Of([Pkh], [sheet], Nobody);
        Assert.Equal(lost, told is null ? null : Lost(told));

        // A death or a removal after it was settled finds the first month unpaid where it pays nobody.
        var ended = Pkh with { Status = EntitlementStatus.Stopped, StoppedFrom = December };
        Assert.Equal(lost is null ? January : December, EndedPayments.Told(ended, [sheet]).Told.StoppedFrom);
        Assert.Equal(lost is null ? January : December, EndedPayments.Of([ended], December, null, [sheet]).From);
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public void The_sheet_of_a_late_letter_pays_in_the_later_recap_unless_the_villages_own_takes_its_place()
    {
        var late = Sheet(November, PayingStage.Ratified, Line(Programme.Pkh, "01", LineOutcome.Eligible)) with { IsPassed = true, CountsFor = December };
        PayingSheet Own(PayingStage stage, LineOutcome outcome) => Sheet(December, stage, Line(Programme.Pkh, "01", outcome)) with { IsPassed = true };
        Assert.Equal("Late 2026-12 PKH ", Lost(AidOnSheets.Of([Pkh], [late, Own(PayingStage.Shut, LineOutcome.Eligible)], Nobody)!));
        Assert.Equal("Late 2026-12 PKH ; Ineligible 2027-01 PKH ", Lost(AidOnSheets.Of([Pkh], [late, Own(PayingStage.Ratified, LineOutcome.Ineligible)], Nobody)!));
        Assert.Equal("Unratified 2026-12,2027-01 PKH ", Lost(AidOnSheets.Of([Pkh], [late with { Stage = PayingStage.Shut, CountsFor = null }, Own(PayingStage.Shut, LineOutcome.Eligible)], Nobody)!));
    }

    [Theory]
    [Trait("rule", "RAT-5")]
    [InlineData(LineOutcome.Eligible, true)]
    [InlineData(LineOutcome.Ineligible, false)]
    public void What_counts_by_an_older_sheet_is_paid_though_nobody_verified_the_months_own(LineOutcome older, bool isPaid)
    {
        var late = Sheet(November, PayingStage.Ratified, Line(Programme.Pkh, "01", older)) with { IsPassed = true, CountsFor = December };
        var missed = Sheet(December, PayingStage.Shut, Line(Programme.Pkh, "01", LineOutcome.Unverified)) with { IsPassed = true };
        var running = Sheet(January, PayingStage.Open, Line(Programme.Pkh, "01", LineOutcome.Unverified));

        Assert.Equal(isPaid, PaidMonths.Of(Pkh, [late, missed], Nobody)[1] is { State: PaymentState.Counted } counted && counted.By == November);
        var ended = Pkh with { Status = EntitlementStatus.Stopped, StoppedFrom = January };
        Assert.Equal(isPaid ? January.Next : January, EndedPayments.Told(ended, [late, missed]).Told.StoppedFrom);
        Assert.Equal(January, EndedPayments.Told(ended, [late with { CountsFor = January }, missed]).Told.StoppedFrom);

        // What is paid by it is told as that; what is not is verified with the sheet that runs.
        foreach (var sheets in new[] { new[] { late, missed, running }, [late, missed] })
        {
            var told = AidOnSheets.Of([Pkh], sheets, Nobody)!;
            Assert.Equal(isPaid ? "2027-01 by 2026-11 PKH" : "", Again(told));
            Assert.Equal(isPaid ? (November, January, 0) : (January, January.Next, null), (told.Verified, told.Again, told.Awaited?.Count));
        }
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public void What_is_paid_again_sooner_than_the_rest_is_told_by_itself()
    {
        PayingSheet[] sheets =
        [
            Sheet(November, PayingStage.Ratified, Line(Programme.Pkh, "01", LineOutcome.Ineligible), Line(Programme.Bpnt, "01", LineOutcome.Eligible), Line(Programme.PbiJkn, "01", LineOutcome.Eligible)) with { IsPassed = true, CountsFor = December },
            Sheet(December, PayingStage.Shut, Line(Programme.Pkh, "01", LineOutcome.Eligible), Line(Programme.Bpnt, "01", LineOutcome.Eligible), Line(Programme.PbiJkn, "01", LineOutcome.Eligible)) with { IsPassed = true },
            Sheet(January, PayingStage.Open, Line(Programme.Pkh, "01", LineOutcome.Unverified), Line(Programme.Bpnt, "01", LineOutcome.Unverified), Line(Programme.PbiJkn, "01", LineOutcome.Unverified)),
        ];
        var told = AidOnSheets.Of([Pkh, Bpnt, Own], sheets, Nobody)!;
        Assert.Equal("Late 2026-12 PKH,BPNT,PBI-JKN ; Ineligible 2027-01 PKH ", Lost(told));
        Assert.Equal("2027-01 by 2026-11 BPNT,PBI-JKN", Again(told));
        Assert.Equal(("Undecided PKH", January, January.Next), (string.Join("; ", told.Awaited!.Select(a => $"{a.Standing} {Names(a.Programmes)}")), told.Verified, told.Again));

        // Which the month's own sheet may yet leave out is not settled.
        var open = sheets[1] with { Stage = PayingStage.Open, IsPassed = false, Lines = [Line(Programme.Bpnt, "01", LineOutcome.Ineligible)] };
        Assert.Null(AidOnSheets.Of([Bpnt], [sheets[0], open], Nobody)!.Settled);
    }

    [Theory]
    [Trait("rule", "REG-8")]
    [InlineData(PayingStage.Open, LineOutcome.Eligible, "2026-12")]
    [InlineData(PayingStage.Corrected, LineOutcome.Eligible, "2026-12")]
    [InlineData(PayingStage.Shut, LineOutcome.Eligible, "2027-01")]
    [InlineData(PayingStage.Ratified, LineOutcome.Eligible, "2027-01")]
    [InlineData(PayingStage.Ratified, LineOutcome.Ineligible, "2026-12")]
    [InlineData(PayingStage.Shut, LineOutcome.Unverified, "2026-12")]
    public void What_a_death_ended_is_paid_by_a_sheet_that_was_settled_before(PayingStage stage, LineOutcome outcome, string from)
    {
        var ended = Pkh with { Status = EntitlementStatus.Stopped, StoppedFrom = December, Ground = Cascade.Deceased };
        Assert.Equal(from, EndedPayments.Told(ended, [Sheet(November, stage, Line(Programme.Pkh, "01", outcome))]).Told.StoppedFrom!.Value);
        Assert.Equal(from == "2026-12" ? December : January, EndedPayments.Told(ended, [Sheet(November, stage, Line(Programme.Pkh, "01", outcome), Line(Programme.Bpnt, "01", LineOutcome.Eligible))]).Told.StoppedFrom);
        Assert.Equal(January, EndedPayments.Told(ended with { StoppedFrom = January.Next }, [Sheet(December, PayingStage.Ratified, Line(Programme.Pkh, "01", outcome == LineOutcome.Eligible ? outcome : LineOutcome.Unverified))]).Told.StoppedFrom!.Previous);
    }

    [Fact]
    [Trait("rule", "VER-2")]
    public void What_ended_before_its_first_sheet_was_opened_is_told_from_the_first_payment_that_was_possible()
    {
        var ended = Pkh with { Since = November, At = Opened.Plus(Duration.FromDays(5)), Status = EntitlementStatus.Stopped, StoppedFrom = December };
        Assert.Equal(January, EndedPayments.Told(ended, [Sheet(November, PayingStage.Open) with { OpenedOn = Opened }]).Told.StoppedFrom);
        Assert.Equal(December, EndedPayments.Told(ended with { At = Opened }, [Sheet(November, PayingStage.Open) with { OpenedOn = Opened }]).Told.StoppedFrom);
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void What_ended_by_a_change_is_told_by_what_ended_it_and_for_how_long_it_is_news()
    {
        (string, FamilyChangeKind, Instant)[] changes = [("d", FamilyChangeKind.Death, Opened), ("m", FamilyChangeKind.Marriage, Opened), ("r", FamilyChangeKind.Removal, Opened)];
        var left = LeftByChange.Of([("01", FormerReason.Deceased, "d"), ("02", FormerReason.Married, "m"), ("03", FormerReason.Deceased, "r"), ("04", FormerReason.Removed, "r")], changes.Select(c => ((string?)c.Item1, c.Item2, c.Item3)), at => at.InUtc().Date);
        Assert.Equal("01,02", string.Join(',', left.Select(l => l.Member)));

        Entitlement Stopped(Entitlement e, string member, int? ground) => e with { MemberId = member, Status = EntitlementStatus.Stopped, StoppedFrom = December, Ground = ground };
        Entitlement[] all = [Stopped(Pkh, "01", Cascade.Deceased), Stopped(Own, "01", Cascade.Deceased), Stopped(Bpnt, "02", null), Stopped(Own, "03", Cascade.Deceased), Wifes, Stopped(Bpnt, "01", 11)];
        var ended = LeftByChange.Ended(all, left);
        Assert.Equal("Death 2026-12 PKH,PBI-JKN 1; Leaving 2026-12 BPNT ", string.Join("; ", EndedAid.Of([.. ended.Select(e => (e, (IReadOnlyList<CyclePeriod>)[]))], all).Select(e => $"{e.Reason} {e.From} {Names(e.Programmes)} {e.Persons}")));

        // A person's own until the village can take the death back no more, a family's until it is granted anew.
        Assert.Equal(3, LeftByChange.News(ended, all, December.LastDay).Count);
        Assert.Equal([Programme.Pkh, Programme.Bpnt], LeftByChange.News(ended, all, January.FirstDay).Select(e => e.Programme));
        Assert.Equal([Programme.Bpnt], LeftByChange.News(ended, [.. all, Pkh with { MemberId = "02" }], January.FirstDay).Select(e => e.Programme));
    }

    [Fact]
    public void What_was_lost_before_assistance_ended_stays_known_until_the_month_after()
    {
        PayingSheet[] sheets =
        [
            Sheet(CyclePeriod.Parse("2026-10"), PayingStage.Ratified, Line(Programme.Pkh, "01", LineOutcome.Eligible), Line(Programme.Bpnt, "01", LineOutcome.Eligible)),
            Sheet(November, PayingStage.Shut, Line(Programme.Pkh, "01", LineOutcome.Eligible), Line(Programme.Bpnt, "01", LineOutcome.Eligible)) with { IsPassed = true },
            Sheet(December, PayingStage.Ratified, Line(Programme.Pkh, "01", LineOutcome.Ineligible), Line(Programme.Bpnt, "01", LineOutcome.Ineligible)),
        ];
        Entitlement[] stopped = [Pkh with { Status = EntitlementStatus.Stopped, StoppedFrom = January, Ground = 15, VerifiedIn = December }, Bpnt];
        string Told(IReadOnlySet<string> leaving, CyclePeriod running) =>
            string.Join("; ", LostBeforeEnd.Of([.. LostBeforeEnd.Meant(stopped, leaving, running).Select(e => new EndedPayment(e, e, []))], stopped, sheets, Nobody, running).Select(l => $"{l.Reason} {string.Join(',', l.Unpaid.Select(m => m.Value))} {Names(l.Programmes)}"));
        Assert.Equal("Unratified 2026-12 PKH", Told(Nobody, December));
        Assert.Equal("Unratified 2026-12 PKH", Told(Nobody, January));
        Assert.Empty(Told(Nobody, January.Next));

        // Also of whom a removal is noticed; that a sheet found them ineligible is told by that.
        Assert.Equal("Unratified 2026-12 PKH,BPNT", Told(new HashSet<string> { "01" }, January));

        // Of whom alone, where others of the family receive it too.
        Entitlement[] persons = [Own with { Status = EntitlementStatus.Stopped, StoppedFrom = January, Ground = 3 }, Wifes];
        Assert.Equal(1, Assert.Single(LostBeforeEnd.Of([new EndedPayment(persons[0], persons[0], [])], persons, [Sheet(November, PayingStage.Ratified, Line(Programme.PbiJkn, "01", LineOutcome.Unverified))], Nobody, December)).Persons);

        // Granted anew, it is told of what is received.
        Assert.Empty(LostBeforeEnd.Meant([stopped[0], Pkh], Nobody, December));
    }

    [Fact]
    public void What_is_at_stake_says_of_how_many_persons()
    {
        var sheet = Sheet(November, PayingStage.Shut, Line(Programme.PbiJkn, "01", LineOutcome.Ineligible), Line(Programme.PbiJkn, "02", LineOutcome.Eligible));
        Assert.Equal(1, AidOnSheets.AtStake([Own, Wifes], [sheet], Nobody)!.Persons);
        Assert.Null(AidOnSheets.AtStake([Own], [sheet], Nobody)!.Persons);
    }

    private static string Lost(UpheldAid told) => string.Join("; ", told.Lost!.Select(l => $"{l.Reason} {string.Join(',', l.Unpaid.Select(m => m.Value))} {Names(l.Programmes)} {l.Persons}"));

    private static string Again(UpheldAid told) => string.Join("; ", (told.Settled ?? []).Select(s => $"{s.From.Value} by {s.Verified.Value} {Names(s.Programmes)}"));

    private static string Names(IEnumerable<Programme> programmes) => string.Join(',', programmes.Select(p => WireName.Of(p)));

    private static PayingSheet Sheet(CyclePeriod month, PayingStage stage, params SheetLine[] lines) => new(month, stage, lines);

    private static SheetLine Line(Programme programme, string member, LineOutcome outcome) => new() { Line = 1, Household = "h", Member = member, Programme = programme, Adult = true, Outcome = outcome };
}
