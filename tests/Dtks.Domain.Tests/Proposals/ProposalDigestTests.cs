using Dtks.Domain.People;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Tests.Proposals;

[Trait("rule", "RAT-8")]
public class ProposalDigestTests
{
    private static readonly ProposalState Proposal = Samples.Eligible();

    private static string Digest(Func<ProposalState, ProposalState>? change = null, params string[] hashes) =>
        ProposalDigest.Of(change?.Invoke(Proposal) ?? Proposal, hashes.Length == 0 ? ["h1", "h2"] : hashes);

    [Fact]
    public void It_is_sha256_in_lower_case() => Assert.Matches("^[0-9a-f]{64}$", Digest());

    [Fact]
    public void It_does_not_depend_on_orders_or_on_what_is_not_ratified()
    {
        Assert.Equal(Digest(), Digest(null, "h2", "h1"));
        Assert.Equal(Digest(), Digest(p => p with { Granted = [Programme.PbiJkn, Programme.Pkh] }));
        Assert.Equal(Digest(), Digest(p => p with { Status = ProposalStatus.Ratified, LetterId = "l-1", Note = "Lain" }));
    }

    [Fact]
    public void It_changes_with_every_part_of_what_is_ratified()
    {
        string[] all =
        [
            Digest(),
            Digest(p => p with { Id = "p-2" }),
            Digest(p => p with { Kind = ProposalKind.Assistance }),
            Digest(p => p with { Family = p.Family with { Village = Domain.Areas.AreaCode.Parse(Samples.VillageWit) } }),
            Digest(p => p with { Granted = [] }),
            Digest(p => p with { Granted = [Programme.Pkh] }),
            Digest(null, "h1"),
            Digest(null, "h1", "h3"),
            Digest(null, "h1", "h2", "h2"),
            Digest(null, "h1h2"),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }
}
