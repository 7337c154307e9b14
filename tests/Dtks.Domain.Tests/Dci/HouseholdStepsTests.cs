using Dtks.Domain.Areas;
using Dtks.Domain.Dci;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Domain.Tests.Households;
using NodaTime;

namespace Dtks.Domain.Tests.Dci;

/// <summary>Who is new by a step of a household's history, and from where it came by that; and until when a programme is told as received.</summary>
[Trait("rule", "REG-3")]
[Trait("rule", "REG-8")]
public class HouseholdStepsTests
{
    private static readonly AreaCode Elsewhere = AreaCode.Parse("3306012002");

    [Fact]
    public void Of_a_birth_the_child_is_new_and_nobody_else_however_many_there_were()
    {
        var family = With(
            FamilySamples.Family(FamilySamples.Head, FamilySamples.Wife, FamilySamples.Son, FamilySamples.Birth().Person!, FamilySamples.Daughter, FamilySamples.Birth().Person!),
            new AppliedChange("b-1", FamilyChangeKind.Birth, At(1), null),
            new AppliedChange("m-1", FamilyChangeKind.Marriage, At(2), new FamilyPlace(Elsewhere, "h-2"), ["05"]),
            new AppliedChange("b-2", FamilyChangeKind.Birth, At(3), null),
            new AppliedChange("d-1-undone", FamilyChangeKind.Reinstatement, At(4), null, ["02"]),
            new AppliedChange("v-1", FamilyChangeKind.Move, At(5), new FamilyPlace(Elsewhere, "h-1"), ["01", "02"]));

        Assert.Equal(["", "04", "05", "06", "02", "", ""], Enumerable.Range(1, 7).Select(step => string.Join(' ', HouseholdSteps.Newcomers(family, step))));
        Assert.Empty(HouseholdSteps.Newcomers(family, 0));
    }

    [Fact]
    public void By_a_move_a_household_comes_from_where_it_lived_and_who_left_it_from_there()
    {
        var family = With(FamilySamples.Family(), new AppliedChange("v-1", FamilyChangeKind.Move, At(1), new FamilyPlace(Elsewhere, "h-1")), new AppliedChange("m-1", FamilyChangeKind.Marriage, At(2), null));
        var left = family with { Former = [new FormerMember(family.Members[2], FormerReason.Married, new LocalDate(2026, 11, 2), new FamilyPlace(Elsewhere, "h-9")) { By = "m-1" }] };

        Assert.Equal((Elsewhere, At(1)), (HouseholdSteps.Moved(left, 2)!.Value.From.Village, HouseholdSteps.Moved(left, 2)!.Value.At));
        Assert.Equal(left.Village, HouseholdSteps.Moved(left, 3)!.Value.From.Village);
        Assert.Null(HouseholdSteps.Moved(family, 3));
        Assert.Null(HouseholdSteps.Moved(left, 1));
    }

    [Fact]
    public void Of_who_lives_outside_the_areas_it_is_told_that_they_do_and_nothing_of_where()
    {
        var records = new DciRecords(DciSamples.Agreement);
        var family = FamilySamples.Family();
        Assert.Equal(["HOUSEHOLD"], records.Outside(family, At(1), isByCard: false)["group_identifier"]!.AsArray().Select(i => (string?)i!["identifier_type"]));
        Assert.Equal(["HOUSEHOLD", "KK"], records.Outside(family, At(1), isByCard: true)["group_identifier"]!.AsArray().Select(i => (string?)i!["identifier_type"]));
        var person = records.Gone(DciEntity.Member, FamilySamples.Head.Nik, At(1), DciRecords.OutOfArea);
        Assert.Equal(["@context", "@type", "member_identifier", "last_updated", "additional_attributes"], person.Select(m => m.Key));
        Assert.Equal("outOfArea", (string?)person["additional_attributes"]![0]!["registration_status"]);
    }

    [Theory]
    [InlineData("2026-11-30", "active")]
    [InlineData("2026-12-01", "ended")]
    [Trait("rule", "VER-4")]
    public void A_programme_that_ends_later_is_received_until_then(string today, string told)
    {
        var family = FamilySamples.Family();
        var stopped = family.Entitlements[0] with { Status = EntitlementStatus.Stopped, StoppedFrom = FamilySamples.November.Next, Ground = 5 };
        var group = DciSamples.Group(family with { Entitlements = [stopped] }) with { Today = NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value };
        var enrolment = Assert.Single(new DciRecords(DciSamples.Agreement).Of(DciEntity.Group, group, null)["programme_identifier"]!.AsArray())!;

        Assert.Equal((told, "2026-12-01"), ((string?)enrolment["enrolment_status"], (string?)enrolment["status_change_date"]));
        var asked = DciSamples.Right(DciSamples.Criteria("expression", DciSamples.Json("""{"expression":{"query":{"NIK":"HEAD","programmes":"PROGRAMME"}}}""".Replace("PROGRAMME", WireName.Of(stopped.Programme), StringComparison.Ordinal))));
        Assert.Equal(told == "active", group.Meets(asked.Query));
    }

    private static Instant At(int hours) => Samples.Now + Duration.FromHours(hours);

    // Each change is a step of its own, after the one by which it came to be.
    private static HouseholdState With(HouseholdState family, params AppliedChange[] changes) =>
        family with { Changes = changes, History = [family.History[0], .. changes.Select(c => family.History[0] with { At = c.At })] };
}
