using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;

namespace Dtks.Functions.Proposals;

/// <summary>One of many proposals that are taken in together.</summary>
/// <param name="Draft">What came in.</param>
/// <param name="Cause">What it comes from; its id and its tracking code come from that, so that the same again is the same.</param>
/// <param name="IsWrong">Whether its sender has found it wrong already: it is read for what else is, and not taken in.</param>
public sealed record BulkProposal(ProposalDraft Draft, string Cause, bool IsWrong);

/// <summary>What is decided of one of them.</summary>
/// <param name="Submitted">What it is to become; null when it is not taken in.</param>
/// <param name="Violations">Why not; may be empty for one that came as wrong.</param>
public sealed record BulkDecision(ProposalSubmitted? Submitted, IReadOnlyList<Violation> Violations)
{
    /// <summary>The earlier proposals of the village for the same family card, by id (REG-5); null for none.</summary>
    public IReadOnlyList<string>? SameAs { get; init; }
}

/// <summary>What became of one of them.</summary>
/// <param name="State">The proposal; null when it was not taken in.</param>
/// <param name="Violations">Why not; may be empty for one that came as wrong.</param>
public sealed record BulkOutcome(ProposalState? State, IReadOnlyList<Violation> Violations)
{
    /// <summary>The earlier proposals of the village for the same family card, by id (REG-5); null for none.</summary>
    public IReadOnlyList<string>? SameAs { get; init; }
}
