using Dtks.Domain.Citizens;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Tests.Citizens;

/// <summary>A citizen's registration with population data.</summary>
[Trait("rule", "PRO-4")]
public class RegistrationTests
{
    private static readonly RegistrationDraft Draft = new(Samples.HeadDraft, "3306010101100001", Samples.VillageWib, new AddressDraft("Jalan Contoh 1", "1", "02"));

    private static RegistrationDraft Other => Draft with { Member = Samples.HeadDraft with { Name = "Contoh Lain" } };

    [Theory]
    [InlineData(80, null, RegistrationStatus.Confirmed, "registration.confirmed")]
    [InlineData(79, null, RegistrationStatus.Mismatched, "registration.mismatched")]
    [InlineData(100, PopulationField.MotherMaidenName, RegistrationStatus.Mismatched, "registration.mismatched")]
    public void It_is_confirmed_by_all_fields_and_the_address(int address, PopulationField? differs, RegistrationStatus status, string code)
    {
        var compared = Compare(Registered(), differs is { } field ? Samples.Match(address, field) : Samples.Match(address));
        Assert.Equal((status, code, "PRO-5"), (compared.Status, compared.Last.Code, compared.Last.Rule));
        Assert.NotNull(compared.Match);
    }

    [Fact]
    public void One_that_is_not_told_is_to_be_sent_again()
    {
        var untold = Compare(Registered(), null);
        Assert.Equal((RegistrationStatus.Mismatched, "registration.notCompared", null), (untold.Status, untold.Last.Code, untold.Match));
    }

    [Fact]
    public void The_same_again_is_nothing_while_it_waits_or_is_confirmed_and_a_new_attempt_after_a_mismatch()
    {
        var (submitted, confirmed, mismatched) = (Registered(), Compare(Registered(), Samples.Match()), Compare(Registered(), Samples.Match(0)));
        Assert.Empty(Register(Draft, submitted).Events);
        Assert.Empty(Register(Draft, confirmed).Events);
        Assert.Equal(2, Next(mismatched, Register(Draft, mismatched)).Attempts);
        Assert.Empty(RegistrationDecider.Compare(Samples.Match(0), confirmed, Samples.Policy, Samples.Now).Events);
    }

    [Fact]
    public void What_is_confirmed_holds_until_other_data_are()
    {
        var confirmed = Compare(Registered(), Samples.Match());
        Assert.Null(confirmed.InForce);
        var other = Next(confirmed, Register(Other, confirmed));
        Assert.Equal((RegistrationStatus.Submitted, null, 2), (other.Status, other.Match, other.Attempts));

        foreach (var state in new[] { other, Compare(other, Samples.Match(79)), Compare(other, null) })
        {
            Assert.Equal(new RegistrationInForce(confirmed.Person, confirmed.Last.At), state.InForce);
        }

        // Through further attempts too, until one is confirmed: then that one holds.
        var mismatched = Compare(other, Samples.Match(79));
        var third = Next(mismatched, Register(Other, mismatched));
        Assert.Equal(confirmed.Person, third.InForce!.Person);
        var now = Compare(third, Samples.Match(80));
        Assert.Equal((RegistrationStatus.Confirmed, null, "Contoh Lain"), (now.Status, now.InForce, now.Person.Member.Name));
    }

    [Fact]
    public void What_never_was_confirmed_does_not_hold()
    {
        var mismatched = Compare(Registered(), Samples.Match(79));
        Assert.Null(Next(mismatched, Register(Other, mismatched)).InForce);
    }

    [Fact]
    public void The_data_in_force_sent_again_hold_until_the_population_register_denies_them()
    {
        var confirmed = Compare(Registered(), Samples.Match());
        var other = Next(confirmed, Register(Other, confirmed));
        var again = Next(other, Register(Draft, other));

        Assert.Equal(RegistrationStatus.Confirmed, Compare(again, Samples.Match()).Status);
        Assert.NotNull(Compare(again, null).InForce);
        Assert.Null(Compare(again, Samples.Match(79)).InForce);
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public void A_NIK_is_not_the_cards_number() => Assert.Equal(
        ["family.nikIsCard REG-2 /member/nik -"], Told.Of(Register(Draft with { FamilyCardNumber = Samples.HeadDraft.Nik }, null).Violations));

    [Fact]
    public void What_is_wrong_is_told_where_it_stands()
    {
        var wrong = Register(new RegistrationDraft(Samples.HeadDraft with { Nik = "1" }, "2", "33", new AddressDraft("Jalan", "x", "1")), null).Violations;
        Assert.Equal(["/familyCardNumber", "/village", "/address/rt", "/member/nik"], wrong.Select(v => v.Pointer));
        Assert.Equal(["/familyCardNumber", "/village", "/address", "/member"], Register(new RegistrationDraft(null, null, null, null), null).Violations.Select(v => v.Pointer));
        Assert.Single(Register(null, null).Violations);
    }

    [Theory]
    [InlineData(true, false, "proposal.registrationRequired PRO-4 - -")]
    [InlineData(true, true, null)]
    [InlineData(false, false, null)]
    public void A_citizen_proposes_only_once_registered_where_the_policy_requires_it(bool required, bool registered, string? told)
    {
        var policy = Samples.Policy with { RegistrationRequired = required };
        var decision = ProposalDecider.Decide(new ProposalCommand.Submit("p-1", "t", Samples.Draft(), Samples.Citizen, registered), null, policy, Samples.Now);
        Assert.Equal(told, decision.IsAccepted ? null : Told.Of(Assert.Single(decision.Violations)));
        Assert.True(ProposalDecider.Decide(new ProposalCommand.Submit("p-1", "t", Samples.Draft(), Samples.VillageOfficer, registered), null, policy, Samples.Now).IsAccepted);
    }

    [Fact]
    public void Today_none_is_required() => Assert.False(Samples.Policy.RegistrationRequired);

    [Fact]
    [Trait("rule", "REG-3")]
    public void It_is_hidden() => Assert.Equal(("[registration]", "[person]"), (Draft.ToString(), Registered().Person.ToString()));

    private static RegistrationState Registered() => Next(null, Register(Draft, null));

    private static Decision<RegistrationEvent> Register(RegistrationDraft? draft, RegistrationState? state) => RegistrationDecider.Register(draft, Samples.Citizen, state, Samples.Policy, Samples.Now);

    private static RegistrationState Compare(RegistrationState state, PopulationMatch? answer) => Next(state, RegistrationDecider.Compare(answer, state, Samples.Policy, Samples.Now));

    private static RegistrationState Next(RegistrationState? state, Decision<RegistrationEvent> decision) => decision.Events.Aggregate(state, RegistrationDecider.Evolve)!;
}
