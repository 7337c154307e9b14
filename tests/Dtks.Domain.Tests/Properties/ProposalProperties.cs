using Dtks.Domain.Areas;
using Dtks.Domain.Proposals;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Dtks.Domain.Tests.Properties;

public class ProposalProperties
{
    [Fact]
    public void Any_command_on_any_state_is_answered_and_what_happens_is_a_legal_transition()
    {
        var gen = from state in GenerateProposals.States
                  from command in GenerateProposals.Commands
                  from now in GenerateProposals.Instants
                  select (state, command, now);
        Generate.Holds(gen, t => AssertLegal(t.state, t.command, t.now, out _), 2000);
    }

    [Fact]
    public void A_history_of_any_commands_walks_the_graph_and_records_every_step()
    {
        var gen = from first in Gen.Elements(Samples.Citizen, Samples.VillageOfficer)
                  from kind in Gen.Elements("register", "registerWithAssistance", "assistance")
                  from steps in Gen.Zip(GenerateProposals.Commands, GenerateProposals.Instants).ListOf(12)
                  select (Start: Samples.Submitted(kind, first), steps);
        Generate.Holds(gen, t =>
        {
            var state = t.Start;
            foreach (var (command, now) in t.steps)
            {
                AssertLegal(state, command, now, out var next);
                state = next!;
            }

            Assert.Equal(state.Status, state.History[^1].Status);
            Assert.All(
                state.History.Zip(state.History.Skip(1)).Where(p => p.Second.Meta.Code != ProposalEventCodes.NumbersLost), p => Assert.Contains(p.Second.Status, ProposalStatuses.After(p.First.Status)));
            Assert.All(state.History, h => Assert.Equal(Samples.Policy.Id, h.Meta.Policy));
        }, 200);
    }

    [Fact]
    public void What_a_message_or_timer_asks_twice_happens_once()
    {
        var gen = from state in GenerateProposals.States
                  from command in GenerateProposals.Commands
                  from now in GenerateProposals.Instants
                  where state is not null && command is not (ProposalCommand.Submit or ProposalCommand.Verify or ProposalCommand.Settle or ProposalCommand.Withdraw or ProposalCommand.Correct)
                  select (State: state!, command, now);
        Generate.Holds(gen, t =>
        {
            AssertLegal(t.State, t.command, t.now, out var once);
            var again = ProposalDecider.Decide(t.command, once, Samples.Policy, t.now);
            if (once != t.State) Assert.Empty(again.Violations);
            Assert.Empty(again.Events);
        });
    }

    [Fact]
    [Trait("rule", "PRO-7")]
    public void The_lapse_is_at_local_midnight_after_day_thirty()
    {
        var gen = from day in Gen.Choose(0, 365 * 80).Select(d => new LocalDate(2014, 1, 1).PlusDays(d))
                  from zone in Gen.Elements(TimeZones.Wib, TimeZones.Wita, TimeZones.Wit)
                  select (day, zone);
        Generate.Holds(gen, t =>
        {
            var lapse = Lapse.LapseInstant(Lapse.DueOn(t.day, Samples.Policy), t.zone);
            Assert.Equal(t.day.PlusDays(31).AtMidnight(), lapse.InZone(t.zone).LocalDateTime);
            Assert.Equal(Duration.FromDays(31), lapse - t.day.AtStartOfDayInZone(t.zone).ToInstant());
        });
    }

    private static void AssertLegal(ProposalState? state, ProposalCommand command, Instant now, out ProposalState? next)
    {
        var decision = ProposalDecider.Decide(command, state, Samples.Policy, now);
        Assert.True(decision.IsAccepted || decision.Events.Count == 0);
        next = state;
        foreach (ProposalEvent happened in decision.Events)
        {
            var after = ProposalDecider.Evolve(next, happened);
            if (next is null) Assert.Equal(ProposalStatus.Submitted, after.Status);
            else if (happened is ProposalNumbersLost) Assert.Equal(next.Status, after.Status);
            else Assert.Contains(after.Status, ProposalStatuses.After(next.Status));
            Assert.Equal((next?.History.Count ?? 0) + 1, after.History.Count);
            next = after;
        }
    }
}
