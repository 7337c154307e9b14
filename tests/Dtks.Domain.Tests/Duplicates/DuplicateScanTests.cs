using Dtks.Domain.Areas;
using Dtks.Domain.Duplicates;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Tests.Duplicates;

[Trait("rule", "REG-5")]
public sealed class DuplicateScanTests
{
    private static readonly AreaCode Regency = AreaCode.Parse("3306");

    [Fact]
    public void One_at_a_time_and_the_next_when_it_has_ended()
    {
        var first = Started(6);

        Assert.Equal("duplicateScan.underWay REG-5 - scan=s-1", Assert.Single(Told.Of(Start("s-2", 6, first).Violations)));
        foreach (var end in (DuplicateScanStatus[])[DuplicateScanStatus.Done, DuplicateScanStatus.Failed])
        {
            var ended = DuplicateScanDecider.Evolve(first, DuplicateScanDecider.End(first, end, Samples.Policy, Samples.Now).Events[0]);
            Assert.Equal((end, false), (ended.Status, ended.IsUnderWay()));
            Assert.Empty(DuplicateScanDecider.End(ended, DuplicateScanStatus.Done, Samples.Policy, Samples.Now).Events);
            Assert.True(Start("s-2", 6, ended).IsAccepted);
        }

        Assert.Empty(DuplicateScanDecider.End(first, DuplicateScanStatus.Settling, Samples.Policy, Samples.Now).Events);
    }

    [Theory]
    [InlineData(0, 16)]
    [InlineData(543, 16)]
    [InlineData(544, 17)]
    [InlineData(2047, 63)]
    [InlineData(5000, 64)]
    public void The_more_villages_the_more_parts(int villages, int parts) => Assert.Equal(parts, Started(villages).Parts.Count);

    [Fact]
    public void It_goes_village_by_village_part_by_part_and_counts()
    {
        var state = Started(3);
        var gathering = DuplicateScanDecider.WithVillages(state, [Gathered("v1", [1, 0, 0, 0]), Gathered("v2", [2, 0, 1, 0], "h-9")]);
        Assert.Equal((DuplicateScanStatus.Gathering, 2, "v2", 1), (gathering.Status, gathering.Gathered, gathering.After, gathering.Step));

        var comparing = DuplicateScanDecider.WithVillages(gathering, [Gathered("v3", [0, 0, 1, 0])]);
        Assert.Equal((DuplicateScanStatus.Comparing, 6, 12), (comparing.Status, comparing.Households, comparing.Persons));
        Assert.Equal([3, 0, 2, 0], comparing.Parts.Take(4));
        Assert.Equal((1, new UnreadEntry("v2", "h-9")), (comparing.Unreadable, comparing.Named[0]));

        Assert.Equal(0, DuplicateScanDecider.NextPart(comparing));
        var first = DuplicateScanDecider.WithPart(comparing, 0, new PartCompared(5, 3, 7, []));
        Assert.Equal((DuplicateScanStatus.Comparing, 2), (first.Status, DuplicateScanDecider.NextPart(first)));
        var last = DuplicateScanDecider.WithPart(first, 2, new PartCompared(1, 1, 0, [new UnreadEntry("v1", null)]));
        Assert.Equal((DuplicateScanStatus.Settling, 16, 6, 4, 7, 2), (last.Status, last.Compared, last.Found, last.New, last.PassedOver, last.Unreadable));

        var looked = DuplicateScanDecider.WithPairs(last, "duplicate-1", 2);
        Assert.Equal(("duplicate-1", 2, last.Step + 1), (looked.Looked, looked.Settled, looked.Step));
    }

    [Theory]
    [InlineData(new[] { 60, 60, 60, 60, 60 }, new[] { 0, 1, 2, 3 })]
    [InlineData(new[] { 150, 0, 150, 1 }, new[] { 0, 2 })]
    [InlineData(new[] { 150, 151 }, new[] { 0 })]
    [InlineData(new[] { 900, 1 }, new[] { 0 })]
    [InlineData(new[] { 0, 0 }, new int[0])]
    public void Small_parts_are_compared_together_and_a_large_one_alone(int[] documents, int[] next)
    {
        var gathered = DuplicateScanDecider.WithVillages(Started(1), [new VillageGathered("v1", 2, 4, [.. documents, .. Enumerable.Repeat(0, 16 - documents.Length)], [])]);

        Assert.Equal(next, DuplicateScanDecider.NextParts(gathered));
    }

    [Fact]
    public void A_regency_without_anybody_comes_to_its_end()
    {
        var comparing = DuplicateScanDecider.WithVillages(Started(0), []);

        Assert.Equal(DuplicateScanStatus.Comparing, comparing.Status);
        Assert.Null(DuplicateScanDecider.NextPart(comparing));
        Assert.Equal((DuplicateScanStatus.Settling, 2), (DuplicateScanDecider.WithNothing(comparing).Status, DuplicateScanDecider.WithNothing(comparing).Step));
    }

    [Fact]
    public void A_hundred_that_cannot_be_read_are_named_and_all_are_counted()
    {
        var unread = Enumerable.Range(0, 150).Select(i => $"h-{i}").ToArray();

        var state = DuplicateScanDecider.WithVillages(Started(2), [Gathered("v1", [0, 0, 0, 0], unread)]);

        Assert.Equal((150, DuplicateScanState.MostNamed), (state.Unreadable, state.Named.Count));
    }

    private static VillageGathered Gathered(string village, int[] parts, params string[] unread) => new(village, 2, 4, [.. parts, .. Enumerable.Repeat(0, 12)], unread);

    private static Decision<DuplicateScanEvent> Start(string id, int villages, DuplicateScanState? latest) =>
        DuplicateScanDecider.Start(id, Regency, villages, latest, Samples.RegencyOfficer, Samples.Policy, Samples.Now);

    private static DuplicateScanState Started(int villages) => DuplicateScanDecider.Evolve(null, Start("s-1", villages, null).Events[0]);
}
