using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Tests.Households;

/// <summary>Which payments leave out assistance that goes on, by what the months' sheets have of it.</summary>
[Trait("rule", "RAT-4")]
public sealed class AidOnSheetsTests
{
    private static readonly CyclePeriod November = CyclePeriod.Parse("2026-11");
    private static readonly HashSet<string> Nobody = [];
    private static readonly Entitlement Pkh = new(Programme.Pkh, "02", CyclePeriod.Parse("2026-01"));
    private static readonly Entitlement Own = new(Programme.PbiJkn, "02", CyclePeriod.Parse("2026-01"));

    [Theory]
    [InlineData(PayingStage.Open, LineOutcome.Eligible, AidStanding.Eligible)]
    [InlineData(PayingStage.Shut, LineOutcome.Eligible, AidStanding.Eligible)]
    [InlineData(PayingStage.Ratified, LineOutcome.Eligible, AidStanding.Ratified)]
    [InlineData(PayingStage.Open, LineOutcome.Ineligible, AidStanding.Ineligible)]
    [InlineData(PayingStage.Corrected, LineOutcome.Ineligible, AidStanding.Ineligible)]
    [InlineData(PayingStage.Shut, LineOutcome.Ineligible, AidStanding.IneligibleShut)]
    [InlineData(PayingStage.Ratified, LineOutcome.Ineligible, null)]
    [InlineData(PayingStage.Open, LineOutcome.Unverified, AidStanding.Undecided)]
    [InlineData(PayingStage.Corrected, LineOutcome.Unverified, null)]
    [InlineData(PayingStage.Shut, LineOutcome.Unverified, null)]
    [InlineData(PayingStage.Ratified, LineOutcome.Unverified, null)]
    [InlineData(PayingStage.ToCome, null, AidStanding.Undecided)]
    [InlineData(PayingStage.Lacking, null, null)]
    [InlineData(PayingStage.Open, null, null)]
    [InlineData(PayingStage.Ratified, null, null)]
    public void A_sheet_has_it_may_have_it_or_leaves_it_out_for_good(PayingStage stage, LineOutcome? outcome, AidStanding? standing) =>
        Assert.Equal(standing, AidOnSheets.On([Pkh], Sheet(November, stage, outcome is { } found ? [Line(Programme.Pkh, "01", found)] : []), Nobody));

    [Fact]
    public void Who_came_back_stands_on_an_open_sheet_in_a_moment_and_on_no_other()
    {
        Assert.Equal(AidStanding.Undecided, AidOnSheets.On([Pkh], Sheet(November, PayingStage.Open), new HashSet<string> { "02" }));
        Assert.Null(AidOnSheets.On([Pkh], Sheet(November, PayingStage.Shut), new HashSet<string> { "02" }));
    }

    [Fact]
    public void A_familys_programme_is_meant_whoever_is_named_a_persons_own_by_name_and_none_that_is_verified_elsewhere()
    {
        var sheet = Sheet(November, PayingStage.Ratified, Line(Programme.Pkh, "01", LineOutcome.Ineligible), Line(Programme.PbiJkn, "01", LineOutcome.Ineligible), Line(Programme.PbiJkn, "02", LineOutcome.Eligible));
        Assert.Equal([Programme.Pkh], AidOnSheets.Of([Pkh, Own], [sheet], Nobody)!.Programmes);
        Assert.Null(AidOnSheets.Of([Own], [sheet], Nobody));
        Assert.NotNull(AidOnSheets.Of([Pkh], [Sheet(November, PayingStage.Ratified, Line(Programme.Pkh, "02", LineOutcome.Eligible) with { HandedTo = AreaCode.Parse("3306162006") })], Nobody));
    }

    [Fact]
    public void The_latest_months_on_end_are_told_and_the_sheet_that_has_it_next()
    {
        var (bad, good) = (Line(Programme.Pkh, "02", LineOutcome.Ineligible), Line(Programme.Pkh, "02", LineOutcome.Eligible));
        PayingSheet[] sheets =
        [
            Sheet(CyclePeriod.Parse("2026-08"), PayingStage.Ratified, bad), Sheet(CyclePeriod.Parse("2026-09"), PayingStage.Ratified, good), Sheet(CyclePeriod.Parse("2026-10"), PayingStage.Ratified, bad),
            Sheet(November, PayingStage.Ratified, bad), Sheet(November.Next, PayingStage.Shut, bad),
        ];

        Assert.Equal(("2026-11, 2026-12", "2026-12", "2027-01", AidStanding.IneligibleShut), Said(AidOnSheets.Of([Pkh], sheets, Nobody)));
        Assert.Equal(("2026-11, 2026-12", "2026-12", "2027-01", AidStanding.Undecided), Said(AidOnSheets.Of([Pkh], sheets[..4], Nobody)));
        Assert.Null(AidOnSheets.Of([Pkh], sheets[1..2], Nobody));

        // What began later was not on it.
        Assert.Null(AidOnSheets.Of([Pkh with { Since = November.Next }], sheets[..4], Nobody));
    }

    [Fact]
    public void Sheets_are_looked_at_as_far_as_they_leave_something_out_and_else_of_three_months()
    {
        var (bad, good) = (Line(Programme.Pkh, "02", LineOutcome.Ineligible), Line(Programme.Pkh, "02", LineOutcome.Eligible));
        var (read, month) = (new List<PayingSheet>(), November);
        foreach (var line in new[] { good, good, good, bad })
        {
            if (!AidOnSheets.IsMore([Pkh], read, Nobody)) break;
            read.Insert(0, Sheet(month, PayingStage.Ratified, line));
            month = month.Previous;
        }

        Assert.Equal(3, read.Count);
        Assert.True(AidOnSheets.IsMore([Pkh], [Sheet(November, PayingStage.Ratified, bad)], Nobody));
        Assert.False(AidOnSheets.IsMore([Pkh], [Sheet(November.Previous, PayingStage.Ratified, good), Sheet(November, PayingStage.Ratified, bad)], Nobody));
        Assert.False(AidOnSheets.IsMore([Pkh with { Since = November }], [Sheet(November, PayingStage.Ratified, bad)], Nobody));
    }

    [Fact]
    [Trait("rule", "VER-7")]
    public void What_was_not_verified_is_news_but_where_what_goes_on_is_left_out_of_the_same_payment()
    {
        var unverified = new UnverifiedAid(November, [Programme.Pkh]);
        var upheld = new UpheldAid([Programme.Pkh], [November.Next], November.Next);
        var day = November.Next.FirstDay;
        Assert.Equal(new AidPayments { Upheld = upheld }, new AidPayments { Unverified = unverified, Upheld = upheld }.On(day));
        Assert.Equal(new AidPayments { Unverified = unverified }, new AidPayments { Unverified = unverified, Upheld = upheld with { Unpaid = [November] } }.On(day));
        Assert.Null(new AidPayments { Unverified = unverified, Upheld = upheld }.On(November.Next.Next.Next.FirstDay));
    }

    private static (string Unpaid, string Verified, string Again, AidStanding? Standing) Said(UpheldAid? aid) => (string.Join(", ", aid!.Unpaid.Select(m => m.Value)), aid.Verified.Value, aid.Again.Value, aid.Standing);

    private static PayingSheet Sheet(CyclePeriod month, PayingStage stage, params SheetLine[] lines) => new(month, stage, lines);

    private static SheetLine Line(Programme programme, string member, LineOutcome outcome) => new() { Line = 1, Household = "h", Member = member, Programme = programme, Adult = true, Outcome = outcome };
}
