using System.Numerics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Dtks.Functions.FileInspection;

/// <summary>
/// What a photo looks like: where it gets brighter from left to right, coarsely (64 bits, to find it by) and finely (256 bits, to tell it by),
/// of the whole and of the whole without its margins. It stays much the same when the photo is saved anew, made smaller, or cropped a little.
/// </summary>
internal static class PictureLook
{
    /// <summary>How many of the looks are remembered, from the first on; the others are asked after only.</summary>
    public const int Remembered = 3;

    private const int Side = 96;

    // Of 256 bits, and of the edges that both have: photos of two halls differ in half of theirs, a copy that was saved anew in a tenth.
    private const int MostDifferent = 48;
    private const int FewestEdges = 24;

    // Of 256 brightness steps. In an even area noise makes no edge; a photo that is even all over shows nothing to know it by.
    private const double Edge = 1.5;
    private const double Even = 4;

    // Left, top, width, height in shares: whole, without 5 and 10 % on each side; then what a copy that lost 5 % on one side has in common with
    // the original without its margins.
    private static readonly (double X, double Y, double W, double H)[] Cuts =
    [
        (0, 0, 1, 1), (.05, .05, .9, .9), (.1, .1, .8, .8),
        (0, .05, .9474, .9), (.0526, .05, .9474, .9), (.05, 0, .9, .9474), (.05, .0526, .9, .9474),
    ];

    /// <summary>The looks of a decoded photo, each as 16 and 64 hexadecimal digits; none where it shows too little.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="orientation">How it is turned (EXIF 2.3, 4.6.4, tag 274): 1 to 8.</param>
    /// <param name="stop">Ends it.</param>
    public static IReadOnlyList<string> Of(Image<La16> photo, int orientation, CancellationToken stop)
    {
        var grid = Turned(Grid(photo, stop), orientation);
        var mean = grid.Average();
        return Math.Sqrt(grid.Average(v => (v - mean) * (v - mean))) < Even ? [] : [.. Cuts.Select(cut => $"{Bits(grid, cut, 8)}{Bits(grid, cut, 16)}")];
    }

    /// <summary>Whether two fine looks are of one photo.</summary>
    public static bool IsAlike(string one, string other)
    {
        var (first, second) = (Convert.FromHexString(one), Convert.FromHexString(other));
        var differ = first.Zip(second).Sum(pair => BitOperations.PopCount((uint)(pair.First ^ pair.Second)));
        var edges = first.Concat(second).Sum(b => BitOperations.PopCount(b));
        return edges >= FewestEdges && differ <= MostDifferent && differ * 4 <= edges;
    }

    private static double[] Grid(Image<La16> photo, CancellationToken stop)
    {
        var (sums, counts) = (new double[Side * Side], new int[Side * Side]);
        var (width, height) = (photo.Width, photo.Height);
        photo.ProcessPixelRows(rows =>
        {
            // A small photo is taken pixel by pixel as often as the grid has cells.
            for (var line = 0; line < Math.Max(height, Side); line++)
            {
                stop.ThrowIfCancellationRequested();
                var row = rows.GetRowSpan(height >= Side ? line : line * height / Side);
                var top = (height >= Side ? line * (long)Side / height : line) * Side;
                for (var place = 0; place < Math.Max(width, Side); place++)
                {
                    var cell = top + (width >= Side ? place * (long)Side / width : place);
                    sums[cell] += row[width >= Side ? place : place * width / Side].L;
                    counts[cell]++;
                }
            }
        });
        return [.. sums.Select((sum, cell) => sum / counts[cell])];
    }

    private static double[] Turned(double[] grid, int orientation)
    {
        const int last = Side - 1;
        var turned = new double[grid.Length];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var (fromX, fromY) = orientation switch
                {
                    2 => (last - x, y),
                    3 => (last - x, last - y),
                    4 => (x, last - y),
                    5 => (y, x),
                    6 => (y, last - x),
                    7 => (last - y, last - x),
                    8 => (last - y, x),
                    _ => (x, y),
                };
                turned[(y * Side) + x] = grid[(fromY * Side) + fromX];
            }
        }

        return turned;
    }

    // Bit after bit, row by row: whether a cell is brighter than the one to its left.
    private static string Bits(double[] grid, (double X, double Y, double W, double H) cut, int size)
    {
        var bits = new byte[size * size / 8];
        for (var y = 0; y < size; y++)
        {
            var before = Mean(grid, cut, 0, y, size);
            for (var x = 0; x < size; x++)
            {
                var here = Mean(grid, cut, x + 1, y, size);
                if (here - before > Edge)
                {
                    bits[((y * size) + x) / 8] |= (byte)(0x80 >> (x % 8));
                }

                before = here;
            }
        }

        return Convert.ToHexStringLower(bits);
    }

    // The mean brightness of one of (size + 1) by size cells of the cut.
    private static double Mean(double[] grid, (double X, double Y, double W, double H) cut, int x, int y, int size)
    {
        var (left, right) = (Side * (cut.X + (cut.W * x / (size + 1))), Side * (cut.X + (cut.W * (x + 1) / (size + 1))));
        var (top, bottom) = (Side * (cut.Y + (cut.H * y / size)), Side * (cut.Y + (cut.H * (y + 1) / size)));
        var (sum, weights) = (0d, 0d);
        for (var row = (int)top; row < Math.Min(Side, Math.Ceiling(bottom)); row++)
        {
            var down = Math.Min(bottom, row + 1) - Math.Max(top, row);
            for (var column = (int)left; column < Math.Min(Side, Math.Ceiling(right)); column++)
            {
                var weight = down * (Math.Min(right, column + 1) - Math.Max(left, column));
                sum += weight * grid[(row * Side) + column];
                weights += weight;
            }
        }

        return sum / weights;
    }
}
