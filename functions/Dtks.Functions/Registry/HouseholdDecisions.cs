using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Registry;

/// <summary>Carries into the register what was decided elsewhere about a household (RAT-3, MUS-7).</summary>
public sealed class HouseholdDecisions(PolicyVersions policies, TimeProvider clock)
{
    /// <summary>
    /// Adds to the change that registers a proposal the household it becomes or adds to (RAT-3), with its audit entries and CloudEvents.
    /// Nothing is added when the same proposal was taken in before.
    /// </summary>
    /// <param name="change">The change that saves the proposal.</param>
    /// <param name="registered">The proposal, registered as this household.</param>
    /// <param name="existing">The household as it is; null when it is new.</param>
    /// <param name="by">The Ministry's reviewer.</param>
    /// <exception cref="ProblemException">409 when the proposal is not registered for this household.</exception>
    public void Register(ChangeSet change, ProposalState registered, HouseholdDocument? existing, Actor by)
    {
        ArgumentNullException.ThrowIfNull(registered);
        HouseholdCommand command = registered.Kind == ProposalKind.Assistance ? new HouseholdCommand.GrantAssistance(registered, by) : new HouseholdCommand.Enrol(registered, by);
        if (After(command, registered.Village, existing) is var (changed, events))
        {
            HouseholdRepository.AddTo(change, changed, events);
        }
    }

    /// <summary>The change by which a command is carried out on a household; null where nothing is new.</summary>
    /// <param name="found">The household as it is.</param>
    /// <param name="command">The command.</param>
    /// <param name="policy">The policy version that it goes by; null for today's.</param>
    /// <exception cref="ProblemException">What the register refuses.</exception>
    public ChangeSet? Change(HouseholdDocument found, HouseholdCommand command, PolicyVersion? policy = null)
    {
        ArgumentNullException.ThrowIfNull(found);
        return After(command, found.State.Village, found, policy) is var (changed, events) ? HouseholdRepository.Change(changed with { Unfollowed = true }, events) : null;
    }

    private (HouseholdDocument Changed, IReadOnlyList<HouseholdEvent> Events)? After(HouseholdCommand command, AreaCode village, HouseholdDocument? existing, PolicyVersion? policy = null)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var events = Accepted.Events(HouseholdDecider.Decide(command, existing?.State, policy ?? policies.At(TimeZones.DateIn(village, now)), now));
        if (events.Count == 0)
        {
            return null;
        }

        var state = events.Aggregate(existing?.State, HouseholdDecider.Evolve)!;
        var changed = existing is null
            ? new HouseholdDocument { Id = HouseholdDocument.IdOf(state.Id), Village = village.Value, State = state }
            : existing with { State = state };
        return (changed, events);
    }
}
