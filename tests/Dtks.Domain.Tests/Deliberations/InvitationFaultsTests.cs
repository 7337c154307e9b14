using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using static Dtks.Domain.Tests.Deliberations.DeliberationSamples;

namespace Dtks.Domain.Tests.Deliberations;

/// <summary>What is wrong with invitations, minutes and units is told with the rule, the place and what would be right.</summary>
[Trait("rule", "MUS-3")]
public class InvitationFaultsTests
{
    private static readonly InvitationDraft Invited = new("Contoh Satu", "bpd", null, "2026-10-30", "letter");

    [Fact]
    public void Of_an_invitation()
    {
        Assert.Equal(["list.size MUS-3 root count=501,max=500,min=0"], Wrong([.. Enumerable.Repeat(Invited, 501)]));
        Assert.Equal(
            ["text.length - /1/name max=100,min=1", "text.length - /1/unit max=100,min=1"], Wrong(Invited, Invited with { Name = " ", Unit = " " }));
        Assert.Equal(["deliberation.invitedAfter MUS-3 /0/invitedOn heldOn=2026-11-01"], Wrong(Invited with { InvitedOn = "2026-11-02" }));
        Assert.Equal(["date.tooEarly MUS-3 /0/invitedOn -"], Wrong(Invited with { InvitedOn = "2013-12-31" }));
        Assert.Empty(Wrong(Invited with { InvitedOn = "2014-01-01" }));
        Assert.Empty(Wrong(Invited with { InvitedOn = "2026-11-01" }));
    }

    [Fact]
    [Trait("rule", "MUS-4")]
    public void Of_who_signed_and_was_not_there() => Assert.Equal(
        ["deliberation.signatoryAbsent MUS-4 /minutes/signatories/0 -"],
        Told.Of(ConclusionRules.Unmet(Open(), AllFour, new Minutes(0, 0, ["Contoh Lain"]), [])));

    [Fact]
    [Trait("rule", "MUS-4")]
    public void Of_who_signed_twice_or_not_at_all()
    {
        Assert.Equal(["list.size MUS-4 /minutes/signatories count=0,max=500,min=1"], Concluding([]));
        Assert.Equal(["deliberation.signatoryTwice MUS-4 /minutes/signatories/1 -"], Concluding("Contoh Hadir bpd", "CONTOH HADIR BPD"));

        static IEnumerable<string> Concluding(params string?[] names) => Told.Of(DeliberationDecider.Decide(
            new DeliberationCommand.Conclude(new ConclusionDraft(new MinutesDraft(0, 0, names)), AllFour, Samples.VillageHead), Open(), Samples.Policy, Samples.Now).Violations);
    }

    [Fact]
    public void Of_a_unit_that_nobody_stands_for() => Assert.Equal(
        ["deliberation.unitAbsent MUS-3 /attendees name=Rukun Warga Dua,unit=RW 02"],
        Told.Of(ConclusionRules.Unmet(Open(Draft("cards")), AllFour, [.. Units, new VillageUnit("RW 02", UnitKind.Rw, "Rukun Warga Dua")])));

    [Theory]
    [InlineData(UnitKind.Dusun, "Dusun", "Dsn")]
    [InlineData(UnitKind.Rw, "RW")]
    [InlineData(UnitKind.Jorong, "Jorong", "Jr")]
    public void Each_kind_goes_by_its_word_and_its_short_one_and_by_no_others(UnitKind kind, params string[] words)
    {
        var unit = new VillageUnit("Contoh", kind, "Contoh");
        string[] all = ["Dusun", "Dsn", "RW", "Jorong", "Jr"];
        Assert.Equal(words, all.Where(word => UnitRules.IsWritten(unit, $"{word} Contoh")));
    }

    [Fact]
    public void A_unit_that_is_called_by_the_word_alone_is_not_meant_by_nothing()
    {
        var unit = new VillageUnit("Dusun", UnitKind.Dusun, "Dusun");
        Assert.True(UnitRules.IsWritten(unit, "dusun"));
        Assert.False(UnitRules.IsWritten(unit, "-"));
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public void Two_households_are_two_subjects_and_a_household_is_no_proposal_of_its_number()
    {
        var subjects = new SubjectStandings(Subjects.Proposals, new HashSet<string> { "h-1", "h-2", "p-1" });
        Assert.Empty(Deciding(Terminate, Terminate with { Household = "h-2" }));
        Assert.Empty(Deciding(Admit, Terminate with { Household = "p-1" }));
        Assert.Equal(["resolution.twice MUS-2 /1 -"], Deciding(Terminate, Terminate));

        IEnumerable<string> Deciding(params DecisionDraft[] drafts) =>
            Told.Of(DeliberationDecider.Decide(new DeliberationCommand.RecordDecisions(drafts, subjects, Samples.VillageOfficer), Open(), Samples.Policy, Samples.Now).Violations);
    }

    private static IEnumerable<string> Wrong(params InvitationDraft?[] drafts) =>
        Told.Of(DeliberationDecider.Decide(new DeliberationCommand.Invite(drafts, Samples.VillageOfficer), Open(), Samples.Policy, Samples.Now).Violations);
}
