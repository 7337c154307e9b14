using Dtks.Pages.Progress;
using FsCheck;
using FsCheck.Fluent;

namespace Dtks.Pages.Tests;

[Trait("rule", "VER-1")]
public sealed class TreemapTests
{
    [Fact]
    public void Tiles_fill_the_room_each_by_its_weight_and_none_over_another() => Prop.ForAll(
        Gen.Choose(0, 100_000).ListOf().Select(list => list.Take(80).ToList()).ToArbitrary(),
        weights =>
        {
            var tiles = Treemap.Of(weights, weight => weight, 1_000, 500);
            var all = (double)weights.Sum();
            Assert.Equal(weights.Count(w => w > 0), tiles.Count);
            Assert.All(tiles, tile => Assert.Equal(tile.Part / all, tile.Width * tile.Height / 500_000, 6));
            Assert.All(tiles, tile => Assert.True(tile.X >= -1e-6 && tile.Y >= -1e-6 && tile.X + tile.Width <= 1_000 + 1e-6 && tile.Y + tile.Height <= 500 + 1e-6));
            Assert.DoesNotContain(tiles.SelectMany((a, i) => tiles.Skip(i + 1).Select(b => (a, b))), pair => Overlap(pair.a, pair.b));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parts_of_like_weight_are_near_to_squares()
    {
        var tiles = Treemap.Of(Enumerable.Repeat(1, 38), weight => weight, 1_000, 500);

        Assert.All(tiles, tile => Assert.InRange(Math.Max(tile.Width / tile.Height, tile.Height / tile.Width), 1, 3));
    }

    private static bool Overlap(Tile<int> a, Tile<int> b) =>
        a.X + a.Width > b.X + 1e-6 && b.X + b.Width > a.X + 1e-6 && a.Y + a.Height > b.Y + 1e-6 && b.Y + b.Height > a.Y + 1e-6;
}
