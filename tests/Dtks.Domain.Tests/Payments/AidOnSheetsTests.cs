using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Payments;
using Dtks.Domain.People;
using Dtks.Domain.Removals;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Tests.Payments;

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

        // By the village whose sheet has it, wherever the family went.
        var old = AreaCode.Parse("3306162006");
        Assert.Equal(old, AidOnSheets.Of([Pkh], [.. sheets[..4], sheets[4] with { Village = old }], Nobody)!.Where);

        // A month that was never opened lost nobody a payment, and the one after it verifies.
        PayingSheet[] skipped = [Sheet(November.Previous, PayingStage.ToCome), sheets[3], Sheet(November.Next, PayingStage.ToCome), Sheet(November.Next.Next, PayingStage.Open, Line(Programme.Pkh, "01", LineOutcome.Eligible))];
        Assert.Equal(("2026-12", "2027-01", "2027-02", AidStanding.Eligible), Said(AidOnSheets.Of([Pkh], skipped, Nobody)));
        Assert.Equal(("2026-12", "2027-01", "2027-02", AidStanding.Undecided), Said(AidOnSheets.Of([Pkh], [.. skipped[..3], Sheet(November.Next.Next, PayingStage.ToCome)], Nobody)));
        Assert.Null(AidOnSheets.Of([Pkh], [skipped[0], skipped[2]], Nobody));

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

    [Theory]
    [InlineData("2026-12", "", "s", PayingStage.Ratified, LineOutcome.Ineligible)]
    [InlineData("2027-01", "", "s", PayingStage.Ratified, LineOutcome.Eligible)]
    [InlineData("2027-01", "", "s", PayingStage.Shut, LineOutcome.Eligible)]
    [InlineData("2026-12", "", "s", PayingStage.Open, LineOutcome.Eligible)]
    [InlineData("2026-12", "2027-01", "later", PayingStage.Ratified, LineOutcome.Ineligible)]
    [InlineData("2027-02", "", "later", PayingStage.Ratified, LineOutcome.Eligible)]
    [Trait("rule", "RAT-6")]
    public void What_a_removal_ended_is_paid_by_what_was_verified_before(string from, string paid, string sheets, PayingStage stage, LineOutcome outcome)
    {
        PayingSheet[] read = [Sheet(November, stage, Line(Programme.Pkh, "01", outcome)), .. sheets == "later" ? [Sheet(November.Next, PayingStage.Shut, Line(Programme.Pkh, "01", LineOutcome.Eligible))] : Array.Empty<PayingSheet>()];
        var removed = EndedPayments.Of([Pkh], November.Next, null, read);
        Assert.Equal((from, paid), (removed.From!.Value, string.Join(", ", removed.Paid.Select(m => m.Value))));
        Assert.Equal(November.Next, EndedPayments.Of([], November.Next, null, read).From);
    }

    [Theory]
    [Trait("rule", "VER-8")]
    [InlineData(PayingStage.Open, LineOutcome.Ineligible, "2026-11")]
    [InlineData(PayingStage.Shut, LineOutcome.Ineligible, "2026-11")]
    [InlineData(PayingStage.Shut, LineOutcome.Eligible, null)]
    [InlineData(PayingStage.Ratified, LineOutcome.Ineligible, null)]
    [InlineData(PayingStage.Open, LineOutcome.Unverified, null)]
    public void What_a_sheet_that_is_not_ratified_has_as_ineligible_is_at_stake(PayingStage stage, LineOutcome outcome, string? month)
    {
        var sheet = Sheet(November, stage, Line(Programme.Pkh, "02", outcome), Line(Programme.PbiJkn, "02", LineOutcome.Eligible)) with { Way = ReopeningWay.Running };
        var stake = AidOnSheets.AtStake([Pkh, Own], [sheet], Nobody);
        Assert.Equal(month, stake?.Month.Value);
        Assert.Equal(month is null ? "-" : "PKH Running", stake is null ? "-" : $"{WireName.Of(Assert.Single(stake.Programmes))} {stake.Way}");
        Assert.Null(AidOnSheets.AtStake([Pkh with { Since = November.Next }], [sheet], Nobody));
    }

    [Fact]
    [Trait("rule", "VER-7")]
    public void What_nobody_verified_is_not_told_as_ineligible_or_lacking_and_of_several_persons_whose_it_is()
    {
        var (missed, bad) = (Line(Programme.PbiJkn, "02", LineOutcome.Unverified), Line(Programme.PbiJkn, "03", LineOutcome.Ineligible));
        var other = Own with { MemberId = "03" };
        Assert.Null(AidOnSheets.Of([Pkh, Own], [Sheet(November, PayingStage.Shut, missed, Line(Programme.Pkh, "02", LineOutcome.Unverified))], Nobody));
        Assert.Equal(("2026-12", "2026-12", "2027-01", AidStanding.Undecided), Said(AidOnSheets.Of([Pkh, Own, other], [Sheet(November, PayingStage.Ratified, missed, bad, Line(Programme.Pkh, "02", LineOutcome.Unverified))], Nobody)));
        Assert.Equal([Programme.PbiJkn], AidOnSheets.Of([Pkh, Own, other], [Sheet(November, PayingStage.Ratified, missed, bad, Line(Programme.Pkh, "02", LineOutcome.Unverified))], Nobody)!.Programmes);

        // Of who is not all that receive it, how many they are.
        var (fine, third) = (Line(Programme.PbiJkn, "02", LineOutcome.Eligible), Own with { MemberId = "04" });
        Assert.Equal([1, 2, null, null], new[]
        {
            AidOnSheets.Of([Pkh, Own, other], [Sheet(November, PayingStage.Ratified, fine, bad, Line(Programme.Pkh, "02", LineOutcome.Eligible))], Nobody)!.Persons,
            AidOnSheets.Of([Own, other, third], [Sheet(November, PayingStage.Ratified, fine, bad, Line(Programme.PbiJkn, "04", LineOutcome.Ineligible))], Nobody)!.Persons,
            AidOnSheets.Of([Own, other], [Sheet(November, PayingStage.Ratified, bad, Line(Programme.PbiJkn, "02", LineOutcome.Ineligible))], Nobody)!.Persons,
            AidOnSheets.Of([Pkh, Own], [Sheet(November, PayingStage.Ratified, fine, Line(Programme.Pkh, "02", LineOutcome.Ineligible))], Nobody)!.Persons,
        });

        // Whom a removal or a death had taken from the register was decided anew, not missed (RAT-6).
        Assert.NotNull(AidOnSheets.Of([Own], [Sheet(November, PayingStage.Ratified, missed with { Suggestion = new LineSuggestion(LineSuggestions.Removed, null) })], Nobody));
    }

    [Fact]
    [Trait("rule", "VER-7")]
    public void What_was_not_verified_and_what_goes_on_are_both_news_of_the_same_payment()
    {
        var unverified = new UnverifiedAid(November, [Programme.Pkh]);
        var upheld = new UpheldAid([Programme.Pkh], [November.Next], November.Next);
        var day = November.Next.FirstDay;
        Assert.Equal(new AidPayments { Unverified = unverified, Upheld = upheld }, new AidPayments { Unverified = unverified, Upheld = upheld }.On(day));
        Assert.Equal(new AidPayments { Unverified = unverified }, new AidPayments { Unverified = unverified }.On(day));
        Assert.Null(new AidPayments { Unverified = unverified, Upheld = upheld }.On(November.Next.Next.Next.FirstDay));
    }

    private static (string Unpaid, string Verified, string Again, AidStanding? Standing) Said(UpheldAid? aid) => (string.Join(", ", aid!.Unpaid.Select(m => m.Value)), aid.Verified.Value, aid.Again.Value, aid.Standing);

    private static PayingSheet Sheet(CyclePeriod month, PayingStage stage, params SheetLine[] lines) => new(month, stage, lines);

    private static SheetLine Line(Programme programme, string member, LineOutcome outcome) => new() { Line = 1, Household = "h", Member = member, Programme = programme, Adult = true, Outcome = outcome };
}
