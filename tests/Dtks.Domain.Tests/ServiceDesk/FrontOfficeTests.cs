using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using NodaTime;
using static Dtks.Domain.Tests.ServiceDesk.HelpSamples;

namespace Dtks.Domain.Tests.ServiceDesk;

/// <summary>Applications, their papers, and the waiting list's places.</summary>
[Trait("rule", "SVC-2")]
public sealed class FrontOfficeTests
{
    [Fact]
    public void All_that_is_wrong_with_an_application_is_named_at_once()
    {
        var faults = Read(new HelpApplicationDraft(null, new ApplicantDraft("33", "-", "1", "x", "3306012001"), null, "data")).Violations.Select(v => v.Pointer);

        Assert.Equal(["/visit", "/applicant/nik", "/applicant/name", "/applicant/familyCardNumber", "/applicant/phone", "/applicant/village", "/help", "/section"], faults);
        Assert.Equal(["/applicant"], Read(Draft with { Applicant = null }).Violations.Select(v => v.Pointer));
    }

    [Theory]
    [InlineData("3305012001", null)]
    [InlineData("3305012002", HelpViolations.VillageUnknown)]
    [InlineData("3306012001", HelpViolations.OtherRegency)]
    [InlineData("330501", HelpViolations.VillageUnknown)]
    [InlineData("x", HelpViolations.VillageUnknown)]
    public void An_applicant_lives_in_a_village_of_the_regency(string village, string? fault) =>
        Assert.Equal(fault, Read(Draft with { Applicant = Asking with { Village = village } }).Violations.SingleOrDefault()?.Code);

    [Fact]
    public void It_is_filed_at_a_visit_and_once_for_a_need()
    {
        Assert.Equal("help.filed", Told(File(new HelpBeside(true, null))));
        Assert.Equal("/visit help.visitUnknown SVC-2 /applicant/nik help.sameNeed SVC-2", Told(File(new HelpBeside(false, "T-0"))));
        Assert.Equal(ViolationKind.Conflict, File(new HelpBeside(true, "T-0")).Kind);
        Assert.Equal((HelpStatus.Incomplete, HelpHolder.FrontOffice, "desk-1"), (Filed().Status, Filed().Holder(), Filed().FiledBy));
    }

    [Fact]
    [Trait("rule", "SVC-4")]
    public void A_programme_that_is_asked_for_is_one_of_the_section()
    {
        string Asks(HelpProgramme? there) => Told(FrontOfficeRules.File("a-1", "T-1", Regency, Read(Draft with { Programme = "rawat-inap" }).Value!, new HelpBeside(true, null, there), Desk, Samples.Policy, Samples.Now));

        Assert.Equal("help.filed", Asks(Programme));
        Assert.Equal("/programme help.programmeUnknown SVC-4", Asks(null));
        Assert.Equal("/programme help.programmeUnknown SVC-4", Asks(Programme with { Section = Section.Social }));
    }

    [Fact]
    public void It_waits_for_its_papers_and_goes_to_the_look_up_with_the_last()
    {
        var first = Evolved(Filed(), FrontOfficeRules.AcceptPaper(Filed(), "kk", Desk, Samples.Policy, Samples.Now));

        Assert.Equal(["ktp", "kk"], FrontOfficeRules.Missing(Filed().Papers, null));
        Assert.Equal((HelpStatus.Incomplete, "ktp"), (first.Status, Assert.Single(FrontOfficeRules.Missing(first.Papers, null))));
        Assert.Equal(["ktp", "suratRawat"], FrontOfficeRules.Missing(first.Papers, Programme));
        Assert.Equal((HelpStatus.Checking, HelpHolder.Data), (Checking().Status, Checking().Holder()));
        Assert.Empty(FrontOfficeRules.AcceptPaper(first, "kk", Desk, Samples.Policy, Samples.Now).Events);
        Assert.Equal(HelpStatus.Incomplete, Evolved(first, FrontOfficeRules.AcceptPaper(first, "other", Desk, Samples.Policy, Samples.Now)).Status);
    }

    [Fact]
    public void A_phone_that_nobody_answers_is_recorded()
    {
        Assert.Equal("help.contacted", Told(FrontOfficeRules.Contact(Filed(), new ContactDraft(false), Desk, Samples.Policy, Samples.Now)));
        Assert.Equal("/reached input.required", Told(FrontOfficeRules.Contact(Filed(), new ContactDraft(null), Desk, Samples.Policy, Samples.Now)));
    }

    [Fact]
    public void Who_no_longer_asks_ends_it_from_wherever_it_is_and_once()
    {
        string Withdraw(HelpApplicationState state) => Told(FrontOfficeRules.Withdraw(state, new HelpWithdrawalDraft("Sudah dibantu (contoh)"), Desk, Samples.Policy, Samples.Now));

        Assert.All(new[] { Filed(), Checking(), Asked(), Found(), Meets(), Recommended(), Waiting() }, state => Assert.Equal("help.withdrawn", Withdraw(state)));
        var ended = Evolved(Waiting(), FrontOfficeRules.Withdraw(Waiting(), new HelpWithdrawalDraft("Contoh"), Desk, Samples.Policy, Samples.Now));
        Assert.Equal((HelpStatus.Ended, HelpEnd.Withdrawn, HelpHolder.Nobody), (ended.Status, ended.End, ended.Holder()));
        Assert.Equal(string.Empty, Withdraw(ended));
        Assert.Equal("help.notAwaiting SVC-2", Withdraw(ended with { End = HelpEnd.NotPoor }));
        Assert.Equal("/reason input.required", Told(FrontOfficeRules.Withdraw(Filed(), new HelpWithdrawalDraft(null), Desk, Samples.Policy, Samples.Now)));
    }

    [Fact]
    [Trait("rule", "SVC-9")]
    public void A_waiting_list_goes_by_urgency_and_then_by_the_recommendations_date()
    {
        string Order(string? urgency, LocalDate date, Instant now)
        {
            var state = Recommended() with { Recommendation = Recommended().Recommendation! with { Date = date } };
            return Evolved(state, FrontOfficeRules.Place(state, new PlacementDraft(urgency), Programme, Desk, Samples.Policy, now)).Place!.Order;
        }

        string[] ordered =
        [
            Order("darurat", Today, Samples.Now), Order(null, Today.PlusDays(-1), Samples.Now + Duration.FromDays(3)),
            Order("biasa", Today, Samples.Now), Order("biasa", Today, Samples.Now + Duration.FromMilliseconds(5)), Order("biasa", Today, Samples.Now + Duration.FromMilliseconds(500)),
            Order("biasa", Today, Samples.Now + Duration.FromDays(1)),
        ];
        Assert.Equal(ordered.Order(StringComparer.Ordinal), ordered);
        Assert.Equal(("RSUD Contoh", "biasa"), (Waiting().Place!.Giver, Waiting().Place!.Urgency));
        Assert.Empty(FrontOfficeRules.Place(Waiting(), null, Programme, Desk, Samples.Policy, Samples.Now).Events);
        Assert.Empty(FrontOfficeRules.Place(Waiting(), new PlacementDraft("biasa"), Programme, Desk, Samples.Policy, Samples.Now).Events);
        Assert.Equal("/urgency help.placedAlready SVC-9", Told(FrontOfficeRules.Place(Waiting(), new PlacementDraft("darurat"), Programme, Desk, Samples.Policy, Samples.Now)));
        Assert.Equal("/urgency help.urgencyUnknown SVC-9", Told(FrontOfficeRules.Place(Recommended(), new PlacementDraft("segera"), Programme, Desk, Samples.Policy, Samples.Now)));
        Assert.Equal("help.notAwaiting SVC-9", Told(FrontOfficeRules.Place(Meets(), null, Programme, Desk, Samples.Policy, Samples.Now)));
    }

    private static Decision<HelpEvent> File(HelpBeside beside) => FrontOfficeRules.File("a-1", "T-1", Regency, Read(Draft).Value!, beside, Desk, Samples.Policy, Samples.Now);
}
