namespace Dtks.LocalHost.Demo.Documents;

/// <summary>A picture in memory: rows of pixels from the top, three bytes each (red, green, blue).</summary>
internal sealed class Raster
{
    private readonly byte[] _pixels;

    /// <summary>A black picture.</summary>
    /// <param name="width">Pixels, 1..65535.</param>
    /// <param name="height">Pixels, 1..65535.</param>
    public Raster(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, ushort.MaxValue);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, ushort.MaxValue);
        (Width, Height) = (width, height);
        _pixels = new byte[width * height * 3];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>One row's bytes, three per pixel.</summary>
    public ReadOnlySpan<byte> Row(int y) => _pixels.AsSpan(y * Width * 3, Width * 3);

    /// <summary>Paints one pixel; outside the picture nothing happens.</summary>
    public void Paint(int x, int y, Rgb colour)
    {
        if (x < 0 || y < 0 || x >= Width || y >= Height)
            return;
        var at = ((y * Width) + x) * 3;
        (_pixels[at], _pixels[at + 1], _pixels[at + 2]) = (colour.Red, colour.Green, colour.Blue);
    }

    public void FillRectangle(int left, int top, int width, int height, Rgb colour)
    {
        for (var y = top; y < top + height; y++)
        {
            for (var x = left; x < left + width; x++)
                Paint(x, y, colour);
        }
    }

    public void FillCircle(int centreX, int centreY, int radius, Rgb colour)
    {
        for (var y = -radius; y <= radius; y++)
        {
            for (var x = -radius; x <= radius; x++)
            {
                if ((x * x) + (y * y) <= radius * radius)
                    Paint(centreX + x, centreY + y, colour);
            }
        }
    }

    /// <summary>Fills the whole width from one row to another, blending from one colour into the other.</summary>
    public void FillGradient(int top, int height, Rgb from, Rgb to)
    {
        for (var y = 0; y < height; y++)
            FillRectangle(0, top + y, Width, 1, from.Blend(to, y, height));
    }
}
