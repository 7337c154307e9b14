using Dtks.Domain.Areas;
using Dtks.Functions.Proposals;

namespace Dtks.Functions.Tests.Proposals;

/// <summary>Where a proposal is that followed its household, by what its documents in the villages say.</summary>
[Trait("rule", "REG-8")]
public sealed class HandedOnProposalTests
{
    private static readonly AreaCode There = AreaCode.Parse("3306162007");

    private sealed record Copy(AreaCode? To, int Steps);

    [Theory]
    [InlineData(4, true)]
    [InlineData(3, false)]
    [InlineData(2, false)]
    public async Task It_is_where_its_history_is_longer(int steps, bool isThere)
    {
        var (here, there) = (new Copy(There, 3), new Copy(There, steps));

        var found = await HandedOn.LastAsync(here, c => (c.To, c.Steps), _ => Task.FromResult<Copy?>(there));

        Assert.Same(isThere ? there : here, found);
    }

    [Fact]
    public async Task It_is_where_it_was_while_it_has_not_come_there()
    {
        var here = new Copy(There, 3);

        Assert.Same(here, await HandedOn.LastAsync(here, c => (c.To, c.Steps), _ => Task.FromResult<Copy?>(null)));
        var still = here with { To = null };
        Assert.Same(still, await HandedOn.LastAsync(still, c => (c.To, c.Steps), _ => throw new InvalidOperationException("It is here.")));
    }
}
