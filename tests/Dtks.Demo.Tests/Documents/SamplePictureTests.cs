using Dtks.Demo.Documents;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace Dtks.Demo.Tests.Documents;

public sealed class SamplePictureTests
{
    [Fact]
    public void Both_formats_decode_in_full_to_the_same_colours_and_carry_the_caption()
    {
        using var jpeg = Image.Load<Rgb24>(SamplePicture.Jpeg("Kegiatan contoh"), out var jpegFormat);
        using var png = Image.Load<Rgb24>(SamplePicture.Png("Kegiatan contoh"), out var pngFormat);

        Assert.Equal(("image/jpeg", "image/png"), (jpegFormat.DefaultMimeType, pngFormat.DefaultMimeType));
        Assert.Equal(new Size(640, 512), png.Size());
        Assert.Equal(png.Size(), jpeg.Size());
        Assert.All([png, jpeg], picture => Assert.Equal("Kegiatan contoh", picture.Metadata.ExifProfile.GetValue(ExifTag.ImageDescription).Value));
        Assert.All(Enumerable.Range(0, 20), tile => AssertClose(png, jpeg, 64 + (tile % 5 * 128), 64 + (tile / 5 * 128)));
    }

    /// <summary>JPEG rounds: a few of 255 steps of each colour may be lost.</summary>
    private static void AssertClose(Image<Rgb24> one, Image<Rgb24> other, int x, int y)
    {
        const int Step = 16;
        var (a, b) = (one[x, y], other[x, y]);
        Assert.True(Math.Abs(a.R - b.R) <= Step && Math.Abs(a.G - b.G) <= Step && Math.Abs(a.B - b.B) <= Step, $"{x},{y}: {a} and {b}");
    }
}
