using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Payments;
using Dtks.Domain.People;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Tests.Payments;

/// <summary>From when what ended is not paid, by the sheets that make the payments: also where one was opened again, or counts for another month.</summary>
[Trait("rule", "RAT-6")]
[Trait("rule", "RAT-4")]
public sealed class EndedPaymentsTests
{
    private static readonly CyclePeriod November = CyclePeriod.Parse("2026-11");
    private static readonly CyclePeriod December = November.Next;
    private static readonly CyclePeriod January = December.Next;
    private static readonly CyclePeriod February = January.Next;
    private static readonly HashSet<string> Nobody = [];
    private static readonly Entitlement Own = new(Programme.PbiJkn, "01", CyclePeriod.Parse("2026-01"));
    private static readonly SheetLine Eligible = new() { Line = 1, Household = "h", Member = "01", Programme = Programme.PbiJkn, Adult = true, Outcome = LineOutcome.Eligible };
    private static readonly SheetLine Ineligible = Eligible with { Outcome = LineOutcome.Ineligible, Ground = 3 };
    private static readonly SheetLine Undecided = Eligible with { Outcome = LineOutcome.Unverified, Suggestion = new LineSuggestion(LineSuggestions.Died, 3) };

    [Theory]
    [Trait("rule", "VER-8")]
    [InlineData(PayingStage.Shut, "eligible", "2027-01")]
    [InlineData(PayingStage.Ratified, "eligible", "2027-01")]
    [InlineData(PayingStage.Corrected, "undecided", "2026-12")]
    [InlineData(PayingStage.Shut, "undecided", "2026-12")]
    [InlineData(PayingStage.Corrected, "ineligible", "2026-12")]
    [InlineData(PayingStage.Shut, "ineligible", "2026-12")]
    [InlineData(PayingStage.Ratified, "ineligible", "2026-12")]
    public void A_sheet_that_was_opened_again_after_the_death_pays_only_as_long_as_it_has_it_as_eligible(PayingStage stage, string line, string from)
    {
        // Died in December: the month in which it ended is paid by November's sheet.
        var ended = Own with { Status = EntitlementStatus.Stopped, StoppedFrom = January, Ground = Cascade.Deceased };
        PayingSheet[] sheets = [Sheet(November.Previous, PayingStage.Ratified, Eligible), Sheet(November, stage, Line(line)), Sheet(December, PayingStage.Open, Undecided)];
        Assert.Equal((from, 0), Told(EndedPayments.Of([ended], January, null, sheets)));

        // December's, finalised before the death, pays January all the same.
        Assert.Equal(from == "2026-12" ? (from, 1) : ("2027-02", 0), Told(EndedPayments.Of([ended], January, null, [.. sheets[..2], Sheet(December, PayingStage.Shut, Eligible)])));
    }

    [Theory]
    [InlineData("ineligible", PayingStage.Ratified, "2026-12", 1)]
    [InlineData("eligible", PayingStage.Ratified, "2027-02", 0)]
    public void What_a_months_sheet_removed_is_not_paid_from_its_payment_on_but_for_what_was_verified_since(string line, PayingStage stage, string from, int paid)
    {
        var ended = Own with { Status = EntitlementStatus.Stopped, StoppedFrom = February };
        Assert.Equal((from, paid), Told(EndedPayments.Of([ended], February, November, [Sheet(November, stage, Line(line)), Sheet(December, PayingStage.Ratified, Eligible), Sheet(January, PayingStage.Open)])));
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public void While_it_is_noticed_the_payment_is_told_that_the_sheet_makes_be_it_carried()
    {
        var late = Sheet(November, PayingStage.Ratified, Ineligible) with { IsPassed = true, CountsFor = January };
        PayingSheet[] sheets = [late, Sheet(December, PayingStage.Shut, Eligible) with { IsPassed = true }, Sheet(January, PayingStage.Shut, Line("missed"))];
        Assert.Equal([February], EndedPayments.Unpaid([Own], November, sheets));
        Assert.Equal([December], EndedPayments.Unpaid([Own], November, [late with { CountsFor = null }, .. sheets[1..]]));
        Assert.Empty(EndedPayments.Unpaid([Own], December, sheets));

        // Of a removal that no sheet found, by the latest that did since, while that is news.
        Assert.Equal((November, February), (EndedPayments.FoundSince([Own], February, sheets)!.Found, EndedPayments.FoundSince([Own], February, sheets)!.Unpaid.Single()));
        Assert.Null(EndedPayments.FoundSince([Own], February.Next, sheets));

        // Of each month one reason, that of the sheet which counts.
        Assert.Equal("Late by 2026-11; Unratified by 2026-12; Ineligible by 2026-11", string.Join("; ", PaidMonths.Of(Own, sheets, Nobody).Select(m => $"{m.Why} by {m.By}")));
    }

    [Fact]
    public void Sheets_are_looked_at_as_far_back_as_they_leave_out_what_ended()
    {
        Assert.Equal(CyclePeriod.Parse("2026-10"), EndedPayments.Earliest(January, found: null));
        Assert.Equal(CyclePeriod.Parse("2026-09"), EndedPayments.Earliest(January, CyclePeriod.Parse("2026-09")));
        Assert.True(EndedPayments.IsMore([Own], [Sheet(November, PayingStage.Ratified, Ineligible)]));
        Assert.False(EndedPayments.IsMore([Own], [Sheet(November, PayingStage.Ratified, Eligible), Sheet(December, PayingStage.Ratified, Ineligible)]));
        Assert.False(EndedPayments.IsMore([Own], []));
    }

    private static (string From, int Paid) Told(RemovedAid told) => (told.From!.Value, told.Paid.Count);

    private static SheetLine Line(string line) => line switch { "eligible" => Eligible, "ineligible" => Ineligible, "missed" => Eligible with { Outcome = LineOutcome.Unverified }, _ => Undecided };

    private static PayingSheet Sheet(CyclePeriod month, PayingStage stage, params SheetLine[] lines) => new(month, stage, lines);
}
