using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using NodaTime;
using static Dtks.Domain.Tests.Partners.PartnerSamples;

namespace Dtks.Domain.Tests.Partners;

/// <summary>What the Ministry agrees with a partner, and what that gives.</summary>
[Trait("rule", "REG-3")]
public sealed class AgreementTests
{
    [Fact]
    public void All_that_is_wrong_with_an_agreement_is_named_at_once()
    {
        var wrong = new AgreementDraft(" ", "besok", "2020-02-30", ["name", "name", "phone"], ["3399", "3306", "3306", "33.06"], [], ["UIN"], null, 0, ["UPDATE"], null, "none");

        Assert.Equal(
            [
                "/purpose", "/from", "/until", "/fields/1", "/fields/2", "/areas/0", "/areas/2", "/areas/3", "/queries", "/idTypes/0", "/consentRequired", "/perDay", "/callback", "/signatures",
            ],
            Set(Registered, wrong).Violations.Select(v => v.Pointer));
        Assert.Equal(["root"], Told.Of(Set(Registered, null).Violations).Select(told => told.Split(' ')[2]));
        Assert.Equal(PartnerViolations.Number, PartnerDecider.SetAgreement(Registered, "PKS 1", Draft, Bounds, Context).Violations.Single().Code);
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(-1, 0, "partner.fromPast /from")]
    [InlineData(1, 0, "partner.period /until")]
    [InlineData(0, 1826, null)]
    [InlineData(0, 1827, "partner.period /until")]
    public void It_begins_today_or_later_and_ends_within_five_years(int from, int until, string? fault)
    {
        var draft = Draft with { From = Text(Today.PlusDays(from)), Until = Text(Today.PlusDays(until)) };
        Assert.Equal(fault, Set(Registered, draft).Violations.Select(v => $"{v.Code} {v.Pointer}").SingleOrDefault());
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(10_000_000, true)]
    [InlineData(0, false)]
    [InlineData(10_000_001, false)]
    public void A_days_messages_are_bounded(int perDay, bool isRight) => Assert.Equal(isRight, Set(Registered, Draft with { PerDay = perDay }).IsAccepted);

    [Fact]
    public void What_may_be_agreed_depends_on_where()
    {
        var loose = Bounds with { AllowUnsigned = true, AllowLoopback = true };
        var local = Draft with { Callback = "http://127.0.0.1:9/dci", Signatures = "bearer" };

        Assert.Equal(["partner.address", "partner.unsigned"], Set(Registered, local).Violations.Select(v => v.Code));
        Assert.Equal(SignatureRule.Bearer, After(Registered, PartnerDecider.SetAgreement(Registered, "PKS-1", local, loose, Context)).Agreements.Single().Signatures);
        Assert.Equal(SignatureRule.Signed, With(Draft).Agreements.Single().Signatures);
        Assert.Null(With(Draft with { Callback = null, Events = null }).Agreements.Single().Callback);
    }

    [Fact]
    public void Two_of_a_partner_never_hold_on_one_day()
    {
        var partner = With(Draft);

        Assert.Equal("partner.overlaps", Set(partner, Next(30), "PKS-2").Violations.Single().Code);
        Assert.True(Set(partner, Next(31), "PKS-2").IsAccepted);

        static AgreementDraft Next(int day) => Draft with { From = Text(Today.PlusDays(day)), Until = Text(Today.PlusDays(day + 10)) };
    }

    [Fact]
    public void The_same_again_changes_nothing_and_what_began_is_never_changed()
    {
        var partner = With(Draft);
        var later = At(Samples.Now + Duration.FromDays(3));

        Assert.Empty(Set(partner, Draft).Events);
        Assert.Empty(PartnerDecider.SetAgreement(partner, "PKS-1", Draft, Bounds, later).Events);
        Assert.Equal(ViolationKind.Conflict, Set(partner, Draft with { PerDay = 1001 }).Kind);
        Assert.Equal(ViolationKind.Conflict, PartnerDecider.SetAgreement(partner, "PKS-1", Draft with { PerDay = 1 }, Bounds, later).Kind);

        var coming = Draft with { From = Text(Today.PlusDays(1)) };
        Assert.Equal(7, After(With(coming), Set(With(coming), coming with { PerDay = 7 })).Agreements.Single().PerDay);
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void It_ends_from_yesterday_on_to_its_last_day(int day, bool isRight)
    {
        var partner = With(Draft);
        var ended = PartnerDecider.EndAgreement(partner.Agreements[0], new AgreementEndDraft(Text(Today.PlusDays(day))), Context);

        Assert.Equal(isRight, ended.IsAccepted);
        if (isRight) Assert.Equal(day >= 0, After(partner, ended).AgreementOn(Today) is not null);
    }

    [Fact]
    public void One_that_was_ended_makes_room_for_another_from_today_on()
    {
        var partner = With(Draft);
        partner = After(partner, PartnerDecider.EndAgreement(partner.Agreements[0], new AgreementEndDraft(Text(Today.PlusDays(-1))), Context));

        Assert.Equal("PKS-2", After(partner, Set(partner, Draft, "PKS-2")).AgreementOn(Today)!.Number);
    }

    [Fact]
    public void What_it_does_not_name_it_does_not_give()
    {
        var agreement = With(Draft with { Areas = ["3306"] }).Agreements.Single();

        Assert.Equal(["identifier", "name"], AgreementTerms.Fields.Where(agreement.PermitsField));
        Assert.Equal(["idtype-value"], AgreementTerms.Queries.Where(agreement.PermitsQuery));
        Assert.Equal(["NIK"], AgreementTerms.IdTypes.Where(agreement.PermitsIdType));
        Assert.Equal(["UPDATE"], AgreementTerms.Events.Where(agreement.PermitsEvent));
        Assert.Equal(
            [true, true, false, false, false], new[] { "3306", "3306162006", "33", "3307", "ID" }.Select(area => agreement.PermitsArea(AreaCode.Parse(area))));
        Assert.False(agreement.PermitsField("Name"));
    }

    [Fact]
    public void It_holds_from_its_first_to_its_last_day_in_Jakarta()
    {
        var agreement = With(Draft).Agreements.Single();
        var midnight = AgreementRules.EndOf(agreement.Until);

        Assert.True(agreement.HoldsOn(AgreementRules.DayOf(midnight - Duration.Epsilon)));
        Assert.False(agreement.HoldsOn(AgreementRules.DayOf(midnight)));
        Assert.Equal(17, midnight.InUtc().Hour);
        Assert.False(agreement.HoldsOn(agreement.From.PlusDays(-1)));
    }

    private static Decision<PartnerEvent> Set(Partner partner, AgreementDraft? draft, string number = "PKS-1") => PartnerDecider.SetAgreement(partner, number, draft, Bounds, Context);
}
