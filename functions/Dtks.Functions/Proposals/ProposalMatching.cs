using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Population;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;
using Dtks.Platform.Telemetry;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Holds a proposal against the population register (PRO-5), claims its numbers once they are confirmed (REG-5), and drives on what waited for
/// numbers. What asks for a household that moved meanwhile goes on where that stands (REG-8). Done twice, it finds the proposal moved on and does nothing.
/// </summary>
public sealed class ProposalMatching(
    ProposalRepository repository,
    ProposalClaims numbers,
    AssistanceClaims asked,
    MismatchedAttempts attempts,
    PopulationRegister population,
    HouseholdRepository households,
    RemovedNumbers removed,
    ProposalHandover handover,
    ChangeCommit commit,
    OptimisticRetry retry,
    Instruments instruments)
{
    private static readonly RegisterStanding Unknown = new(ClaimedByOther: false, FamilyRegistered: false, Receiving: []);

    /// <summary>Matches one proposal, or has it try for its numbers again.</summary>
    /// <exception cref="MessageException">There is no such proposal.</exception>
    public async Task MatchAsync(ProposalMessage message, CancellationToken cancellation)
    {
        var matched = await retry.RetryAsync(
            async () =>
            {
                var found = await repository.FindAsync(message.Village, message.Proposal, cancellation)
                    ?? throw new MessageException($"there is no proposal {message.Proposal} in {message.Village}");
                return await CommandAsync(found.State, cancellation) is { } command ? await DoAsync(found, command, cancellation) : found.State;
            },
            cancellation);
        if (matched is { Kind: ProposalKind.Assistance, About: { } household })
        {
            await handover.FollowAsync(message.Village, household, message.Proposal, reviewed: false, cancellation);
        }
    }

    private async Task<ProposalCommand?> CommandAsync(ProposalState proposal, CancellationToken cancellation) => proposal switch
    {
        { Status: ProposalStatus.Submitted } => await MatchAsync(proposal, cancellation),
        { Status: ProposalStatus.Contested } => new ProposalCommand.Resume(Answer: null, await numbers.ClaimAsync(proposal, cancellation)),
        { AwaitsNumbers: true } => await ConfirmAsync(proposal, cancellation),
        _ => null,
    };

    private async Task<ProposalState> DoAsync(ProposalDocument found, ProposalCommand command, CancellationToken cancellation)
    {
        var events = Accepted.Events(repository.Decide(command, found.State, found.State.Village));
        if (events.Count == 0)
        {
            return found.State;
        }

        var (change, state) = repository.Change(found, events);
        await commit.SaveAsync(change, cancellation);
        instruments.Contested(events.Count(e => e is ProposalContested));
        return state;
    }

    private async Task<ProposalCommand> MatchAsync(ProposalState proposal, CancellationToken cancellation)
    {
        var people = ComparedPeople.Of(proposal);
        if (await attempts.AreSpentAsync(people, cancellation))
        {
            return new ProposalCommand.LeaveUncompared();
        }

        var answers = await population.CompareAsync(proposal.Family, times: null, cancellation);
        var (match, policy) = (PopulationMatch.Combine(answers), repository.Policy(proposal.Village));
        if (!match.Meets(policy))
        {
            // Where it moved to, it is compared with how it lives there.
            var named = await NamedAsync(proposal, answers, cancellation);
            if (named is not null && named.Village != proposal.Village && (proposal.About is not null || match.ConfirmsBearers))
            {
                return new ProposalCommand.HandOver(named.Village, Reviewed: true, named.Id);
            }

            var mismatched = answers.Select((answer, place) => (answer, place)).Where(a => !a.answer.Meets(policy)).Select(a => a.place);
            if (!await attempts.TryCountAsync(people, mismatched, cancellation))
            {
                return new ProposalCommand.LeaveUncompared();
            }

            if (proposal.Source == ProposalSource.Citizen)
            {
                return new ProposalCommand.Match(match, Unknown with { Household = named?.Id });
            }
        }

        return new ProposalCommand.Match(match, await StandingAsync(proposal, match, cancellation));
    }

    // The household that a proposal for assistance asks for, as far as who made it knows it (REG-3).
    private async Task<HouseholdState?> NamedAsync(ProposalState proposal, IReadOnlyList<PopulationMatch> answers, CancellationToken cancellation)
    {
        var knows = proposal.Kind == ProposalKind.Assistance && (proposal.About is not null || PopulationMatch.Knows(answers));
        return knows && await households.OfFamilyAsync(proposal.Family, cancellation) is { State: var household }
            && HouseholdStanding.Of(household, claimedByOther: false, proposal.Family, proposal.MadeAt()).FamilyRegistered ? household : null;
    }

    // What the deliberation admitted unconfirmed: the population register may know better by now, or papers settled it.
    private async Task<ProposalCommand> ConfirmAsync(ProposalState proposal, CancellationToken cancellation)
    {
        if (proposal.Match?.ConfirmsBearers == true || proposal.Settlement is { Won: true })
        {
            return new ProposalCommand.Resume(Answer: null, await numbers.ClaimAsync(proposal, cancellation));
        }

        var match = PopulationMatch.Combine(await population.CompareAsync(proposal.Family, times: null, cancellation));
        return new ProposalCommand.Resume(match, match.ConfirmsBearers ? await numbers.ClaimAsync(proposal, cancellation) : numbers.Unconfirmed(proposal));
    }

    // Only what is confirmed claims, and learns of who is in the register elsewhere (REG-3).
    private async Task<RegisterStanding> StandingAsync(ProposalState proposal, PopulationMatch match, CancellationToken cancellation)
    {
        if (proposal.Kind != ProposalKind.Assistance)
        {
            return match.ConfirmsBearers ? await numbers.ClaimAsync(proposal, cancellation) : Unknown;
        }

        var household = await households.OfFamilyAsync(proposal.Family, cancellation);
        if (household is null || (household.Village != proposal.Village.Value && !match.ConfirmsBearers))
        {
            return match.ConfirmsBearers && await removed.OfAsync(proposal.Family, cancellation) is { } left ? Unknown with { Removed = true, Household = left.Id } : Unknown;
        }

        return await asked.StandingAsync(proposal, household.State, cancellation);
    }
}
