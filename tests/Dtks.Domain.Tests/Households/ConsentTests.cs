using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>Nobody comes to another village without its consent (REG-8, GOV-2).</summary>
[Trait("rule", "REG-8")]
[Trait("rule", "GOV-2")]
public class ConsentTests
{
    private static readonly Actor There = new("officer-2", Role.VillageOfficer, AreaCode.Parse(Samples.VillageWit));

    [Fact]
    public void Who_marries_into_another_village_waits_for_it()
    {
        var family = Asked(Marriage("03", "h-2"));
        var departure = Assert.Single(family.Departures);
        Assert.Equal(("03", false, true), (departure.Member, departure.IsUnderWay, departure.Asks));

        // Nothing else waits for it, and it is taken back.
        Assert.Empty(Wrong(Birth(id: "c-2"), family));
        Assert.Empty(Evolved(family, FamilyChangeDecider.Drop("c-1", null, null, Samples.VillageOfficer, family, Samples.Policy, Samples.Now)).Departures);

        var agreed = Evolved(family, FamilyChangeDecider.Accept(departure, There, family, Samples.Policy, Samples.Now));
        Assert.True(agreed.Departures[0].IsUnderWay);
        Assert.Equal(["change.underWay REG-8 root -"], Wrong(Birth(id: "c-2"), agreed));
        Assert.Empty(FamilyChangeDecider.Drop("c-1", null, null, Samples.VillageOfficer, agreed, Samples.Policy, Samples.Now).Events);

        // It is one of the family who goes: others may join it.
        Assert.False(agreed.IsTakenOver());
    }

    [Fact]
    public void Who_was_on_the_way_before_villages_were_asked_is_under_way() =>
        Assert.True(new Departure(Marriage("03", "h-2"), new FamilyPlace(There.Area, "h-2"), "03", Samples.VillageOfficer, Samples.Now).IsUnderWay);

    [Fact]
    public void Who_waits_for_another_village_leaves_once()
    {
        var family = Asked(Marriage("03", "h-2"));
        Assert.Equal([$"change.leavesAlready REG-8 /member village={Samples.VillageWit}"], Wrong(Marriage("03", id: "c-2"), family));
        Assert.Empty(Wrong(Marriage("04", id: "c-2"), family));
        Assert.Equal([$"change.leavesAlready REG-8 /member village={Samples.VillageWit}"], Wrong(Divorce("02", id: "c-2"), family with { Departures = [family.Departures[0] with { Member = "02" }] }).Take(1));
    }

    [Fact]
    [Trait("rule", "RAT-6")]
    public void Who_died_meanwhile_comes_no_more()
    {
        var here = Carried(Death("03", id: "c-2"), Asked(Marriage("03", "h-2"))).Here;
        Assert.Empty(here.Departures);
        Assert.Equal("change.memberGone deceased", $"{Assert.Single(here.Pending).Refusal} {here.Pending[0].Args!["reason"]}");
        Assert.Single(Carried(Death("04", id: "c-2"), Asked(Marriage("03", "h-2"))).Here.Departures);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void A_family_moves_when_nobody_of_it_waits()
    {
        var family = Asked(Marriage("03", "h-2"));
        var move = new Departure(Move(Samples.VillageWit, "c-2"), new FamilyPlace(There.Area, "h-1"), null, Samples.VillageOfficer, Samples.Now);
        family = family with { Departures = [.. family.Departures, move] };
        Assert.Equal(["change.othersWait REG-5 - -"], Told.Of(FamilyChangeDecider.Accept(move, There, family, Samples.Policy, Samples.Now).Violations));
        Assert.True(FamilyChangeDecider.Accept(family.Departures[0], There, family, Samples.Policy, Samples.Now).IsAccepted);
        Assert.True(FamilyChangeDecider.Accept(move, There, family with { Departures = [move] }, Samples.Policy, Samples.Now).IsAccepted);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void A_refusal_says_why_to_the_other_village()
    {
        var family = Asked(Marriage("03", "h-2"));
        var refused = Violation.Conflict(FamilyChangeViolations.MoveRefused, "REG-8");
        var after = Evolved(family, FamilyChangeDecider.Drop("c-1", refused, null, There, family, Samples.Policy, Samples.Now, "Belum melapor"));
        Assert.Equal(("change.moveRefused", "Belum melapor", 4), (Assert.Single(after.Pending).Refusal, after.Pending[0].Note, after.Members.Count));
    }

    [Theory]
    [InlineData(null, null, "")]
    [InlineData("accepted", null, "")]
    [InlineData("refused", "Belum melapor", "")]
    [InlineData("refused", null, "input.required - /note -")]
    [InlineData("refused", " \u200b ", "text.length REG-8 /note max=500,min=1")]
    [InlineData("perhaps", null, "input.unknownValue REG-8 /outcome allowed=accepted, refused")]
    public void The_answer_is_read(string? outcome, string? note, string expected)
    {
        var read = ConsentReader.Read(new ConsentDraft(outcome, note));
        Assert.Equal(expected, string.Join('|', Told.Of(read.Violations)));
        Assert.Equal(expected.Length == 0 ? outcome != "refused" : null, read.Value?.Accepts);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void A_reason_has_at_most_500_characters(int length, bool isRead) =>
        Assert.Equal(isRead, ConsentReader.Read(new ConsentDraft("refused", new string('a', length))).Value is not null);

    private static HouseholdState Asked(FamilyChange change) => Evolved(
        Family(),
        FamilyChangeDecider.Depart(change, Right(change, joined: Other(Samples.VillageWit)).Going!, Samples.VillageOfficer, Samples.Policy, Samples.Now));
}
