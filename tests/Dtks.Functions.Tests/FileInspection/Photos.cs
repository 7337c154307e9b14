using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Dtks.Functions.Tests.FileInspection;

/// <summary>Pictures that have edges and areas as photos have: what the seed decides.</summary>
internal static class Photos
{
    private static readonly Lazy<Image<Rgb24>> Seventh = new(() => Of(7, 320, 240));

    /// <summary>A photo.</summary>
    public static Image<Rgb24> Of(int seed, int width = 1280, int height = 960)
    {
        var chance = new Random(seed);
        var photo = new Image<Rgb24>(width, height);
        var blobs = Enumerable.Range(0, 60).Select(_ => (X: chance.NextDouble(), Y: chance.NextDouble(), R: 0.02 + (chance.NextDouble() * 0.15), L: chance.Next(20, 236))).ToList();
        photo.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < height; y++)
            {
                var row = rows.GetRowSpan(y);
                for (var x = 0; x < width; x++)
                {
                    var light = 90 + (60.0 * y / height);
                    foreach (var blob in blobs)
                    {
                        var (dx, dy) = (((double)x / width) - blob.X, ((double)y / height) - blob.Y);
                        light = (dx * dx) + (dy * dy) < blob.R * blob.R ? ((light + (2 * blob.L)) / 3) : light;
                    }

                    var l = (byte)Math.Clamp(light + chance.Next(-6, 7), 0, 255);
                    row[x] = new Rgb24(l, (byte)(l * 9 / 10), (byte)(255 - l));
                }
            }
        });
        return photo;
    }

    /// <summary>As a JPEG file.</summary>
    public static byte[] Jpeg(Image photo, int quality = 85, JpegColorType colour = JpegColorType.YCbCrRatio420)
    {
        using var file = new MemoryStream();
        photo.SaveAsJpeg(file, new JpegEncoder { Quality = quality, ColorType = colour });
        return file.ToArray();
    }

    /// <summary>A small JPEG file, of the caller's own.</summary>
    public static byte[] Small(JpegColorType colour = JpegColorType.YCbCrRatio420) => Jpeg(Seventh.Value, 80, colour);

    /// <summary>The part of a photo that is left when shares are cropped from its sides.</summary>
    public static Image<Rgb24> Cropped(Image<Rgb24> photo, double left, double top, double right, double bottom) => photo.Clone(p => p.Crop(new Rectangle(
        (int)(photo.Width * left), (int)(photo.Height * top), (int)(photo.Width * (1 - left - right)), (int)(photo.Height * (1 - top - bottom)))));
}
