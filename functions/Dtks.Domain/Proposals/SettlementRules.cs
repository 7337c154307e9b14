using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>The settlement of a conflict over numbers (REG-5).</summary>
internal static class SettlementRules
{
    private const int MaxPapers = 20;
    private const int MaxPaper = 200;
    private const int MaxNote = 1000;

    public static Decision<ProposalEvent> Settle(ProposalCommand.Settle command, ProposalState state, PolicyVersion policy, Instant now)
    {
        var input = new InputReader();
        var read = Read(command.Draft, state.Contest, input);
        if (read is null || !input.IsClean) return Decision<ProposalEvent>.Reject(input.Violations);
        if (Obstacle(command, read, state) is { } obstacle) return Decision<ProposalEvent>.Reject(obstacle);
        var code = read.Won ? ProposalEventCodes.SettledFor : ProposalEventCodes.RefusedBySettlement;
        return Decision<ProposalEvent>.Accept(new ProposalSettled(EventMeta.Of(command.By, code, "REG-5", policy, now), read));
    }

    public static Decision<ProposalEvent> Lose(ProposalCommand.LoseNumbers command, ProposalState state, PolicyVersion policy, Instant now)
    {
        if (ProposalStatuses.HasEnded(state.Status)) return Decision<ProposalEvent>.Accept();

        // It has lost them by this one already, and an appeal took it up again.
        if (state.Settlement is { Won: false } lost && lost.Contest == command.Settlement.Contest) return Decision<ProposalEvent>.Accept();
        if (command.Settlement.Outcome == SettlementOutcome.First || !command.Between.Contains(command.Settlement.Contest))
            return Decision<ProposalEvent>.Reject(Violation.Conflict(ProposalViolations.NotContested, "REG-5", ("status", WireName.Of(state.Status))));
        if (!ProposalStatuses.MayLoseNumbers(state.Status))
            return Decision<ProposalEvent>.Reject(Violation.Conflict(ProposalViolations.FirstRatified, "RAT-8"));
        var meta = EventMeta.Of(command.By, ProposalEventCodes.RefusedBySettlement, "REG-5", policy, now);
        return Decision<ProposalEvent>.Accept(new ProposalSettled(meta, command.Settlement with { Won = false }));
    }

    private static Violation? Obstacle(ProposalCommand.Settle command, Settlement read, ProposalState state)
    {
        // By one that it lost it waits no more, but where an appeal took it up again: that is settled anew.
        if (state.Settlement is { Won: true } settled && settled.Contest == state.Contest?.Id)
            return Violation.Conflict(ProposalViolations.AlreadySettled, "REG-5", ("outcome", WireName.Of(settled.Outcome)));
        var waits = state.Status == ProposalStatus.Contested || state.AwaitsNumbers;
        if (!waits || state.Contest is not { } contest)
            return Violation.Conflict(ProposalViolations.NotContested, "REG-5", ("status", WireName.Of(state.Status)));

        if (state.IsOf(command.By.Subject) || command.By.Subject == command.First?.ProposedBy)
            return Violation.Refused(ProposalViolations.OwnProposal, "GOV-2");
        if (read.Outcome == SettlementOutcome.First) return null;
        if (contest.Reason == ContestReason.Registered || command.First?.Status == ProposalStatus.Registered)
            return Violation.Refused(ProposalViolations.FirstRegistered, "RAT-6", "/outcome");
        return command.First?.Status == ProposalStatus.Ratified ? Violation.Conflict(ProposalViolations.FirstRatified, "RAT-8") : null;
    }

    private static Settlement? Read(SettlementDraft? draft, Contest? contest, InputReader input)
    {
        if (!input.Present(draft, "")) return null;
        var outcome = input.Name<SettlementOutcome>(draft.Outcome, "/outcome");
        if (outcome == SettlementOutcome.First && contest?.Reason == ContestReason.Unconfirmed)
            input.Invalid(ProposalViolations.NoFirst, "/outcome", "REG-5");
        var papers = new List<string>();
        if (input.Count(draft.Papers, "/papers", 1, MaxPapers, "REG-5"))
        {
            for (var i = 0; i < draft.Papers.Count; i++)
                if (input.Text(draft.Papers[i], $"/papers/{InputReader.Number(i)}", MaxPaper) is { } paper) papers.Add(paper);
        }

        var note = input.Text(draft.Note, "/note", MaxNote);
        return outcome is { } decided && note is not null
            ? new Settlement(contest?.Id ?? string.Empty, decided, decided == SettlementOutcome.Second, papers, note)
            : null;
    }
}
