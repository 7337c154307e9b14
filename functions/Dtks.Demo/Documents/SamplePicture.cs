using System.Security.Cryptography;
using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Dtks.Demo.Documents;

/// <summary>
/// Stands for a photo: a mosaic whose colours its caption decides, so that two captions make two pictures and not one with two names.
/// The caption is in it as its EXIF description.
/// </summary>
internal static class SamplePicture
{
    private const int Columns = 5;
    private const int Rows = 4;
    private const int TileSide = 128;

    /// <summary>The picture as a JPEG file.</summary>
    public static byte[] Jpeg(string caption) => Encode(caption, (picture, file) => picture.SaveAsJpeg(file));

    /// <summary>The picture as a PNG file.</summary>
    public static byte[] Png(string caption) => Encode(caption, (picture, file) => picture.SaveAsPng(file));

    private static byte[] Encode(string caption, Action<Image, Stream> save)
    {
        var colours = SHA512.HashData(Encoding.UTF8.GetBytes(caption));
        using var picture = Image.LoadPixelData<Rgb24>(colours, Columns, Rows);
        picture.Mutate(tiles => tiles.Resize(Columns * TileSide, Rows * TileSide, KnownResamplers.NearestNeighbor));
        picture.Metadata.ExifProfile = new ExifProfile();
        picture.Metadata.ExifProfile.SetValue(ExifTag.ImageDescription, caption);
        using var file = new MemoryStream();
        save(picture, file);
        return file.ToArray();
    }
}
