using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Domain.Ratification;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>
/// Brings one proposal to where its letter stands: ratified, then registered or returned. It looks at letter and proposal as they are, so
/// it may be done twice and in any order.
/// </summary>
public sealed class RowApplication(
    ProposalRepository proposals, RatifiableRows ratifiable, HouseholdRepository households, HouseholdDecisions decisions, ProposalHandover handover, IComingBack returning, ChangeCommit commit,
    OptimisticRetry retry)
    : IDisposable
{
    // Over all pages that are worked at once: enough to keep the database busy, few enough that nobody else waits behind them.
    private readonly SemaphoreSlim _atOnce = new(16);

    /// <summary>Applies one row.</summary>
    /// <returns>Why the proposal is not where the letter stands; null when it is.</returns>
    public async Task<Violation?> ApplyAsync(LetterState letter, RatificationRow row, CancellationToken cancellation)
    {
        await _atOnce.WaitAsync(cancellation);
        try
        {
            var obstacle = await BringAsync(letter, row, cancellation);
            if (obstacle?.Code != LetterViolations.RowUnread)
            {
                return obstacle;
            }

            // What the letter did not bring back, for it could not be read then, comes back first: so it goes along, or is free.
            return await BringAsync(letter.BeforeItWentAgain(), row, cancellation) ?? await BringAsync(letter, row, cancellation);
        }
        finally
        {
            _atOnce.Release();
        }
    }

    /// <summary>Whether a proposal is ratified under a letter as it went, and neither registered nor back at its proposer: then nobody but the letter moves it.</summary>
    public async Task<bool> HoldsAsync(LetterState letter, RatificationRow row, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(row);
        return (await FindAsync(row, cancellation))?.State is { Status: ProposalStatus.Ratified } held && held.LetterId == letter.Id && (held.LetterRound ?? 0) <= letter.Round();
    }

    /// <inheritdoc />
    public void Dispose() => _atOnce.Dispose();

    private async Task<Violation?> BringAsync(LetterState letter, RatificationRow row, CancellationToken cancellation)
    {
        var obstacle = await retry.RetryAsync(() => TryAsync(letter, row, cancellation), cancellation);
        var stays = obstacle is null ? letter.Status != LetterStatus.Returned : obstacle.Code != FamilyChangeViolations.Ended;
        return stays ? obstacle : await FollowAsync(row, obstacle, cancellation);
    }

    // What the letter does not carry over (RAT-8), or gave back (RAT-5), goes on where its household stands now (REG-8): also where who worked this before ended in between.
    private async Task<Violation?> FollowAsync(RatificationRow row, Violation? obstacle, CancellationToken cancellation)
    {
        if (await FindAsync(row, cancellation) is not { State: { Kind: ProposalKind.Assistance } proposal } || await households.IdForAsync(proposal, cancellation) is not { } household)
        {
            return obstacle;
        }

        await handover.FollowAsync(row.Village.Value, household, row.Proposal, reviewed: obstacle is not null, cancellation);
        return obstacle is null ? null : await WhereItIsAsync(row, cancellation) ?? obstacle;
    }

    // It went on to another village, or ended with its household, there or here.
    private async Task<Violation?> WhereItIsAsync(RatificationRow row, CancellationToken cancellation) =>
        await proposals.FindWhereItIsAsync(row.Village.Value, row.Proposal, cancellation) is { State: var now } && Refusal.IsForGone(now) ? Ended()
        : (await FindAsync(row, cancellation))?.State.HandedTo is { } village ? Followed(village)
        : null;

    private Task<ProposalDocument?> FindAsync(RatificationRow row, CancellationToken cancellation) => proposals.FindAsync(row.Village.Value, row.Proposal, cancellation);

    private static Violation Ended() => Violation.Conflict(LetterViolations.RowEnded, "RAT-8");

    // Refused, also while it waited for its proposer: for who stands in the register again, or for what was stated of the household since.
    private static Violation? Since(string? refusal) => refusal switch
    {
        ProposalEventCodes.RefusedClaimed => Violation.Conflict(LetterViolations.RowLost, "RAT-8"),
        ProposalEventCodes.RefusedOutsideDeciles => Violation.Conflict(LetterViolations.RowOutsideDeciles, "REG-9"),
        _ => null,
    };

    private static Violation Followed(AreaCode village) => Violation.Conflict(LetterViolations.RowFollowed, "RAT-8", ("village", village.Value));

    // Where its letter goes to the Ministry again, it goes along if it still waits as that left it (RAT-5).
    private async Task<Violation?> TakeAlongAsync(LetterState letter, RatificationRow row, ProposalDocument? found, CancellationToken cancellation)
    {
        // What could not be read since its letter was signed was not even brought under it.
        var never = found?.State is { LetterId: null } waiting && waiting.AwaitsLetter();
        if ((never ? Violation.Conflict(LetterViolations.RowUnread, "RAT-5") : Elsewhere(found?.State, letter, row)) is { } obstacle)
        {
            return obstacle;
        }

        var regent = new Actor(letter.SignedBy, Role.Regent, letter.Regency);
        var decision = proposals.Decide(new ProposalCommand.Resubmit(letter.Id, letter.Round(), regent), found!.State, row.Village);
        if (decision.Events.Count > 0)
        {
            await SaveAsync(found, decision.Events, regent, cancellation);
        }

        return decision.Violations.Count > 0 ? decision.Violations[0] : null;
    }

    private Violation? Elsewhere(ProposalState? proposal, LetterState letter, RatificationRow row) =>
        proposal is { Status: ProposalStatus.HandedOver, HandedTo: { } village } ? Followed(village)
        : proposal is null || Refusal.IsForGone(proposal) || Since(Refusal.Of(proposal)?.Code) is not null || proposal.Status == ProposalStatus.Withdrawn ? Obstacle(proposal, letter, row)
        : proposal is { Status: ProposalStatus.Ratified } && proposal.LetterId == letter.Id && (proposal.LetterRound ?? 0) < letter.Round() ? Violation.Conflict(LetterViolations.RowUnread, "RAT-5")
        : proposal.LetterId != letter.Id || (proposal.Status != ProposalStatus.Returned && !(proposal.LetterRound >= letter.Round())) ? Violation.Conflict(LetterViolations.RowCorrected, "RAT-5")
        : Obstacle(proposal, letter, row);

    private async Task<Violation?> TryAsync(LetterState letter, RatificationRow row, CancellationToken cancellation)
    {
        var found = await FindAsync(row, cancellation);
        if (letter.Status == LetterStatus.Resubmitting)
        {
            return await TakeAlongAsync(letter, row, found, cancellation);
        }

        if (Obstacle(found?.State, letter, row) is { } obstacle)
        {
            return obstacle;
        }

        var regent = new Actor(letter.SignedBy, Role.Regent, letter.Regency);
        var ratified = proposals.Decide(new ProposalCommand.Ratify(letter.Id, regent), found!.State, row.Village);
        var reviewed = ratified.IsAccepted
            ? await ReviewAsync(letter, ratified.Events.Aggregate(found.State, ProposalDecider.Evolve), cancellation)
            : Decision<ProposalEvent>.Accept();
        IReadOnlyList<ProposalEvent> events = [.. ratified.Events, .. reviewed.Events];
        await (events is [.., ProposalRegistered] ? returning.BeforeRegistrationAsync(found, cancellation) : Task.CompletedTask);
        if (events.Count > 0)
        {
            await SaveAsync(found, events, reviewed.Events.Count > 0 ? Ministry(letter) : regent, cancellation);
        }

        // What stands against it since it was signed (GOV-3, REG-9) ends it once its letter is reviewed, and it is told why.
        return events is [.., ProposalRefused refused] ? Since(refused.Meta.Code) : ratified.Violations.Concat(reviewed.Violations).FirstOrDefault();
    }

    // What is carried over is exactly what was signed for (RAT-8).
    private Violation? Obstacle(ProposalState? proposal, LetterState letter, RatificationRow row) =>
        proposal is null ? Violation.Conflict(LetterViolations.RowMissing, "RAT-8")
        : proposal.HandedTo is { } village && proposal.LetterId != letter.Id ? Followed(village)
        : Refusal.IsForGone(proposal) ? Ended()
        : Since(Refusal.Of(proposal)?.Code) is { } since ? since
        : proposal.Status == ProposalStatus.Withdrawn ? Violation.Conflict(LetterViolations.RowWithdrawn, "RAT-8")
        : ratifiable.DigestOf(proposal) != row.Digest ? Violation.Refused(LetterViolations.RowChanged, "RAT-8")
        : null;

    private async Task<Decision<ProposalEvent>> ReviewAsync(LetterState letter, ProposalState proposal, CancellationToken cancellation)
    {
        if (letter.Status is not (LetterStatus.Returned or LetterStatus.Conforming or LetterStatus.Applied))
        {
            return Decision<ProposalEvent>.Accept();
        }

        var household = await households.IdForAsync(proposal, cancellation);

        // The family that assistance was asked for may be no more since it was covered, or stand in another village (REG-8).
        var asked = household is null || proposal.Kind != ProposalKind.Assistance ? null : (await households.FindAsync(proposal.Village.Value, household, cancellation))?.State;
        var ended = asked?.Ended;
        if (letter.Status == LetterStatus.Returned && (ended is null || ended.Reason == HouseholdEndReason.Moved))
        {
            // It waits for its proposer, also where it goes on elsewhere.
            return proposals.Decide(new ProposalCommand.Return(letter.Id, letter.Reasons, Ministry(letter), letter.Round()) { Alone = letter.SendsBackAlone() }, proposal, proposal.Village);
        }

        return ended is not null ? Decision<ProposalEvent>.Reject(Violation.Conflict(FamilyChangeViolations.Ended, "REG-8", ("reason", WireName.Of(ended.Reason))))
            : proposal is { Status: ProposalStatus.Ratified, NumbersLostAt: not null } ? proposals.Decide(new ProposalCommand.LoseToRegister(Reviewed: true), proposal, proposal.Village)
            : household is null ? Decision<ProposalEvent>.Reject(Violation.Conflict(HouseholdViolations.Missing, "RAT-3"))
            : proposals.Decide(new ProposalCommand.Register(letter.Id, household, Ministry(letter), letter.Round()) { Decile = asked?.Welfare?.Decile }, proposal, proposal.Village);
    }

    private static Actor Ministry(LetterState letter) => new(letter.ReviewedBy!, Role.MinistryOfficer, AreaCode.Nation);

    private async Task SaveAsync(ProposalDocument found, IReadOnlyList<ProposalEvent> events, Actor by, CancellationToken cancellation)
    {
        var (change, state) = proposals.Change(found, events);
        if (events[^1] is ProposalRegistered registered)
        {
            // A family that enters the register has no record yet; should it have one, the create finds it.
            var existing = state.Kind == ProposalKind.Assistance ? await households.FindAsync(found.Village, registered.HouseholdId, cancellation) : null;
            decisions.Register(change, state, existing, by);
        }

        await commit.SaveAsync(change, cancellation);
    }
}
