using Dtks.LocalHost.Demo.Documents;
using Xunit;

namespace Dtks.LocalHost.Tests.Demo.Documents;

public sealed class JpegEncoderTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 8)]
    [InlineData(17, 9)]
    [InlineData(40, 64)]
    public void A_smooth_picture_comes_back_nearly_as_it_was(int width, int height)
    {
        var picture = new Raster(width, height);
        picture.FillGradient(0, height, new Rgb(250, 30, 60), new Rgb(20, 200, 255));

        Assert.True(LargestDifference(picture) <= 8, "more than 8 of 255 in a part of a pixel");
    }

    [Fact]
    public void A_picture_of_people_comes_back_so_that_they_are_seen()
    {
        var picture = SamplePictures.Meeting("MUSYAWARAH CONTOH", "1 JANUARI 2026", 23);

        Assert.True(MeanDifference(picture) < 4, "on average 4 of 255 or more");
    }

    [Fact]
    public void Noise_of_every_frequency_is_coded_and_read_again()
    {
        var picture = new Raster(64, 64);
        for (var i = 0; i < 64 * 64; i++)
            picture.Paint(i % 64, i / 64, (i * 7919 % 101 > 50) ? Rgb.White : new Rgb((byte)(i * 31), (byte)(i * 17), (byte)(i * 5)));

        Assert.True(MeanDifference(picture) < 40, "on average 40 of 255 or more");
    }

    private static double LargestDifference(Raster picture) => Differences(picture).Max();

    private static double MeanDifference(Raster picture) => Differences(picture).Average();

    private static List<double> Differences(Raster picture)
    {
        var read = BaselineJpegReader.Read(JpegEncoder.Encode(picture));
        Assert.Equal((picture.Width, picture.Height), (read.Width, read.Height));
        var differences = new List<double>();
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                var pixel = read.Pixel(x, y);
                var at = picture.Row(y)[(x * 3)..];
                differences.Add(Math.Abs(Math.Clamp(pixel.Red, 0, 255) - at[0]));
                differences.Add(Math.Abs(Math.Clamp(pixel.Green, 0, 255) - at[1]));
                differences.Add(Math.Abs(Math.Clamp(pixel.Blue, 0, 255) - at[2]));
            }
        }
        return differences;
    }
}
