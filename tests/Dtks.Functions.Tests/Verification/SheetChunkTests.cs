using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Policies;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Registry;
using Dtks.Functions.Verification;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Dtks.Functions.Tests.Verification;

public sealed class SheetChunkTests
{
    private static readonly CyclePeriod November = CyclePeriod.Parse("2026-11");
    private static readonly Instant Opened = Instant.FromUtc(2026, 11, 10, 3, 0);
    private static readonly PolicyVersion Policy = PolicyFiles.Shipped().Latest;

    private static readonly SheetDocument Empty = new()
    {
        Id = SheetDocument.IdOf("2026-11"),
        Village = "3306162001",
        Period = "2026-11",
        Stage = SheetStage.Opening,
        ClosesOn = DateTimeOffset.UnixEpoch,
    };

    [Theory]
    [Trait("rule", "VER-2")]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Who_was_enrolled_after_the_opening_waits_for_the_next_month(int nanoseconds, int taken)
    {
        var chunk = Take([Household(1, 3, enrolled: Opened + Duration.FromNanoseconds(nanoseconds * 100))]);

        Assert.Equal(taken, chunk.Households.Count);
        Assert.True(chunk.IsLast);
    }

    [Theory]
    [Trait("rule", "VER-2")]
    [InlineData(null, 2)]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    public void What_was_granted_after_the_opening_waits_for_the_next_month(int? seconds, int lines)
    {
        var household = Household(1, 2);
        var granted = household.State.Entitlements[1] with { At = seconds is { } later ? Opened + Duration.FromSeconds(later) : null };
        household = household with { State = household.State with { Entitlements = [household.State.Entitlements[0], granted] } };

        var alone = SheetChunk.Of(household, November, Opened.ToDateTimeOffset());

        Assert.Equal(lines, Assert.Single(Take([household]).AppendTo(Empty, Policy).Pages).Lines.Count);
        Assert.Equal(lines, Assert.Single(alone.AppendTo(Empty, Policy).Pages).Lines.Count);
    }

    [Fact]
    [Trait("rule", "VER-2")]
    public void Who_receives_nothing_is_passed_over()
    {
        var chunk = Take([Household(1, 0), Household(2, 2), Household(3, 0)]);

        Assert.Equal(["0002"], chunk.Households.Select(h => h.Id));
        Assert.Equal("household-0003", chunk.Cursor);
    }

    [Theory]
    [Trait("rule", "VER-4")]
    [InlineData("2009-11-01", true)]
    [InlineData("2009-11-02", false)]
    public void Who_has_no_line_and_is_adult_on_the_first_day_of_the_month_may_take_over(string born, bool may)
    {
        var household = SampleHouseholds.Of(1, 2, Opened).State;
        var birth = NodaTime.Text.LocalDatePattern.Iso.Parse(born).Value;
        var family = household with { Members = [household.Members[0], household.Members[1] with { Person = household.Members[1].Person with { BirthDate = birth } }], Entitlements = [household.Entitlements[0]] };

        var page = Assert.Single(new SheetChunk([RecipientFamily.Of(family)], Cursor: null, IsLast: true).AppendTo(Empty, Policy).Pages);

        NamedMember[] expected = [new(family.Id, "02", family.Members[1].Person.Name)];
        Assert.Equal(may ? expected : [], page.SuccessorsOf(page.Lines[0]));
        Assert.Equal(may, page.Also is not null);
    }

    [Fact]
    [Trait("rule", "VER-2")]
    public void However_a_village_is_cut_no_line_is_lost_or_doubled()
    {
        var villages = Gen.Choose(0, 30).ListOf(250).ToArbitrary();
        Check.One(PropertyRounds.Of(20), Prop.ForAll(villages, sizes =>
        {
            var households = sizes.Select((lines, i) => Household(i + 1, lines)).ToList();
            var (sheet, pages) = Write(households);
            var lines = pages.SelectMany(p => p.Lines).ToList();
            var expected = households.SelectMany(h => h.State.Entitlements.Select(e => (h.State.Id, e.MemberId)));
            return lines.Select(l => l.Line).SequenceEqual(Enumerable.Range(1, lines.Count))
                && lines.Select(l => (l.Household, l.Member)).SequenceEqual(expected)
                && sheet.Tally.Lines == lines.Count
                && pages.TrueForAll(p => p.Lines.All(l => sheet.PageOf(l.Line) == p.Page))
                && pages.TrueForAll(p => p.Lines.Count <= Policy.SheetPageLines && p.Names.SequenceEqual(p.Lines.Select(l => $"Contoh {l.Household} {l.Member}")));
        }));
    }

    private static (SheetDocument Sheet, List<SheetPageDocument> Pages) Write(List<HouseholdDocument> households)
    {
        var (sheet, pages) = (Empty, new List<SheetPageDocument>());
        SheetChunk chunk;
        do
        {
            chunk = Take(households.Where(h => string.CompareOrdinal(h.Id, sheet.Cursor) > 0));
            (sheet, var more) = chunk.AppendTo(sheet, Policy);
            pages.AddRange(more);
        }
        while (!chunk.IsLast);
        return (sheet, pages);
    }

    private static SheetChunk Take(IEnumerable<HouseholdDocument> households) =>
        SheetChunk.Take(households.Select(h => new Listed<ReceivingHousehold>(Read(h))), November, Opened.ToDateTimeOffset());

    // As the opening's query gives it.
    private static ReceivingHousehold Read(HouseholdDocument household)
    {
        var state = household.State;
        var members = state.Members.Select(m => new ReceivingMember(m.Id, new ReceivingPerson(m.Person.Name, m.Person.BirthDate)));
        return new ReceivingHousehold(household.Id, household.Type, household.Village, new ReceivingState(state.Id, state.Entitlements, state.Deactivation, state.History[0].At, [.. members]));
    }

    private static HouseholdDocument Household(int number, int lines, Instant? enrolled = null) => SampleHouseholds.Of(number, lines, enrolled ?? Opened);
}
