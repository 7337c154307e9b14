using Dtks.Domain.Proposals;

namespace Dtks.Functions.Proposals;

/// <summary>The answer to a proposal that was taken in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TrackingCode">What anyone who holds it follows the proposal by.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Village">Its village.</param>
public sealed record ProposalReceipt(string Id, string TrackingCode, ProposalStatus Status, string Village)
{
    /// <summary>What better is looked at before more is done: that the same family seems to be proposed here already (REG-5); absent for nothing.</summary>
    public IReadOnlyList<ProposalAdvice>? Advice { get; init; }
}

/// <summary>What is to be known of a proposal, and refuses nothing.</summary>
/// <param name="Code">What.</param>
/// <param name="Detail">The same in words, with what to do.</param>
/// <param name="Rule">The rule that it is about.</param>
public sealed record ProposalAdvice(string Code, string Detail, string Rule);
