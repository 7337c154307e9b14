using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using NodaTime;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>The month's lines of a family that changes.</summary>
[Trait("rule", "REG-8")]
public class FamilyLinesTests
{
    [Fact]
    [Trait("rule", "VER-2")]
    [Trait("rule", "VER-4")]
    public void Lines_follow_or_are_told_what_the_change_means()
    {
        var lines = HouseholdLines.Of([Family()], November, Samples.Policy);
        var (here, there) = Carried(Marriage("03", "h-2"), Carried(Death("02", id: "c-0"), Family()).Here, Other());
        Assert.Equal(
            ["01 - -", "01 - -", "02 line.recipientDied 3", "03 line.stillHere -", "04 - -"],
            lines.Select(l => FamilyLines.After(l, here)).Select(l => $"{l.Recipient} {l.Suggestion?.Code ?? "-"} {l.Suggestion?.Ground?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}"));
        var present = HouseholdLines.Of([Other()], November, Samples.Policy);
        var came = Assert.Single(FamilyLines.Missing(there!, present, November, Samples.Policy));
        Assert.Equal(("03", Programme.PbiJkn, true), (came.Member, came.Programme, came.Adult));
        Assert.Empty(FamilyLines.Missing(there!, [.. present, came], November, Samples.Policy));
        Assert.Empty(FamilyLines.Missing(Other(), [], November, Samples.Policy));

        // Taken over there, their line here says so.
        var handed = FamilyLines.HandedOver(Assert.Single(lines, l => l.Member == "03"), here.Village, withFamily: false);
        Assert.Equal("line.recipientLeft", FamilyLines.After(handed, here).Suggestion!.Code);
    }

    // What was decided in sight of it is decided anew where that can be; what was not, or was found on another ground, is told nothing any more.
    [Theory]
    [Trait("rule", "VER-8")]
    [Trait("rule", "GOV-3")]
    [InlineData("line.recipientDied", 3, LineOutcome.Ineligible, 3, "line.overturned")]
    [InlineData("line.recipientDied", 3, LineOutcome.Ineligible, 8, null)]
    [InlineData("line.recipientDied", 3, LineOutcome.Unverified, null, null)]
    [InlineData("line.recipientRemoved", null, LineOutcome.Ineligible, 11, "line.overturned")]
    [InlineData("line.removalNoticed", 11, LineOutcome.Ineligible, 11, "line.overturned")]
    [InlineData("line.removalNoticed", 11, LineOutcome.Ineligible, 8, null)]
    [InlineData("line.removalNoticed", null, LineOutcome.Ineligible, 5, null)]
    [InlineData("line.removalNoticed", 11, LineOutcome.Eligible, null, null)]
    [InlineData("line.removalNoticed", 11, LineOutcome.Unverified, null, "line.removalNoticed")]
    [InlineData("line.duplicate", 3, LineOutcome.Ineligible, 3, "line.duplicate")]
    public void On_a_settled_sheet_what_the_register_said_is_told_no_more_once_it_is_undone_or_taken_back(string code, int? said, LineOutcome outcome, int? ground, string? told)
    {
        var line = HouseholdLines.Of([Family()], November, Samples.Policy).First(l => l is { Programme: Programme.PbiJkn, Member: "02" }) with
        {
            Outcome = outcome,
            Ground = ground,
            Suggestion = new LineSuggestion(code, said) { Source = new SuggestionSource(SuggestionSourceKind.Removal, "r-1") },
        };

        var settled = FamilyLines.OnceSettled(line, Family());

        Assert.Equal(line with { Suggestion = settled.Suggestion }, settled);
        Assert.Equal(told, settled.Suggestion?.Code);
        Assert.Equal(line, FamilyLines.OnceSettled(line, Family() with { Members = [.. Family().Members.Where(m => m.Id != "02")] }));
        var noticed = new HouseholdFinding(SuggestionSourceKind.Removal, "r-1", ["02"], said, null);
        Assert.Equal(code == "line.removalNoticed" ? code : told, FamilyLines.OnceSettled(line, Family() with { Findings = [noticed] }).Suggestion?.Code);
    }

    [Fact]
    [Trait("rule", "VER-2")]
    public void Who_went_is_verified_here_until_a_sheet_of_where_they_are_takes_the_line_over()
    {
        var (family, to) = (Family(), new FamilyPlace(AreaCode.Parse(Samples.VillageWit), "h-1"));
        var departure = new Departure(Move(Samples.VillageWit), to, null, Samples.VillageOfficer, Samples.Now, Samples.VillageOfficer);
        var here = Evolved(family, FamilyChangeDecider.MoveAway(departure, family, Samples.Policy, Samples.Now));
        var lines = HouseholdLines.Of([family], November, Samples.Policy);

        Assert.Equal(["line.stillHere"], lines.Select(l => FamilyLines.After(l, here).Suggestion!.Code).Distinct());
        Assert.Equal(["line.familyMoved"], lines.Select(l => FamilyLines.After(FamilyLines.HandedOver(l, to.Village, withFamily: true), here).Suggestion!.Code).Distinct());
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public void What_a_deliberation_proposes_about_a_family_that_moved_is_decided_here_while_its_lines_are_and_nobody_of_it_takes_over_here()
    {
        var (family, to) = (Family() with { Deactivation = new Deactivation("d-1", 13) }, new FamilyPlace(AreaCode.Parse(Samples.VillageWit), "h-1"));
        var departure = new Departure(Move(Samples.VillageWit), to, null, Samples.VillageOfficer, Samples.Now, Samples.VillageOfficer);
        var here = Evolved(family, FamilyChangeDecider.MoveAway(departure, family, Samples.Policy, Samples.Now));
        var lines = HouseholdLines.Of([family], November, Samples.Policy);
        SheetLine Decided(SheetLine line) => line with { Decision = new LineDecision(LineOutcome.Eligible, null, null, null) };

        var told = lines.Select(l => FamilyLines.After(FamilyLines.After(l, here), here)).ToList();

        Assert.All(told, l => Assert.Equal((new Deactivation("d-1", 13).Suggestion(), true), (l.Suggestion, l.StillHere)));
        Assert.All(told, l => Assert.Empty(Successors.Of(l, told, [])));
        Assert.All(told, l => Assert.Equal("line.stillHere", FamilyLines.After(Decided(l), here).Suggestion!.Code));
        Assert.All(lines, l => Assert.Equal("line.stillHere", FamilyLines.After(l, here with { Deactivation = new Deactivation("d-1", 13, November) }).Suggestion!.Code));

        // Taken over there, or back, it is not of here any more, or as it was.
        Assert.All(told, l => Assert.Equal(("line.familyMoved", null), (FamilyLines.After(FamilyLines.HandedOver(l, to.Village, withFamily: true), here) is var h ? h.Suggestion!.Code : null, h.StillHere)));
        Assert.All(told, l => Assert.Equal(("line.terminationProposed", null), (FamilyLines.After(l, family) is var back ? back.Suggestion!.Code : null, back.StillHere)));

        // Who left it alone is not meant by what is proposed about the family.
        var (left, _) = Carried(Marriage("03", "h-2"), family, Other());
        Assert.Equal("line.stillHere", FamilyLines.After(Assert.Single(lines, l => l.Member == "03"), left).Suggestion!.Code);
    }

    [Theory]
    [Trait("rule", "GOV-3")]
    [InlineData(true, "line.familyMoved")]
    [InlineData(false, "line.recipientRemoved")]
    public void Who_was_removed_before_the_family_moved_went_with_it_once_that_is_undone_there(bool isHandedOver, string told)
    {
        var (family, to) = (Family(), new FamilyPlace(AreaCode.Parse(Samples.VillageWit), "h-1"));
        var without = family with
        {
            Members = [.. family.Members.Where(m => m.Id != "03")],
            Former = [new FormerMember(family.Members.First(m => m.Id == "03"), FormerReason.Removed, new LocalDate(2026, 11, 20), To: null)],
        };
        var departure = new Departure(Move(Samples.VillageWit), to, null, Samples.VillageOfficer, Samples.Now, Samples.VillageOfficer);
        var here = Evolved(without, FamilyChangeDecider.MoveAway(departure, without, Samples.Policy, Samples.Now));
        var line = Assert.Single(HouseholdLines.Of([family], November, Samples.Policy), l => l.Member == "03");

        Assert.Equal(told, FamilyLines.After(isHandedOver ? FamilyLines.HandedOver(line, to.Village, withFamily: true) : line, here).Suggestion!.Code);
    }

    [Theory]
    [Trait("rule", "VER-2")]
    [InlineData(null, "here")]
    [InlineData(true, "awaited")]
    [InlineData(false, "settled there")]
    public void Who_came_is_taken_over_from_a_sheet_that_is_open_and_stays_where_it_is_settled(bool? open, string stands)
    {
        var (family, old) = (Family(), AreaCode.Parse(Samples.VillageWit));
        var came = family with { Changes = [new AppliedChange("c-1", FamilyChangeKind.Move, Samples.Now, new FamilyPlace(old, "h-1"), ["01", "02", "03", "04"])] };
        HeldLine[] held = open is { } isOpen ? [new HeldLine("02", Programme.Pkh, old, isOpen), .. family.Members.Select(m => new HeldLine(m.Id, Programme.PbiJkn, old, isOpen))] : [];

        var missing = FamilyLines.Missing(came, [], November, Samples.Policy, held);
        var present = HouseholdLines.Of([family], November, Samples.Policy).Select(l => FamilyLines.After(l with { HandedTo = old }, came, held)).ToList();

        Assert.Equal(stands == "settled there" ? "line.familyMoved" : null, FamilyLines.After(FamilyLines.HandedOver(present[0], old, withFamily: true), came, held).Suggestion?.Code);
        Assert.Equal(stands == "settled there" ? 0 : 5, missing.Count);
        Assert.All(missing, l => Assert.Equal((null, stands == "awaited" ? old : null), (l.HandedTo, l.AwaitedFrom)));
        Assert.All(present, l => Assert.Equal((stands == "settled there" ? old : null, stands == "awaited" ? old : null), (l.HandedTo, l.AwaitedFrom)));
    }

    [Fact]
    [Trait("rule", "VER-2")]
    [Trait("rule", "VER-4")]
    public void What_was_decided_of_a_line_goes_along_in_the_moment_it_is_taken_over_and_is_decided_anew_after_that()
    {
        var (family, old) = (Family(), AreaCode.Parse(Samples.VillageWit));
        var came = family with { Changes = [new AppliedChange("c-1", FamilyChangeKind.Move, Samples.Now, new FamilyPlace(old, "h-1"), ["01", "02", "03", "04"])] };
        var lines = HouseholdLines.Of([family], November, Samples.Policy);
        var there = lines.Select(l => FamilyLines.HandedOver(l with { Line = l.Line + 10, Decision = Decision(l) }, came.Village, withFamily: true)).ToList();
        BroughtLine[] brought = [.. there.Select(l => BroughtLine.Of(new HeldLine(l.Named, l.Programme, old, IsOpen: true), l, there, withFamily: true)).OfType<BroughtLine>()];
        Assert.Equal(2, brought.Length);

        var taken = Cascade.Apply([.. lines.Select(l => FamilyLines.After(l with { AwaitedFrom = old }, came, [], brought))], []);
        Assert.All(taken, l => Assert.Equal((null, null), (l.HandedTo, l.AwaitedFrom)));
        Assert.Equal(
            [("02", 3, (int?)null, "01"), ("04", 11, null, null)],
            taken.Where(l => l.Decision is not null).Select(l => (l.Named, l.Decision!.Ground!.Value, l.Decision.Successor, l.Decision.SuccessorMember)));

        // Once it stands here, and from elsewhere than it was awaited from, nothing is brought; nor is a successor whom this family has not.
        Assert.All(lines, l => Assert.Null(FamilyLines.After(l, came, [], brought).Decision));
        Assert.All(lines, l => Assert.Null(FamilyLines.After(l with { AwaitedFrom = AreaCode.Parse(Samples.VillageWib) }, came, [], brought).Decision));
        Assert.Null(BroughtLine.Of(brought[0].Line, there.First(l => l.Decision?.Successor is not null), there, withFamily: false)!.Decision.SuccessorMember);

        // The recipient's own PBI-JKN names the head's line, which has another number here.
        LineDecision? Decision(SheetLine line) => (line.Programme, line.Named) switch
        {
            (Programme.PbiJkn, "02") => new LineDecision(LineOutcome.Ineligible, 3, "Catatan", lines.First(l => l is { Programme: Programme.PbiJkn, Member: "01" }).Line + 10),
            (Programme.PbiJkn, "04") => new LineDecision(LineOutcome.Ineligible, 11, null, null),
            _ => null,
        };
    }
}
