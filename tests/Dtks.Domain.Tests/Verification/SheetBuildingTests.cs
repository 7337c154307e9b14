using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Tests.Households;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Tests.Verification;

[Trait("rule", "VER-2")]
public class SheetBuildingTests
{
    private static readonly CyclePeriod Period = CyclePeriod.Parse("2026-11");

    private static IReadOnlyList<SheetLine> Build(params HouseholdState[] households) =>
        HouseholdLines.Of(households, Period, Samples.Policy);

    private static SheetLine[] Of(string household, int count) =>
        [.. Enumerable.Range(1, count).Select(i => SheetSamples.Line(i, household, i.ToString("00", null), Programme.PbiJkn))];

    private static int[] PageSizes(params int[] households) =>
        [.. SheetPage.LayOut([.. households.SelectMany((count, i) => Of($"h-{i}", count))], Samples.Policy).Select(p => p.Lines.Count)];

    [Fact]
    public void One_line_for_each_recipient_and_programme_in_order()
    {
        var lines = Build(HouseholdSamples.Enrolled("h-2"), HouseholdSamples.Enrolled("h-1"));
        Assert.Equal(
            [
                (1, "h-1", Programme.Pkh, "01"), (2, "h-1", Programme.PbiJkn, "01"), (3, "h-1", Programme.PbiJkn, "02"),
                (4, "h-2", Programme.Pkh, "01"), (5, "h-2", Programme.PbiJkn, "01"), (6, "h-2", Programme.PbiJkn, "02"),
            ],
            lines.Select(l => (l.Line, l.Household, l.Programme, l.Member)));
        Assert.All(lines, l => Assert.True(l is { Adult: true, Outcome: LineOutcome.Unverified, Decision: null }));
    }

    [Fact]
    public void What_is_stopped_or_begins_later_is_left_out()
    {
        var household = HouseholdSamples.Enrolled("h-1");
        Assert.Empty(Build(household with { Entitlements = [] }));
        Assert.Empty(Build(household with { Entitlements = [new(Programme.Pkh, "01", Period, EntitlementStatus.Stopped, Period, 1)] }));
        Assert.Empty(Build(household with { Entitlements = [new(Programme.Pkh, "01", Period.Next)] }));
        Assert.Single(Build(household with { Entitlements = [new(Programme.Pkh, "01", Period)] }));
    }

    [Theory]
    [Trait("rule", "VER-4")]
    [InlineData("2009-11-01", true)]
    [InlineData("2009-11-02", false)]
    public void Who_is_adult_is_told_by_the_first_day_of_the_month(string born, bool adult)
    {
        var household = HouseholdSamples.Enrolled("h-1");
        var person = household.Members[0].Person with { BirthDate = NodaTime.Text.LocalDatePattern.Iso.Parse(born).Value };
        Assert.Equal(adult, Build(household with { Members = [new HouseholdMember("01", person), household.Members[1]] })[0].Adult);
    }

    [Fact]
    public void A_households_lines_never_straddle_two_pages()
    {
        Assert.Equal([100], PageSizes(30, 30, 30, 10));
        Assert.Equal([90, 11], PageSizes(30, 30, 30, 11));
        Assert.Equal([99, 2], PageSizes(33, 33, 33, 2));
        Assert.Equal([100, 1], PageSizes(100, 1));
        Assert.Equal([1, 100], PageSizes(1, 100));
        Assert.Equal([1, 101, 1], PageSizes(1, 101, 1));
        Assert.Empty(PageSizes());
    }

    [Fact]
    public void Pages_are_numbered_from_one()
    {
        var pages = SheetPage.LayOut([.. Of("h-1", 60), .. Of("h-2", 60), .. Of("h-3", 60)], Samples.Policy);
        Assert.Equal([1, 2, 3], pages.Select(p => p.Number));
    }
}
