using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Domain.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Dtks.Domain.Tests.Proposals;

/// <summary>A proposal goes along with its letter as often as that goes again, or goes its own way; late messages of before change nothing (RAT-5).</summary>
[Trait("rule", "RAT-5")]
public class ProposalResubmissionTests
{
    private static readonly Actor Citizen = Samples.Regent with { Subject = "citizen-1", Role = Role.Citizen };

    [Fact]
    public void It_goes_along_from_where_its_letter_left_it()
    {
        var along = Samples.Run(Returned(), Again(1));
        Assert.Equal((ProposalStatus.Ratified, "l-1", 1, 0), (along.Status, along.LetterId, along.LetterRound, along.ReturnReasons.Count));
        Assert.Equal((ProposalEventCodes.Resubmitted, "RAT-5", "regent-1"), (along.History[^1].Meta.Code, along.History[^1].Meta.Rule, along.History[^1].Meta.Subject));
        Assert.Equal(ProposalStatus.Registered, Samples.Run(along, Register(1)).Status);
        var twice = Samples.Run(Samples.Run(along, Return(1)), Again(2));
        Assert.Equal((ProposalStatus.Ratified, 2), (twice.Status, twice.LetterRound));
        Assert.Empty(Decide(Samples.Run(along, Return(1)), Again(1)).Events);
    }

    [Fact]
    public void What_does_not_wait_as_its_letter_left_it_does_not_go_along()
    {
        foreach (var state in new[] { Samples.Eligible(), Samples.Run(Returned(), new ProposalCommand.Withdraw(Citizen)), Samples.Run(Samples.Eligible(), new ProposalCommand.Ratify("l-1", Samples.Regent)) })
            Assert.Equal((ProposalViolations.NotAwaiting, "RAT-5"), (Decide(state, Again(1)).Violations.Single().Code, Decide(state, Again(1)).Violations.Single().Rule));
        Assert.Equal(ProposalViolations.NotAwaiting, Decide(Returned(), new ProposalCommand.Resubmit("l-2", 1, Samples.Regent)).Violations.Single().Code);
        foreach (var own in new[] { "citizen-1", "regency-1" })
            Assert.Equal(ProposalViolations.OwnProposal, Decide(Returned(), new ProposalCommand.Resubmit("l-1", 1, Samples.Regent with { Subject = own })).Violations.Single().Code);
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public void No_other_letter_takes_up_what_came_back()
    {
        Assert.Equal(ProposalViolations.NotAwaiting, Decide(Returned(), new ProposalCommand.Ratify("l-2", Samples.Regent)).Violations.Single().Code);
        Assert.False(Returned().AwaitsLetter());
        Assert.Contains(ProposalStatus.Ratified, ProposalStatuses.After(ProposalStatus.Returned));
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public void However_its_letter_goes_it_ends_in_one_place_and_late_messages_change_nothing() => Generate.Holds(
        from rounds in Gen.Choose(0, 4)
        from conforming in Gen.Elements(true, false)
        from leaves in Gen.Choose(-1, 4)
        from late in Gen.Choose(0, 3).ArrayOf(12)
        select (rounds, conforming, leaves, late),
        t =>
        {
            var (state, left, next) = (Samples.Run(Samples.Eligible(), new ProposalCommand.Ratify("l-1", Samples.Regent)), false, 0);
            for (var round = 0; round <= t.rounds; round++)
            {
                if (round > 0 && Decide(state, Again(round)) is var again)
                {
                    Assert.Equal(left, !again.IsAccepted);
                    state = again.Events.Aggregate(state, ProposalDecider.Evolve);
                    state = Late(state, round, t.late[next++]);
                }

                if (left) continue;
                state = Samples.Run(state, round == t.rounds && t.conforming ? Register(round) : Return(round));
                state = Late(state, round, t.late[next++]);
                if (round != t.leaves || state.Status != ProposalStatus.Returned) continue;
                (state, left) = (Samples.Run(state, new ProposalCommand.Withdraw(Citizen)), true);
            }

            Assert.Equal(left ? ProposalStatus.Withdrawn : t.conforming ? ProposalStatus.Registered : ProposalStatus.Returned, state.Status);
            Assert.True(state.History.Count(h => h.Status == ProposalStatus.Registered) <= 1);
        },
        1000);

    // What was sent for an earlier time, or twice, finds nothing to do.
    private static ProposalState Late(ProposalState state, int round, int which)
    {
        ProposalCommand[] late = round == 0 ? [new ProposalCommand.Ratify("l-1", Samples.Regent)] : [Return(round - 1), Again(round), Register(round - 1), new ProposalCommand.Ratify("l-1", Samples.Regent)];
        Assert.Empty(Decide(state, late[which % late.Length]).Events);
        return state;
    }

    private static ProposalState Returned() => Samples.Run(Samples.Run(Samples.Eligible(), new ProposalCommand.Ratify("l-1", Samples.Regent)), Return(0));

    private static ProposalCommand.Resubmit Again(int round) => new("l-1", round, Samples.Regent);

    private static ProposalCommand.Return Return(int round) => new("l-1", ["Lampiran kurang"], Samples.Ministry, round);

    private static ProposalCommand.Register Register(int round) => new("l-1", "h-1", Samples.Ministry, round);

    private static Decision<ProposalEvent> Decide(ProposalState state, ProposalCommand command) => ProposalDecider.Decide(command, state, Samples.Policy, Samples.Now);
}
