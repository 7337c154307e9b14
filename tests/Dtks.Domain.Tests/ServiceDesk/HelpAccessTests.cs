using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using static Dtks.Domain.Tests.ServiceDesk.HelpSamples;

namespace Dtks.Domain.Tests.ServiceDesk;

/// <summary>Whose business an application is.</summary>
[Trait("rule", "SVC-1")]
public sealed class HelpAccessTests
{
    [Fact]
    public void A_section_sees_its_own_and_data_those_that_are_not_past_the_look_up_and_the_village()
    {
        HelpOnlooker Of(Section section, string area = "3305") => new(Role.SectionOfficer, AreaCode.Parse(area), section);
        HelpApplicationState[] all = [Filed(), Checking(), Asked(), Found(), Meets(), Recommended(), Waiting()];

        Assert.All(all, state => Assert.True(HelpAccess.MaySee(state, Of(Section.Health))));
        Assert.All(all, state => Assert.False(HelpAccess.MaySee(state, Of(Section.Education))));
        Assert.All(all, state => Assert.False(HelpAccess.MaySee(state, Of(Section.Health, "3306"))));
        Assert.Equal([true, true, true, false, false, false, false], all.Select(state => HelpAccess.MaySee(state, Of(Section.Data))));
        Assert.False(HelpAccess.MaySee(Filed(), new HelpOnlooker(Role.SectionOfficer, Regency)));
    }

    [Fact]
    public void A_village_sees_whom_it_was_asked_of_and_a_giver_whom_it_was_recommended()
    {
        HelpOnlooker head = new(Role.VillageHead, Village), other = new(Role.VillageHead, AreaCode.Parse("3305012002")), giver = new(Role.Giver, Regency, Giver: "RSUD Contoh");

        Assert.Equal([false, true, false], new[] { Checking(), Asked(), Found() }.Select(state => HelpAccess.MaySee(state, head)));
        Assert.False(HelpAccess.MaySee(Asked(), other));
        Assert.Equal([false, true, true], new[] { Meets(), Recommended(), Waiting() }.Select(state => HelpAccess.MaySee(state, giver)));
        Assert.False(HelpAccess.MaySee(Waiting(), giver with { Giver = "Baznas Contoh" }));
    }

    [Fact]
    [Trait("rule", "SVC-5")]
    public void A_village_is_asked_until_it_answers_and_again_once_its_skm_ran_out_and_sees_no_notice_but_its_own_answers()
    {
        Assert.Equal([false, true, false], new[] { Checking(), Asked(), Found() }.Select(state => HelpAccess.IsAsked(state, Today)));
        var poor = Evolved(Asked(), VillageRules.Answer(Asked(), Poor("2026-11-02"), isTaken: false, Head, Samples.Policy, Samples.Now));
        Assert.Equal((false, true), (HelpAccess.IsAsked(poor, Today), HelpAccess.IsAsked(poor, Today.PlusDays(1))));

        var declined = Waiting() with { Status = HelpStatus.Ended, End = HelpEnd.Declined };
        Assert.Equal((false, true, true), (HelpAccess.MaySee(declined, HelpLetterKind.Notice, Role.VillageHead), HelpAccess.MaySee(declined, HelpLetterKind.Notice, Role.DeskOfficer), HelpAccess.MaySee(declined, HelpLetterKind.Recommendation, Role.VillageHead)));
        Assert.True(HelpAccess.MaySee(declined with { End = HelpEnd.NotPoor }, HelpLetterKind.Notice, Role.VillageHead));
        Assert.Equal((true, false, true), (HelpAccess.MaySee(HelpFileKind.VillagePhoto, Role.VillageOfficer), HelpAccess.MaySee(HelpFileKind.Ktp, Role.VillageHead), HelpAccess.MaySee(HelpFileKind.Ktp, Role.SectionOfficer)));
    }

    [Theory]
    [InlineData(Role.DeskOfficer, "3305", true)]
    [InlineData(Role.DeskOfficer, "3306", false)]
    [InlineData(Role.RegencyOfficer, "3305", true)]
    [InlineData(Role.Auditor, "ID", true)]
    [InlineData(Role.Auditor, "34", false)]
    [InlineData(Role.Citizen, "3305012001", false)]
    [InlineData(Role.Regent, "3305", false)]
    public void The_front_office_and_dinas_sosial_see_their_regencys(Role role, string area, bool sees) => Assert.Equal(sees, HelpAccess.MaySee(Found(), new HelpOnlooker(role, AreaCode.Parse(area))));
}
