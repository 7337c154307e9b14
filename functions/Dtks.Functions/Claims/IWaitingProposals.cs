namespace Dtks.Functions.Claims;

/// <summary>Drives on what waited for a number (REG-5).</summary>
public interface IWaitingProposals
{
    /// <summary>Has the proposal try again; done at least once and in any order.</summary>
    Task ResumeAsync(WaitingProposal waiting, CancellationToken cancellation);
}
