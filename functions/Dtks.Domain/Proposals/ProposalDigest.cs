using Dtks.Domain.Kernel;

namespace Dtks.Domain.Proposals;

/// <summary>What of a proposal a letter ratifies (RAT-8).</summary>
public static class ProposalDigest
{
    /// <summary>
    /// SHA-256 as 64 lower-case hexadecimal digits over the id, village, kind, programmes granted and the members.
    /// </summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="memberHashes">A keyed hash of each member's NIK; their order does not matter.</param>
    public static string Of(ProposalState proposal, IReadOnlyCollection<string> memberHashes)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(memberHashes);
        var granted = proposal.Granted.Distinct().Order().Select(WireName.Of).ToList();
        return CanonicalDigest.Of(
        [
            "dtks.proposal/1",
            proposal.Id,
            proposal.Village.Value,
            WireName.Of(proposal.Kind),
            InputReader.Number(granted.Count),
            .. granted,
            InputReader.Number(memberHashes.Count),
            .. memberHashes.Order(StringComparer.Ordinal),
        ]);
    }
}
