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
    public void By_a_move_all_who_moved_are_taken_whatever_became_of_them_and_who_left_it_by_another_step_alone()
    {
        var family = With(
            FamilySamples.Family(),
            new AppliedChange("d-1", FamilyChangeKind.Death, At(1), null),
            new AppliedChange("v-1", FamilyChangeKind.Move, At(2), new FamilyPlace(Elsewhere, "h-1"), ["01", "03"]),
            new AppliedChange("r-1", FamilyChangeKind.Removal, At(3), null));
        var gone = family with { Members = [], Former = [Left(family, 1, "d-1"), Left(family, 0, "r-1"), Left(family, 2, "r-1")], Ended = new HouseholdEnd(HouseholdEndReason.Removed, new LocalDate(2026, 11, 2), null) };

        var moved = HouseholdSteps.Taken(gone, 3, gone.Village)!.Value;
        Assert.Equal((Elsewhere, At(2), true, "01 03"), (moved.Before.Village, moved.At, moved.IsAll, Ids(moved.Before.Members)));
        Assert.Null(moved.Before.GoneFor());
        var died = HouseholdSteps.Taken(gone, 2, Elsewhere)!.Value;
        Assert.Equal((Elsewhere, At(1), false, "02"), (died.Before.Village, died.At, died.IsAll, Ids(died.Before.Members)));
        Assert.Equal("01 03", Ids(HouseholdSteps.Taken(gone, 4, gone.Village)!.Value.Before.Members));
        Assert.Null(HouseholdSteps.Taken(gone, 1, Elsewhere));
        Assert.Equal(["02", "01", "03"], HouseholdSteps.LeftSince(gone, 2).Select(f => f.Member.Id));
        Assert.Equal(["01", "03"], HouseholdSteps.LeftSince(gone, 3).Select(f => f.Member.Id));
    }

    [Theory]
    [InlineData("02", false)]
    [InlineData("01 02 03", true)]
    [Trait("rule", "RAT-6")]
    public void By_a_removal_undone_they_stand_again_who_were_removed_and_it_is_the_household_where_that_was_all_of_it(string back, bool isWhole)
    {
        var family = With(
            FamilySamples.Family() with { Members = [.. FamilySamples.Family().Members.Take(3)] },
            new AppliedChange("r-1", FamilyChangeKind.Removal, At(1), null),
            new AppliedChange("r-1-undone", FamilyChangeKind.Reinstatement, At(2), null, back.Split(' ')),
            new AppliedChange("d-1", FamilyChangeKind.Death, At(3), null));
        var since = family with { Members = [.. family.Members.Skip(1)], Former = [Left(family, 0, "d-1")] };

        Assert.Equal(back, string.Join(' ', HouseholdSteps.Reinstated(since, 3)!.Order(StringComparer.Ordinal)));
        Assert.Null(HouseholdSteps.Reinstated(since, 2));
        Assert.Equal(isWhole, HouseholdSteps.IsWhole(since, 3));
        Assert.Empty(HouseholdSteps.Left(since, 2));
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

    private static string Ids(IEnumerable<HouseholdMember> members) => string.Join(' ', members.Select(m => m.Id).Order(StringComparer.Ordinal));

    private static FormerMember Left(HouseholdState family, int member, string by) => new(family.Members[member], FormerReason.Removed, new LocalDate(2026, 11, 2), null) { By = by };

    private static Instant At(int hours) => Samples.Now + Duration.FromHours(hours);

    // Each change is a step of its own, after the one by which it came to be.
    private static HouseholdState With(HouseholdState family, params AppliedChange[] changes) =>
        family with { Changes = changes, History = [family.History[0], .. changes.Select(c => family.History[0] with { At = c.At })] };
}
