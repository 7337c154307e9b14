namespace Dtks.Pages.Progress;

/// <summary>A part of a treemap.</summary>
/// <param name="Part">What it stands for.</param>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
public sealed record Tile<T>(T Part, double X, double Y, double Width, double Height);

/// <summary>Lays parts out in a rectangle so that each has an area by its weight: slice by slice, each part in the half that keeps shapes close to squares.</summary>
public static class Treemap
{
    /// <summary>The tiles, the heaviest first; a part without weight has none.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="weight">What a part weighs.</param>
    /// <param name="width">The rectangle's width.</param>
    /// <param name="height">The rectangle's height.</param>
    public static IReadOnlyList<Tile<T>> Of<T>(IEnumerable<T> parts, Func<T, double> weight, double width, double height)
    {
        var tiles = new List<Tile<T>>();
        var heavy = parts.Select(part => (Part: part, Weight: weight(part))).Where(p => p.Weight > 0).OrderByDescending(p => p.Weight).ToList();
        Split(heavy, 0, heavy.Count, (0, 0, width, height), tiles);
        return tiles;
    }

    // Halves of about the same weight, side by side along the longer edge.
    private static void Split<T>(List<(T Part, double Weight)> parts, int from, int to, (double X, double Y, double Width, double Height) room, List<Tile<T>> tiles)
    {
        if (to - from <= 1)
        {
            if (to > from)
            {
                tiles.Add(new Tile<T>(parts[from].Part, room.X, room.Y, room.Width, room.Height));
            }

            return;
        }

        var all = parts.Skip(from).Take(to - from).Sum(p => p.Weight);
        var (middle, first) = (from, 0d);
        do
        {
            first += parts[middle++].Weight;
        }
        while (middle < to - 1 && first + (parts[middle].Weight / 2) < all / 2);
        var share = first / all;
        var isWide = room.Width >= room.Height;
        var (a, b) = isWide
            ? ((room.X, room.Y, room.Width * share, room.Height), (room.X + (room.Width * share), room.Y, room.Width * (1 - share), room.Height))
            : ((room.X, room.Y, room.Width, room.Height * share), (room.X, room.Y + (room.Height * share), room.Width, room.Height * (1 - share)));
        Split(parts, from, middle, a, tiles);
        Split(parts, middle, to, b, tiles);
    }
}
