using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Population;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Holds a proposal against the population register (PRO-5) and claims its numbers (REG-5). Done twice, it finds the proposal moved on and
/// does nothing.
/// </summary>
public sealed class ProposalMatching(
    ProposalRepository repository, ClaimRepository claims, PopulationRegister population, HouseholdRepository households, ChangeCommit commit, OptimisticRetry retry, TimeProvider clock)
{
    private static readonly RegisterStanding Unknown = new(ClaimedByOther: false, FamilyRegistered: false, Receiving: []);

    /// <summary>Matches one proposal.</summary>
    /// <exception cref="MessageException">There is no such proposal.</exception>
    public Task MatchAsync(ProposalMessage message, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                var found = await repository.FindAsync(message.Village, message.Proposal, cancellation)
                    ?? throw new MessageException($"there is no proposal {message.Proposal} in {message.Village}");
                if (found.Status == ProposalStatus.Submitted)
                {
                    await MatchAsync(found, cancellation);
                }
            },
            cancellation);

    private async Task MatchAsync(ProposalDocument found, CancellationToken cancellation)
    {
        var match = await population.CompareAsync(found.State.Family, cancellation);
        var standing = Stopped(found.State, match) ? Unknown : await StandingAsync(found.State, cancellation);
        var events = Accepted.Events(repository.Decide(new ProposalCommand.Match(match, standing), found.State, found.State.Village));
        if (events.Count > 0)
        {
            await commit.SaveAsync(repository.Change(found, events).Change, cancellation);
        }
    }

    // What does not match claims nothing.
    private bool Stopped(ProposalState proposal, PopulationMatch match)
    {
        var today = TimeZones.DateIn(proposal.Village, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        return proposal.Source == ProposalSource.Citizen && !match.Meets(PolicyVersions.At(today));
    }

    private async Task<RegisterStanding> StandingAsync(ProposalState proposal, CancellationToken cancellation)
    {
        if (proposal.Kind != ProposalKind.Assistance)
        {
            return Unknown with { ClaimedByOther = !await claims.TryClaimAsync(proposal, cancellation) };
        }

        var claim = await claims.FindAsync(claims.CardId(proposal.Family), cancellation);
        if (claim?.Household is not { } household)
        {
            return Unknown;
        }

        var found = await households.FindAsync(claim.Village, household, cancellation);
        return HouseholdStanding.Of(found?.State, claimedByOther: claim.Village != proposal.Village.Value, proposal.Family);
    }
}
