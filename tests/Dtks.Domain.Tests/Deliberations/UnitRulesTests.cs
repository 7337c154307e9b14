using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using static Dtks.Domain.Tests.Deliberations.DeliberationSamples;

namespace Dtks.Domain.Tests.Deliberations;

[Trait("rule", "MUS-3")]
public class UnitRulesTests
{
    private static readonly VillageUnit Rw = new("RW 001", UnitKind.Rw, "Melati");
    private static readonly VillageUnit Dusun = new("Krajan", UnitKind.Dusun, "Dusun Krajan Wetan");
    private static readonly VillageUnit Other = new("Banjar Anyar", UnitKind.Other, "Banjar Anyar Kelod");

    [Theory]
    [InlineData("RW 001", true)]
    [InlineData("rw 1", true)]
    [InlineData("RW.01", true)]
    [InlineData("RW01", true)]
    [InlineData("1", true)]
    [InlineData("melati", true)]
    [InlineData("RW Melati", true)]
    [InlineData("RW 010", false)]
    [InlineData("RW 2", false)]
    [InlineData("Dusun 1", false)]
    [InlineData("RW", false)]
    [InlineData("-", false)]
    public void A_unit_is_found_again_as_people_write_it(string written, bool found) => Assert.Equal(found, UnitRules.IsWritten(Rw, written));

    [Fact]
    public void A_word_of_another_kind_tells_units_apart_and_other_kinds_keep_theirs()
    {
        Assert.True(UnitRules.IsWritten(Dusun, "Dsn. Krajan"));
        Assert.True(UnitRules.IsWritten(Dusun, "krajan wetan"));
        Assert.False(UnitRules.IsWritten(Dusun, "RW Krajan"));
        Assert.True(UnitRules.IsWritten(Other, "banjar  anyar"));
        Assert.False(UnitRules.IsWritten(Other, "Anyar"));
    }

    [Fact]
    public void What_is_wrong_with_a_list_is_named()
    {
        Assert.Equal([], UnitRules.Read([]).Value!);
        Assert.Equal(["input.required "], Wrong(null));
        Assert.Equal(["input.required /0"], Wrong([null]));
        Assert.Equal(["text.length /0/unit", "input.unknownValue /0/kind", "input.required /0/name"], Wrong([new(" ", "kampung", null)]));
        Assert.Equal(["units.twice /1/unit"], Wrong([new("RW 01", "rw", "Satu"), new("001", "rw", "Juga satu"), new("01", "dusun", "Satu")]));
        Assert.Equal(["list.size "], Wrong([.. Enumerable.Range(0, 501).Select(i => new UnitDraft($"RW {i}", "rw", "x"))]));
        Assert.Equal(500, UnitRules.Read([.. Enumerable.Range(0, 500).Select(i => new UnitDraft($"RW {i}", "rw", "x"))]).Value!.Count);
    }

    [Fact]
    public void For_cards_every_unit_sends_a_representative_and_the_units_are_recorded()
    {
        IReadOnlyList<VillageUnit> two = [new("RW 01", UnitKind.Rw, "Satu"), new("RW 02", UnitKind.Rw, "Dua")];
        var one = Open(Draft("cards"));
        var both = Open(Draft("cards") with { Attendees = [.. Draft("cards").Attendees!, new("Contoh Wakil Dua", "householdRepresentative", "rw 2")] });

        Assert.Equal(["deliberation.unitsMissing MUS-3 /units"], Unmet(one, []));
        Assert.Equal(["deliberation.unitAbsent MUS-3 /attendees"], Unmet(one, two));
        Assert.Equal("RW 02", ConclusionRules.Unmet(one, AllFour, two)[0].Args!["unit"]);
        Assert.Empty(Unmet(both, two));
        Assert.Empty(Unmet(Open(), []));
    }

    [Fact]
    public void Only_a_households_representative_stands_for_a_unit_and_where_none_came_it_is_said_once()
    {
        var without = Open(Draft("cards") with { Attendees = [Attendee("villageGovernment"), new("Contoh Tokoh", "communityGroup", "RW 001")] });

        Assert.Equal(["deliberation.elementAbsent MUS-3 /attendees"], Unmet(without, Units));
    }

    private static IEnumerable<string> Unmet(DeliberationState state, IReadOnlyList<VillageUnit> units) =>
        ConclusionRules.Unmet(state, AllFour, units).Select(v => $"{v.Code} {v.Rule} {v.Pointer}");

    private static IEnumerable<string> Wrong(IReadOnlyList<UnitDraft?>? drafts)
    {
        var reading = UnitRules.Read(drafts);
        Assert.Null(reading.Value);
        Assert.All(reading.Violations, v => Assert.Equal(ViolationKind.Invalid, v.Kind));
        return reading.Violations.Select(v => $"{v.Code} {v.Pointer}");
    }
}
