using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using NodaTime;
using static Dtks.Domain.Tests.Households.FamilySamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>Lines of those who live elsewhere by now, on the sheet that has them.</summary>
[Trait("rule", "REG-8")]
public class FamilyLinesElsewhereTests
{
    // Where the family moved as a whole, or 03 left alone.
    [Theory]
    [Trait("rule", "RAT-6")]
    [Trait("rule", "VER-8")]
    [InlineData(true)]
    [InlineData(false)]
    public void What_becomes_of_them_where_they_are_now_is_told_here_while_they_are_verified_here(bool isMove)
    {
        var family = Family();
        var (here, there) = isMove ? Moved(family) : Carried(Marriage("03", "h-2"), family, Other()) is var (h, t) ? (h, t!) : default;
        var member = isMove ? "03" : there.Members[^1].Id;
        var line = FamilyLines.After(Assert.Single(HouseholdLines.Of([family], November, Samples.Policy), l => l.Member == "03"), here) with { Decision = new LineDecision(LineOutcome.Eligible, null, null, null) };
        var dead = there with
        {
            Members = [.. there.Members.Where(m => m.Id != member)],
            Former = [.. there.Former, new FormerMember(there.Members.First(m => m.Id == member), FormerReason.Deceased, new LocalDate(2026, 11, 12), null) { By = "c-9" }],
        };
        IReadOnlyDictionary<string, MemberNow> Now(HouseholdState at) => new Dictionary<string, MemberNow> { ["03"] = new MemberNow(here, "03").In(at)! };

        var gone = Assert.Single(Cascade.Apply([FamilyLines.After(line, here, now: Now(dead))], []));
        Assert.Equal(("line.recipientDied", "c-9", LineOutcome.Unverified, null), (gone.Suggestion!.Code, gone.Suggestion.Source!.Id, gone.Outcome, gone.StillHere));
        Assert.Equal("line.stillHere", FamilyLines.After(gone, here, now: Now(there)).Suggestion!.Code);
        Assert.Equal("line.stillHere", FamilyLines.After(line, here, now: Now(there)).Suggestion!.Code);

        // What was found by that is told as overturned, here and on a settled sheet, and no more where it is so again.
        var found = gone with { Decision = new LineDecision(LineOutcome.Ineligible, 3, null, null), Outcome = LineOutcome.Ineligible, Ground = 3 };
        Assert.All([FamilyLines.After(found, here, now: Now(there)), FamilyLines.OnceSettled(found, here, Now(there))], l => Assert.Equal("line.overturned", l.Suggestion!.Code));
        Assert.Equal("line.recipientDied", FamilyLines.OnceSettled(FamilyLines.OnceSettled(found, here, Now(there)), here, Now(dead)).Suggestion!.Code);
        Assert.Equal(found, FamilyLines.OnceSettled(found, here, Now(dead)));
        Assert.Null(new MemberNow(here, "03").In(Other()));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void A_familys_programmes_that_stand_on_another_where_it_moved_to_follow_here_and_a_removal_that_is_taken_back_there_is_told()
    {
        var family = Family();
        var (here, there) = Moved(family);
        var heir = there with
        {
            Members = [.. there.Members.Where(m => m.Id != "02")],
            Former = [.. there.Former, new FormerMember(there.Members.First(m => m.Id == "02"), FormerReason.Deceased, new LocalDate(2026, 11, 12), null)],
            Entitlements = [.. there.Entitlements.Select(e => e.Programme == Programme.PbiJkn ? e : e with { MemberId = "01" })],
        };
        var line = HouseholdLines.Of([family], November, Samples.Policy).First(l => l.Programme != Programme.PbiJkn);
        var followed = FamilyLines.After(line, here, now: new Dictionary<string, MemberNow> { [line.Named] = new(heir, line.Named) });
        Assert.Equal(("01", "line.stillHere", true), (followed.Named, followed.Suggestion!.Code, followed.StillHere));
        Assert.Equal(followed, FamilyLines.After(followed, here, now: new Dictionary<string, MemberNow> { ["01"] = new(heir, "01") }));

        var noticed = line with { Outcome = LineOutcome.Ineligible, Ground = 11, Suggestion = new LineSuggestion("line.removalNoticed", 11) { Source = new SuggestionSource(SuggestionSourceKind.Removal, "r-1") } };
        var now = new Dictionary<string, MemberNow> { [line.Named] = new(there, line.Named) };
        Assert.Equal("line.overturned", FamilyLines.OnceSettled(noticed, here, now).Suggestion!.Code);
        Assert.Equal(noticed, FamilyLines.OnceSettled(noticed, here with { Findings = [new HouseholdFinding(SuggestionSourceKind.Removal, "r-1", [line.Named], 11, null)] }, now));
    }

    private static (HouseholdState Here, HouseholdState There) Moved(HouseholdState family)
    {
        var departure = new Departure(Move(Samples.VillageWit), new FamilyPlace(AreaCode.Parse(Samples.VillageWit), family.Id), null, Samples.VillageOfficer, Samples.Now, Samples.VillageOfficer);
        var there = Evolved(null, FamilyChangeDecider.Arrive(departure, family, Samples.Policy, Samples.Now));
        return (Evolved(family, FamilyChangeDecider.MoveAway(departure, family, Samples.Policy, Samples.Now)), there);
    }

    [Theory]
    [Trait("rule", "GOV-3")]
    [InlineData(3, "line.overturned")]
    [InlineData(8, null)]
    public void Who_was_found_dead_where_they_were_and_stands_here_is_decided_anew_once_the_line_is_taken_over(int ground, string? told)
    {
        var (_, there) = Moved(Family());
        var awaited = HouseholdLines.Of([there], November, Samples.Policy).First(l => l.Member == "03") with { AwaitedFrom = Family().Village };
        var brought = new BroughtLine(new HeldLine("03", Programme.PbiJkn, Family().Village, IsOpen: true), new LineDecision(LineOutcome.Ineligible, ground, null, null));

        var taken = FamilyLines.After(awaited, there, brought: [brought]);

        Assert.Equal((ground, told, null), (taken.Decision!.Ground, taken.Suggestion?.Code, taken.AwaitedFrom));
    }

    [Theory]
    [Trait("rule", "GOV-3")]
    [InlineData("2026-10", true)]
    [InlineData("2026-11", false)]
    public void Assistance_that_goes_on_since_its_end_was_found_wrong_stands_on_a_later_months_open_sheet(string stoppedBy, bool isAdded)
    {
        var family = Family() with { Entitlements = [.. Family().Entitlements.Select(e => e.Programme == Programme.Pkh ? e with { VerifiedIn = CyclePeriod.Parse(stoppedBy) } : e)] };
        var present = HouseholdLines.Of([family], November, Samples.Policy).Where(l => l.Programme == Programme.PbiJkn).ToList();

        Assert.Equal(isAdded ? [Programme.Pkh] : [], FamilyLines.Missing(family, present, November, Samples.Policy).Select(l => l.Programme));
    }
}
