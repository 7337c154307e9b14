using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using NodaTime;
using static Dtks.Domain.Tests.ServiceDesk.HelpSamples;

namespace Dtks.Domain.Tests.ServiceDesk;

/// <summary>The look-up, the village's answer, the section and the giver.</summary>
public sealed class HelpWayTests
{
    [Fact]
    [Trait("rule", "SVC-3")]
    [Trait("rule", "SVC-4")]
    public void Found_by_number_it_goes_to_its_section_and_likely_matches_are_decided_by_a_person()
    {
        LookUp likely = new(null, ["r-7", "r-8"]);

        Assert.Equal("help.found", Told(Check(Checking(), null, new LookUp("r-1", ["r-7"]))));
        Assert.Equal((HelpStatus.InSection, "r-1", HelpHolder.Section, "rawat-inap"), (Found().Status, Found().FoundAs, Found().Holder(), Found().Programme));
        Assert.Equal(string.Empty, Told(Check(Checking(), null, likely)));
        Assert.Equal("help.found", Told(Check(Checking(), new CheckDraft(Match: "r-8"), likely)));
        Assert.Equal("/match help.matchUnknown SVC-3", Told(Check(Checking(), new CheckDraft(Match: "r-9"), likely)));
        Assert.Equal("/match help.matchAndNone SVC-3", Told(Check(Checking(), new CheckDraft(Match: "r-8", NotFound: true), likely)));
        Assert.Equal("help.notFound", Told(Check(Checking(), new CheckDraft(NotFound: true), likely)));
        Assert.Empty(Check(Found(), null, likely).Events);
        Assert.Empty(Check(Found(), new CheckDraft(Match: "r-1"), likely).Events);
        Assert.Equal("help.checkedAlready SVC-3", Told(Check(Found(), new CheckDraft(Match: "r-8"), likely)));
        Assert.Equal("help.checkedAlready SVC-3", Told(Check(Found(), new CheckDraft(NotFound: true), likely)));
        Assert.Equal("help.checkedAlready SVC-3", Told(Check(Asked(), new CheckDraft(Match: "r-8"), likely)));
        Assert.Empty(Check(Asked(), new CheckDraft(NotFound: true), likely).Events);
        Assert.Equal("help.notAwaiting SVC-4", Told(Check(Recommended() with { Programme = "lain" }, new CheckDraft("rawat-inap"), likely)));
        Assert.Equal("help.notAwaiting SVC-3", Told(Check(Filed(), null, likely)));
    }

    [Fact]
    [Trait("rule", "SVC-4")]
    public void A_programme_of_the_section_is_assigned_until_it_was_verified()
    {
        Assert.Equal("help.assigned help.found", Told(Check(Checking(), new CheckDraft("rawat-inap"), new LookUp("r-1", []))));
        Assert.Equal("/programme help.programmeUnknown SVC-4", Told(Check(Checking(), new CheckDraft("lain"), new LookUp("r-1", []))));
        Assert.Equal("help.assigned", Told(Check(Found() with { Programme = "lain" }, new CheckDraft("rawat-inap"), new LookUp(null, []))));
        Assert.Empty(Check(Found(), new CheckDraft("rawat-inap"), new LookUp(null, [])).Events);
        Assert.Empty(Check(Meets(), new CheckDraft("rawat-inap"), new LookUp(null, [])).Events);
    }

    [Fact]
    [Trait("rule", "SVC-5")]
    [Trait("rule", "SVC-6")]
    public void Not_found_the_village_is_asked_and_poor_goes_on_with_an_skm_and_not_poor_ends()
    {
        Assert.Equal((HelpStatus.AskedOfVillage, HelpHolder.Village, Today), (Asked().Status, Asked().Holder(), Asked().VillageAskedOn));
        var poor = Evolved(Asked(), Answer(Asked(), Poor()));
        Assert.Equal((HelpStatus.InSection, Today.PlusDays(30)), (poor.Status, poor.Answer!.Skm!.ValidUntil));
        Assert.Empty(Answer(poor, Poor()).Events);
        Assert.Equal("help.answeredAlready SVC-5", Told(Answer(poor, NotPoor)));
        var not = Evolved(Asked(), Answer(Asked(), NotPoor));
        Assert.Equal((HelpStatus.Ended, HelpEnd.NotPoor), (not.Status, not.End));
        Assert.Equal("/skm/number help.skmTaken SVC-6", Told(Answer(Asked(), Poor(), isTaken: true)));
        Assert.Equal("help.notAwaiting SVC-5", Told(Answer(Checking(), Poor())));
    }

    [Fact]
    [Trait("rule", "SVC-5")]
    public void A_village_that_has_not_answered_by_its_last_day_is_late_from_the_next_on_and_told_so_once()
    {
        var last = VillageRules.LateAt(Today.PlusDays(7), Village);
        string Late(HelpApplicationState state, Instant now) => Told(VillageRules.Late(state, Samples.Policy, now));

        Assert.Equal(Today.PlusDays(7), Asked().VillageDueOn);
        Assert.Equal(string.Empty, Late(Asked(), last - Duration.FromSeconds(1)));
        Assert.Equal("help.villageLate", Late(Asked(), last));
        var late = Evolved(Asked(), VillageRules.Late(Asked(), Samples.Policy, last));
        Assert.Equal((Today.PlusDays(8), HelpHolder.Village, string.Empty), (late.VillageLateFrom, late.Holder(), Late(late, last)));
        Assert.Equal(string.Empty, Late(Evolved(Asked(), Answer(Asked(), Poor())), last));
        Assert.Equal("help.poor", Told(VillageRules.Answer(late, Poor(), isTaken: false, Head, Samples.Policy, last)));
    }

    [Theory]
    [Trait("rule", "SVC-6")]
    [InlineData(-1, "/skm/validUntil help.skmValidity SVC-6")]
    [InlineData(0, "help.poor")]
    [InlineData(30, "help.poor")]
    [InlineData(31, "/skm/validUntil help.skmValidity SVC-6")]
    public void An_skm_holds_at_most_its_thirty_days(int days, string told) => Assert.Equal(told, Told(Answer(Asked(), Poor(Iso(Today.PlusDays(days))))));

    [Theory]
    [Trait("rule", "SVC-5")]
    [InlineData(-1, "/verifiedOn help.verifiedOn SVC-5")]
    [InlineData(0, "help.poor")]
    [InlineData(1, "/verifiedOn help.verifiedOn SVC-5")]
    public void The_village_verifies_from_when_it_was_asked_until_today(int days, string told) =>
        Assert.Equal(told, Told(Answer(Asked(), Poor() with { VerifiedOn = Iso(Today.PlusDays(days)) })));

    [Fact]
    [Trait("rule", "SVC-6")]
    public void What_is_wrong_with_an_answer_is_named_at_once()
    {
        Assert.Equal("/skm help.skmMissing SVC-6", Told(Answer(Asked(), Poor() with { Skm = null })));
        Assert.Equal("/skm help.skmForbidden SVC-6", Told(Answer(Asked(), NotPoor with { Skm = new SkmDraft("1") })));
        Assert.Equal(["/outcome", "/verifiedBy", "/verifiedOn", "/note"], Answer(Asked(), new VillageAnswerDraft("rich", [], "x", null)).Violations.Select(v => v.Pointer));
    }

    [Fact]
    [Trait("rule", "SVC-7")]
    public void An_skm_whose_time_is_over_is_made_anew_by_the_village()
    {
        var poor = Evolved(Asked(), Answer(Asked(), Poor(Iso(Today))));
        var tomorrow = Samples.Now + Duration.FromDays(1);
        var seen = Seen() with { VisitedOn = Iso(Today.PlusDays(1)) };

        Assert.Equal("help.criteriaMet", Told(Verify(poor, Seen(), Samples.Now)));
        Assert.Equal("help.skmExpired SVC-7", Told(Verify(poor, seen, tomorrow)));
        var anew = Evolved(poor, VillageRules.Answer(poor, Poor() with { Skm = new SkmDraft("474/2") }, isTaken: false, Head, Samples.Policy, tomorrow));
        Assert.Equal("help.criteriaMet", Told(Verify(anew, seen, tomorrow)));
        Assert.Equal("help.answeredAlready SVC-5", Told(VillageRules.Answer(poor, Poor() with { Skm = new SkmDraft("474/2") }, isTaken: false, Head, Samples.Policy, Samples.Now)));
    }

    [Fact]
    [Trait("rule", "SVC-7")]
    public void Whose_skm_ran_out_goes_back_to_the_village_with_its_time_to_answer_and_a_visit_in_time_still_counts()
    {
        var poor = Evolved(Asked(), Answer(Asked(), Poor(Iso(Today))));
        var tomorrow = Samples.Now + Duration.FromDays(1);
        string Told(HelpApplicationState state, Instant now) => HelpSamples.Told(VillageRules.RunOut(state, Samples.Policy, now));

        Assert.Equal((string.Empty, string.Empty, "help.skmRanOut"), (Told(poor, Samples.Now), Told(Found(), tomorrow), Told(poor, tomorrow)));
        var late = poor with { VillageLateFrom = Today };
        var anew = Evolved(late, VillageRules.RunOut(late, Samples.Policy, tomorrow));
        Assert.Equal((HelpStatus.AskedOfVillage, HelpHolder.Village, Today.PlusDays(1), Today.PlusDays(8), null), (anew.Status, anew.Holder(), anew.VillageAskedOn, anew.VillageDueOn, anew.VillageLateFrom));
        Assert.Equal((poor.Programme, poor.Answer, string.Empty), (anew.Programme, anew.Answer, Told(anew, tomorrow)));
        Assert.Equal("help.criteriaMet", HelpSamples.Told(Verify(anew, Seen(), tomorrow)));
        Assert.Equal("help.skmExpired SVC-7", HelpSamples.Told(Verify(anew, Seen() with { VisitedOn = Iso(Today.PlusDays(1)) }, tomorrow)));
        Assert.Equal("help.notAwaiting SVC-8", HelpSamples.Told(Verify(Asked(), Seen(), tomorrow)));
        Assert.Equal("/verifiedOn help.verifiedOn SVC-5", HelpSamples.Told(VillageRules.Answer(anew, Poor(), isTaken: false, Head, Samples.Policy, tomorrow)));
        Assert.Equal("help.poor", HelpSamples.Told(VillageRules.Answer(anew, Poor() with { VerifiedOn = Iso(Today.PlusDays(1)) }, isTaken: false, Head, Samples.Policy, tomorrow)));
    }

    [Theory]
    [Trait("rule", "SVC-6")]
    [InlineData(10, 20, "help.poor")]
    [InlineData(10, 21, "/skm/validUntil help.skmValidity SVC-6")]
    [InlineData(30, null, "help.poor")]
    [InlineData(31, null, "/verifiedOn help.verifiedOn SVC-5")]
    public void An_skm_counts_from_the_day_of_the_verification(int later, int? days, string told)
    {
        var now = Samples.Now + Duration.FromDays(later);
        var draft = Poor(days is { } d ? Iso(Today.PlusDays(later + d)) : null);
        var decision = VillageRules.Answer(Asked(), draft, isTaken: false, Head, Samples.Policy, now);

        Assert.Equal(told, Told(decision));
        if (days is null && decision.Events is [VillageAnswered { Answer.Skm: { } skm }]) Assert.Equal(Today.PlusDays(30), skm.ValidUntil);
        Assert.Equal("help.notPoor", Told(VillageRules.Answer(Asked(), NotPoor, isTaken: false, Head, Samples.Policy, now)));
    }

    [Fact]
    [Trait("rule", "SVC-8")]
    public void Each_criterion_is_verified_by_somebody_who_did_not_take_it_in()
    {
        Assert.Equal((HelpStatus.Meets, HelpHolder.Section), (Meets().Status, Meets().Holder()));
        var fails = Evolved(Found(), Verify(Found(), Seen(second: false), Samples.Now));
        Assert.Equal((HelpStatus.Ended, HelpEnd.CriteriaNotMet), (fails.Status, fails.End));
        Assert.Equal("help.own GOV-2", Told(SectionRules.Verify(Found(), Seen(), Programme, Desk, Samples.Policy, Samples.Now)));
        Assert.Equal("help.noProgramme SVC-8", Told(SectionRules.Verify(Found(), Seen(), null, Verifier, Samples.Policy, Samples.Now)));
        Assert.Equal("help.notAwaiting SVC-8", Told(Verify(Asked(), Seen(), Samples.Now)));
        Assert.Equal("/criteria help.criteriaMissing SVC-8", Told(Verify(Found(), new([new("kelas-3", true)], "2026-11-02"), Samples.Now)));
        Assert.Equal(
            "/criteria/1/code help.criterionTwice SVC-8 /criteria/2/code help.criterionUnknown SVC-8 /criteria/2/note help.criterionUnexplained SVC-8 /criteria help.criteriaMissing SVC-8",
            Told(Verify(Found(), new([new("kelas-3", true), new("kelas-3", true), new("lain", false)], "2026-11-02"), Samples.Now)));
        Assert.Equal("/visitedOn help.visitedOn SVC-8", Told(Verify(Found(), Seen() with { VisitedOn = "2026-11-01" }, Samples.Now)));
        Assert.Equal("/visitedOn help.visitedOn SVC-8", Told(Verify(Found(), Seen() with { VisitedOn = "2026-11-03" }, Samples.Now)));
    }

    [Fact]
    [Trait("rule", "SVC-9")]
    public void Who_meets_them_is_recommended_once_to_a_giver_of_the_programme()
    {
        Assert.Equal((HelpStatus.Recommended, HelpHolder.FrontOffice), (Recommended().Status, Recommended().Holder()));
        Assert.Empty(Recommend(Recommended(), Letter).Events);
        Assert.Equal("help.recommendedAlready SVC-9", Told(Recommend(Recommended(), Letter with { Number = "2" })));
        Assert.Equal("help.notAwaiting SVC-9", Told(Recommend(Found(), Letter)));
        Assert.Equal(
            "/date help.letterDate SVC-9 /giver help.giverUnknown SVC-9 /number help.letterTaken SVC-9",
            Told(Recommend(Meets(), Letter with { Date = "2026-11-03", Giver = "Lain" }, isTaken: true)));
        Assert.Equal("/date help.letterDate SVC-9", Told(Recommend(Meets(), Letter with { Date = "2026-11-01" })));
    }

    [Fact]
    [Trait("rule", "SVC-9")]
    public void The_giver_accepts_serves_defers_with_a_reason_or_declines_and_deferred_it_stays_on_the_list()
    {
        var deferred = Evolved(Waiting(), Serve(Waiting(), "deferred", "Anggaran habis (contoh)"));
        Assert.Equal((HelpStatus.Waiting, Waiting().Place), (deferred.Status, deferred.Place));
        Assert.Empty(Serve(deferred, "deferred", "Anggaran habis (contoh)").Events);
        Assert.Equal("help.deferred", Told(Serve(deferred, "deferred", "Menunggu alat (contoh)")));
        ServiceDraft same = new("deferred", "Anggaran habis (contoh)");
        Assert.Equal("/reason help.deferredAlready SVC-9", Told(GiverRules.Answer(deferred, same, Giver, Samples.Policy, Samples.Now + Duration.FromDays(1))));
        var accepted = Evolved(deferred, Serve(deferred, "accepted"));
        Assert.Equal("help.deferred", Told(GiverRules.Answer(accepted, same, Giver, Samples.Policy, Samples.Now + Duration.FromDays(1))));
        Assert.Equal(HelpStatus.Accepted, accepted.Status);
        Assert.Empty(Serve(accepted, "accepted").Events);
        Assert.Equal(HelpStatus.Waiting, Evolved(accepted, Serve(accepted, "deferred", "Contoh")).Status);
        var served = Evolved(accepted, Serve(accepted, "served"));
        Assert.Equal((HelpStatus.Served, HelpHolder.Nobody), (served.Status, served.Holder()));
        Assert.Empty(Serve(served, "served").Events);
        Assert.Equal("help.notAwaiting SVC-9", Told(Serve(served, "declined", "Contoh")));
        var declined = Evolved(Waiting(), Serve(Waiting(), "declined", "Contoh"));
        Assert.Equal((HelpStatus.Ended, HelpEnd.Declined, "Contoh"), (declined.Status, declined.End, declined.EndReason));
        Assert.Equal("/reason help.reasonMissing SVC-9", Told(Serve(Waiting(), "deferred")));
        Assert.Equal("/reason help.reasonForbidden SVC-9", Told(Serve(Waiting(), "served", "Contoh")));
        Assert.Equal("help.notAwaiting SVC-9", Told(Serve(Recommended(), "served")));
    }

    private static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);

    private static Decision<HelpEvent> Answer(HelpApplicationState state, VillageAnswerDraft draft, bool isTaken = false) => VillageRules.Answer(state, draft, isTaken, Head, Samples.Policy, Samples.Now);

    private static Decision<HelpEvent> Verify(HelpApplicationState state, FieldVerificationDraft draft, Instant now) => SectionRules.Verify(state, draft, Programme, Verifier, Samples.Policy, now);

    private static Decision<HelpEvent> Recommend(HelpApplicationState state, RecommendationDraft draft, bool isTaken = false) =>
        SectionRules.Recommend(state, draft, Programme, isTaken, Verifier, Samples.Policy, Samples.Now);

    private static Decision<HelpEvent> Serve(HelpApplicationState state, string outcome, string? reason = null) =>
        GiverRules.Answer(state, new ServiceDraft(outcome, reason), Giver, Samples.Policy, Samples.Now);
}
