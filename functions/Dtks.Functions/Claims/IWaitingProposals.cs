namespace Dtks.Functions.Claims;

/// <summary>Drives on what waited for a number (REG-5).</summary>
public interface IWaitingProposals
{
    /// <summary>Has the proposal try again; done at least once and in any order.</summary>
    Task ResumeAsync(WaitingProposal waiting, CancellationToken cancellation);

    /// <summary>The claim as the first of those who wait has it whom a settlement gave its holder's numbers; null when there is none.</summary>
    Task<ClaimDocument?> WonByAsync(ClaimDocument claim, CancellationToken cancellation);
}
