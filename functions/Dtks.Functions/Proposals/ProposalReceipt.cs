using Dtks.Domain.Proposals;

namespace Dtks.Functions.Proposals;

/// <summary>The answer to a proposal that was taken in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TrackingCode">What anyone who holds it follows the proposal by.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Village">Its village.</param>
public sealed record ProposalReceipt(string Id, string TrackingCode, ProposalStatus Status, string Village);
