using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Problems;

namespace Dtks.Platform.Tests.Access;

[Trait("rule", "GOV-2")]
public sealed class AdmissionTests
{
    private const string Village = "3306162001";

    private readonly Admission _admission = new(new Known(Village, "3306"));

    [Theory]
    [InlineData(Reach.Own, Village, true)]
    [InlineData(Reach.Own, "3306", false)]
    [InlineData(Reach.Above, Village, false)]
    [InlineData(Reach.Above, "330616", true)]
    [InlineData(Reach.Above, "3306", true)]
    [InlineData(Reach.Above, "33", true)]
    [InlineData(Reach.Above, "ID", true)]
    [InlineData(Reach.Own | Reach.Above, "3306162002", false)]
    [InlineData(Reach.Own | Reach.Above, "330617", false)]
    [InlineData(Reach.Own | Reach.Above | Reach.Below, "3305", false)]
    [InlineData(Reach.None, Village, false)]
    public void A_place_is_reached_from_where_the_function_says(Reach reach, string own, bool reached) =>
        Assert.Equal(reached, IsAdmitted(new AccessAttribute(Role.Auditor) { Area = "village", Reach = reach }, Holder(own, Role.Auditor), Village));

    [Theory]
    [InlineData(Reach.Own | Reach.Above, false)]
    [InlineData(Reach.Below, true)]
    public void A_place_is_reached_from_below_only_where_the_function_says(Reach reach, bool reached) =>
        Assert.Equal(reached, IsAdmitted(new AccessAttribute(Role.Auditor) { Area = "regency", Reach = reach }, Holder(Village, Role.Auditor), "3306"));

    [Fact]
    public void A_caller_acts_in_the_first_role_of_theirs_that_the_function_names()
    {
        var access = new AccessAttribute(Role.Regent, Role.RegencyOfficer, Role.Auditor) { Area = "regency" };

        var caller = _admission.Admit(Rule(access), Holder("3306", Role.Auditor, Role.RegencyOfficer, Role.Citizen), "3306");

        Assert.Equal(new Actor("subject", Role.RegencyOfficer, AreaCode.Parse("3306")), caller.Actor);
    }

    [Theory]
    [InlineData(Role.VillageHead, "33", "forbidden.level")]
    [InlineData(Role.VillageHead, "3306", "forbidden.level")]
    [InlineData(Role.Citizen, "ID", "forbidden.level")]
    [InlineData(Role.Regent, "ID", "forbidden.level")]
    [InlineData(Role.Regent, Village, "forbidden.level")]
    [InlineData(Role.DistrictHead, "3306", "forbidden.level")]
    [InlineData(Role.MinistryOfficer, "33", "forbidden.levelNation")]
    [InlineData(Role.Operator, "3306", "forbidden.levelNation")]
    [InlineData(Role.SectionOfficer, "3306", "forbidden.claim")]
    [InlineData(Role.Giver, "3306", "forbidden.claim")]
    public void A_role_with_an_area_of_another_level_or_without_its_claim_is_403(Role role, string area, string code) =>
        Refused(403, code, new AccessAttribute(role) { Area = "village" }, Holder(area, role), Village);

    [Fact]
    public void Of_several_roles_the_one_that_fits_the_area_is_acted_in()
    {
        var access = new AccessAttribute(Role.Citizen, Role.RegencyOfficer) { Area = "village" };

        Assert.Equal(Role.RegencyOfficer, _admission.Admit(Rule(access), Holder("3306", Role.Citizen, Role.RegencyOfficer), Village).Role);
    }

    [Fact]
    public void A_section_officer_and_a_giver_come_in_with_their_claims()
    {
        var access = new AccessAttribute(Role.SectionOfficer, Role.Giver) { Area = "regency" };
        var officer = _admission.Admit(Rule(access), Holder("3306", Role.SectionOfficer) with { Section = Section.Health }, "3306");
        var giver = _admission.Admit(Rule(access), Holder("3306", Role.Giver) with { Giver = "CONTOH PEMBERI" }, "3306");

        Assert.Equal((Section.Health, null, "CONTOH PEMBERI"), (officer.Section, officer.Giver, giver.Giver));
    }

    [Fact]
    public void Without_a_role_that_it_names_it_is_403_whatever_the_path() =>
        Refused(403, "forbidden.role", new AccessAttribute(Role.Regent) { Area = "regency" }, Holder("3306", Role.Auditor), "none");

    [Theory]
    [InlineData("330616")]
    [InlineData("33061620010")]
    [InlineData("330616200x")]
    [InlineData("ID")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_area_of_the_level_is_404(string? named) =>
        Refused(404, "notFound", new AccessAttribute(Role.Auditor) { Area = "village" }, Holder("ID", Role.Auditor), named);

    [Fact]
    public void An_area_that_is_not_there_is_404_within_ones_own_and_403_outside()
    {
        var access = new AccessAttribute(Role.Auditor) { Area = "village" };
        Refused(404, "notFound", access, Holder("3306", Role.Auditor), "3306999999");
        Refused(403, "forbidden.area", access, Holder("3305", Role.Auditor), "3306999999");
    }

    [Fact]
    public void An_area_of_any_level_is_read_where_the_function_says() =>
        Assert.True(IsAdmitted(new AccessAttribute(Role.Auditor) { Area = "area" }, Holder("ID", Role.Auditor), "3306"));

    [Theory]
    [InlineData("ID", true)]
    [InlineData("33", false)]
    [InlineData(Village, false)]
    public void What_is_the_nations_is_reached_from_the_nation(string own, bool reached) =>
        Assert.Equal(reached, IsAdmitted(new AccessAttribute(Role.Auditor) { Area = AccessArea.Nation }, Holder(own, Role.Auditor), named: null));

    [Fact]
    public void A_place_that_the_query_names_is_held_to_and_what_is_none_is_the_functions_to_tell()
    {
        var access = new AccessAttribute(Role.Auditor) { Area = AccessArea.InQuery };
        Assert.True(IsAdmitted(access, Holder("3306", Role.Auditor), Village));
        Assert.False(IsAdmitted(access, Holder("3305", Role.Auditor), Village));
        Assert.False(IsAdmitted(access, Holder("3306", Role.Auditor), "ID"));
        Assert.True(IsAdmitted(access, Holder("3305", Role.Auditor), "none"));
        Assert.True(IsAdmitted(access, Holder("3305", Role.Auditor), named: ""));
    }

    [Fact]
    public void Whom_a_function_shows_but_their_own_comes_in_from_anywhere_and_nobody_else_does()
    {
        var access = new AccessAttribute(Role.Citizen, Role.VillageOfficer) { Area = "village", Concerned = [Role.Citizen] };
        Assert.True(IsAdmitted(access, Holder("3201012001", Role.Citizen), Village));
        Refused(403, "forbidden.area", access, Holder("3201012001", Role.VillageOfficer), Village);
    }

    [Theory]
    [InlineData("3306", true)]
    [InlineData(Village, true)]
    [InlineData("3305", false)]
    public void A_place_that_the_body_names_is_held_to_as_the_function_says(string own, bool reached)
    {
        var caller = _admission.Admit(Rule(new AccessAttribute(Role.Auditor) { Area = AccessArea.InBody }), Holder(own, Role.Auditor), named: null);

        var e = Record.Exception(() => caller.RequireArea(AreaCode.Parse(Village), "/household/village"));

        Assert.Equal(reached, e is null);
        if (e is ProblemException refused)
            Assert.Equal((403, "/household/village"), (refused.Problem.Status, Assert.Single(refused.Problem.Errors!).Pointer));
    }

    private bool IsAdmitted(AccessAttribute access, TokenHolder holder, string? named)
    {
        try
        {
            return _admission.Admit(Rule(access), holder, named) is not null;
        }
        catch (ProblemException e)
        {
            Assert.Equal((403, "forbidden.area", "GOV-2"), (e.Problem.Status, e.Problem.Code, e.Problem.Rule));
            return false;
        }
    }

    private void Refused(int status, string code, AccessAttribute access, TokenHolder holder, string? named)
    {
        var e = Assert.Throws<ProblemException>(() => _admission.Admit(Rule(access), holder, named));

        Assert.Equal((status, code), (e.Problem.Status, e.Problem.Code));
    }

    private static AccessRule Rule(AccessAttribute access) => new("Function", ["GET"], "things", access);

    private static TokenHolder Holder(string area, params Role[] roles) => new("subject", "Contoh", roles.ToHashSet(), AreaCode.Parse(area));

    private sealed class Known(params string[] codes) : IKnownAreas
    {
        public bool Exists(string? code) => codes.Contains(code);
    }
}
