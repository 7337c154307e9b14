using Dtks.Domain.Deliberations;
using Dtks.Domain.Evidence;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Domain.Tests.Deliberations;
using Dtks.Domain.Tests.Households;
using Dtks.Domain.Tests.Verification;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Tests.Kernel;

/// <summary>Nothing happens to what has not begun, and what nobody knows changes nothing.</summary>
public class BeginningsTests
{
    private static readonly EventMeta Meta = new(Samples.Now, Role.System, "system", "a.b", null, "2024-05-08/1");

    [Fact]
    public void An_event_before_the_first_is_a_fault_of_the_store()
    {
        Assert.Throws<InvalidOperationException>(() => ProposalDecider.Evolve(null, new ProposalWithdrawn(Meta)));
        Assert.Throws<InvalidOperationException>(() => DeliberationDecider.Evolve(null, new DeliberationConcluded(Meta, new Minutes(0, 0))));
        Assert.Throws<InvalidOperationException>(() => EvidenceDecider.Evolve(null, new EvidenceExpired(Meta)));
        Assert.Throws<InvalidOperationException>(() => HouseholdDecider.Evolve(null, new DeactivationProposed(Meta, new Deactivation("d-1", 1))));
        Assert.Throws<InvalidOperationException>(() => SheetDecider.Evolve(null, new SheetRatified(Meta, "l-1")));
    }

    [Fact]
    public void A_command_before_the_first_is_refused()
    {
        Assert.Equal(["proposal.missing - - -"], Told.Of(Decide(new ProposalCommand.Lapse(), null).Violations));
        Assert.Equal(["household.missing - - -"], Told.Of(HouseholdDecider.Decide(
            new HouseholdCommand.ProposeDeactivation("d-1", 1, Samples.VillageHead), null, Samples.Policy, Samples.Now).Violations));
        Assert.Equal(["evidence.unknown - - -"], Told.Of(EvidenceDecider.Decide(
            new EvidenceCommand.Expire(), null, Samples.Policy, Samples.Now).Violations));
        Assert.Equal(["sheet.missing VER-1 - -"], Told.Of(SheetDecider.Decide(new SheetCommand.Close(), null, Samples.Policy, Samples.Now).Violations));
        Assert.Equal(["deliberation.missing - - -"], Told.Of(DeliberationDecider.Decide(
            new DeliberationCommand.Conclude(null, [], Samples.VillageHead), null, Samples.Policy, Samples.Now).Violations));
    }

    [Fact]
    public void A_command_that_no_one_knows_is_refused()
    {
        const string unknown = "command.unknown - - -";
        Assert.Equal([unknown], Told.Of(Decide(new UnknownProposal(), Samples.Verifying()).Violations));
        Assert.Equal([unknown], Told.Of(DeliberationDecider.Decide(
            new UnknownDeliberation(), DeliberationSamples.Open(), Samples.Policy, Samples.Now).Violations));
        Assert.Equal([unknown], Told.Of(HouseholdDecider.Decide(
            new UnknownHousehold(), HouseholdSamples.Enrolled(), Samples.Policy, Samples.Now).Violations));
        Assert.Equal([unknown], Told.Of(SheetDecider.Decide(new UnknownSheet(), SheetSamples.Open(), Samples.Policy, Samples.Now).Violations));
        Assert.Equal([unknown], Told.Of(EvidenceDecider.Decide(
            new UnknownEvidence(), DeliberationSamples.Document(EvidenceKind.Minutes), Samples.Policy, Samples.Now).Violations));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public void What_happens_by_itself_is_done_by_the_system()
    {
        var lapsed = Samples.Run(Samples.Verifying(), new ProposalCommand.Lapse(), Samples.Now + Duration.FromDays(40));
        Assert.Equal((Role.System, "system"), (lapsed.History[^1].Meta.Role, lapsed.History[^1].Meta.Subject));
        Assert.Equal("ID", Actor.System.Area.Value);
    }

    [Fact]
    public void A_role_that_no_one_knows_has_no_level() => Assert.Throws<ArgumentOutOfRangeException>(() => RoleLevel.Of((Role)99));

    private static Decision<ProposalEvent> Decide(ProposalCommand command, ProposalState? state) =>
        ProposalDecider.Decide(command, state, Samples.Policy, Samples.Now);

    private sealed record UnknownProposal : ProposalCommand;

    private sealed record UnknownDeliberation : DeliberationCommand;

    private sealed record UnknownHousehold : HouseholdCommand;

    private sealed record UnknownSheet : SheetCommand;

    private sealed record UnknownEvidence : EvidenceCommand;
}
