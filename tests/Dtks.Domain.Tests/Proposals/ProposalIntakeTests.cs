using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Tests.Proposals;

[Trait("rule", "PRO-2")]
public class ProposalIntakeTests
{
    private static IEnumerable<(string Code, string? Pointer)> Wrong(ProposalDraft? draft) => ProposalDecider
        .Decide(new ProposalCommand.Submit("p-1", "track-1", draft, Samples.Citizen), null, Samples.Policy, Samples.Now)
        .Violations.Select(v => (v.Code, v.Pointer));

    [Fact]
    public void A_good_proposal_is_submitted_with_its_programmes_in_order()
    {
        var state = Samples.Run(
            null, new ProposalCommand.Submit("p-1", "track-1", Samples.Draft() with { Programmes = ["PBI-JKN", "PKH"] }, Samples.Citizen));
        Assert.Equal(ProposalStatus.Submitted, state.Status);
        Assert.Equal([Programme.Pkh, Programme.PbiJkn], state.Programmes);
        Assert.Equal("+6281200000001", state.Contact.Phone);
        Assert.Equal("citizen-1", state.ProposedBy);
        var entry = Assert.Single(state.History);
        Assert.Equal((ProposalEventCodes.Submitted, "2024-05-08/1", Samples.Now), (entry.Meta.Code, entry.Meta.Policy, entry.Meta.At));
    }

    [Theory]
    [Trait("rule", "PRO-1")]
    [Trait("rule", "PRO-3")]
    [Trait("rule", "PRO-4")]
    [InlineData(Role.Citizen, ProposalSource.Citizen)]
    [InlineData(Role.VillageOfficer, ProposalSource.Village)]
    [InlineData(Role.RegencyOfficer, ProposalSource.Regency)]
    [InlineData(Role.MinistryOfficer, ProposalSource.Ministry)]
    public void The_role_tells_the_source(Role role, ProposalSource source) =>
        Assert.Equal(source, Samples.Submitted(by: Samples.Citizen with { Role = role }).Source);

    [Theory]
    [Trait("rule", "PRO-1")]
    [InlineData(Role.Regent)]
    [InlineData(Role.VillageHead)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.System)]
    public void Other_roles_do_not_propose(Role role)
    {
        var command = new ProposalCommand.Submit("p-1", "t", Samples.Draft(), Samples.Citizen with { Role = role });
        var violation = Assert.Single(ProposalDecider.Decide(command, null, Samples.Policy, Samples.Now).Violations);
        Assert.Equal((ProposalViolations.Role, ViolationKind.Refused, "PRO-1"), (violation.Code, violation.Kind, violation.Rule));
    }

    [Fact]
    public void Everything_missing_is_named()
    {
        Assert.Equal([(InputViolations.Required, "")], Wrong(null));
        Assert.Equal(
            ["/kind", "/programmes", "/household", "/contact"], Wrong(new ProposalDraft(null, null, null, null)).Select(v => v.Pointer));
    }

    [Theory]
    [InlineData("register", "", null, null)]
    [InlineData("register", "PKH", ProposalViolations.ProgrammesForbidden, "/programmes")]
    [InlineData("registerWithAssistance", "", ProposalViolations.ProgrammesRequired, "/programmes")]
    [InlineData("assistance", "", ProposalViolations.ProgrammesRequired, "/programmes")]
    [InlineData("assistance", "PKH,BPNT,PBI-JKN", null, null)]
    [InlineData("assistance", "PKH,BPNT,PKH", ProposalViolations.ProgrammeTwice, "/programmes/2")]
    [InlineData("assistance", "PKH,BLT", InputViolations.UnknownValue, "/programmes/1")]
    [InlineData("Assistance", "PKH", InputViolations.UnknownValue, "/kind")]
    public void Programmes_fit_the_kind(string kind, string programmes, string? code, string? pointer)
    {
        var wrong = Wrong(Samples.Draft() with { Kind = kind, Programmes = programmes.Split(',', StringSplitOptions.RemoveEmptyEntries) });
        Assert.Equal(code is null ? [] : [(code, pointer)], wrong);
    }

    [Theory]
    [InlineData("081234567890", "+6281234567890")]
    [InlineData("6281234567890", "+6281234567890")]
    [InlineData("62 812-3456-7890", "+6281234567890")]
    [InlineData("+62 812 3456 7890", "+6281234567890")]
    [InlineData("+62 (0)812-3456-7890", "+6281234567890")]
    [InlineData("81234567890", "+6281234567890")]
    [InlineData("0812.3456.7890", "+6281234567890")]
    [InlineData("0812\u00a03456\u00a07890", "+6281234567890")]
    [InlineData("(0812) 34567890", "+6281234567890")]
    [InlineData("\u200b081234567890 ", "+6281234567890")]
    [InlineData("(0275) 321001", "+62275321001")]
    [InlineData("021 7654321", "+62217654321")]
    [InlineData("021-5551234", "+62215551234")]
    [InlineData("0812/3456/7890", "+6281234567890")]
    [InlineData("62811234567", "+62811234567")]
    [InlineData("62 21 5551234", "+62215551234")]
    [InlineData("62-0812-3456-7890", "+6281234567890")]
    [InlineData("(62) 812 3456 7890", "+6281234567890")]
    [InlineData("(+62) 812 3456 7890", "+6281234567890")]
    [InlineData("0062 812 3456 7890", "+6281234567890")]
    [InlineData("00 62 (0)21 5551234", "+62215551234")]
    [InlineData("00000000000", null)]
    [InlineData("5551234", null)]
    [InlineData("62", null)]
    [InlineData("0062", null)]
    [InlineData("+620000000001", null)]
    [InlineData("62 812 3456 7890 123", null)]
    [InlineData("001 812 3456 7890", null)]
    [InlineData("0060 12 345 6789", null)]
    [InlineData("021-5551234/5", null)]
    [InlineData("+1 812 0000 0001", null)]
    [InlineData("0812", null)]
    [InlineData("0812345678901234567", null)]
    [InlineData("0812OOOO001", null)]
    [InlineData("0812 3456 7890 ext 3", null)]
    [InlineData("0812 3456 7890 / 0813 3456 7890", null)]
    [InlineData("", null)]
    public void A_phone_number_is_taken_as_Indonesians_write_it_and_kept_as_it_is_dialled(string phone, string? kept)
    {
        var draft = Samples.Draft() with { Contact = new ContactDraft(phone) };
        Assert.Equal(kept is null ? [(PersonViolations.PhoneFormat, "/contact/phone")] : [], Wrong(draft));
        if (kept is not null) Assert.Equal(kept, Samples.Run(null, new ProposalCommand.Submit("p-1", "t", draft, Samples.Citizen)).Contact.Phone);
    }

    [Fact]
    public void An_id_is_used_once()
    {
        var again = ProposalDecider.Decide(
            new ProposalCommand.Submit("p-1", "t", Samples.Draft(), Samples.Citizen), Samples.Submitted(), Samples.Policy, Samples.Now);
        Assert.Equal(ViolationKind.Conflict, again.Kind);
    }

    [Fact]
    public void Only_submission_begins_a_proposal()
    {
        var decision = ProposalDecider.Decide(new ProposalCommand.Lapse(), null, Samples.Policy, Samples.Now);
        Assert.Equal(ProposalViolations.Missing, Assert.Single(decision.Violations).Code);
    }
}
