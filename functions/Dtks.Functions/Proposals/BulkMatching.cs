using Dtks.Platform.SetAside;

namespace Dtks.Functions.Proposals;

/// <summary>Matches many proposals (PRO-5) that came in together, without a message for each. One that cannot be matched is set aside as the message that would match it alone.</summary>
public sealed class BulkMatching(ProposalMatching matching, OneByOne oneByOne)
{
    private const int AtOnce = 8;

    /// <summary>Matches them; those that were before stay as they are.</summary>
    /// <param name="village">Their village.</param>
    /// <param name="proposals">Their ids.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task MatchAsync(string village, IEnumerable<string> proposals, CancellationToken cancellation) => oneByOne.RunAsync(
        proposals.Select(proposal => new ProposalMessage(village, proposal)),
        AtOnce,
        matching.MatchAsync,
        (message, e) => SetAsideItem.Of(MatchProposals.Queue, message, e) with { Area = village, Subject = $"proposals/{village}/{message.Proposal}" },
        cancellation);
}
