using System.Security.Cryptography;
using System.Text;

namespace Dtks.LocalHost.Demo.Documents;

/// <summary>Draws the pictures that stand for photos.</summary>
internal static class SamplePictures
{
    private const int Width = 640;
    private const int Height = 420;
    private const int PeoplePerRow = 10;
    private const int MostPeople = 30;

    private static readonly Rgb Ink = new(30, 40, 60);

    /// <summary>People in a hall under a banner.</summary>
    /// <param name="banner">What the banner says; its letters also choose the colours.</param>
    /// <param name="date">The line below.</param>
    /// <param name="people">How many people; more than 30 are not drawn.</param>
    public static Raster Meeting(string banner, string date, int people)
    {
        var picture = new Raster(Width, Height);
        var colours = SHA256.HashData(Encoding.UTF8.GetBytes(banner + date));
        picture.FillGradient(0, 250, new(205, 222, 235), new(240, 236, 220));
        picture.FillGradient(250, Height - 250, new(150, 110, 80), new(95, 65, 45));
        picture.FillRectangle(40, 24, Width - 80, 76, Rgb.White);
        WriteCentred(picture, 38, banner, 3);
        WriteCentred(picture, 72, date, 2);
        for (var i = 0; i < Math.Min(people, MostPeople); i++)
        {
            var (row, place) = (i / PeoplePerRow, i % PeoplePerRow);
            var shirt = new Rgb(colours[i % 32], colours[(i + 7) % 32], colours[(i + 13) % 32]);
            DrawPerson(picture, 52 + (place * 58) + (row % 2 * 16), 190 + (row * 68), shirt);
        }
        return picture;
    }

    /// <summary>A board with one sheet per line of text.</summary>
    public static Raster NoticeBoard(IReadOnlyList<string> lines)
    {
        var picture = new Raster(Width, Height);
        picture.FillGradient(0, Height, new(120, 160, 120), new(80, 120, 85));
        picture.FillRectangle(24, 24, Width - 48, Height - 48, new(150, 100, 60));
        picture.FillRectangle(36, 36, Width - 72, Height - 72, new(205, 175, 130));
        for (var i = 0; i < lines.Count; i++)
        {
            var top = 56 + (i * 78);
            picture.FillRectangle(60, top, Width - 120, 62, Rgb.White);
            picture.FillCircle(Width / 2, top + 5, 5, new(200, 40, 40));
            WriteCentred(picture, top + 22, lines[i], 3);
        }
        return picture;
    }

    private static void DrawPerson(Raster picture, int x, int y, Rgb shirt)
    {
        picture.FillCircle(x, y, 15, new(180, 130, 95));
        picture.FillRectangle(x - 15, y - 15, 30, 10, Ink);
        picture.FillRectangle(x - 19, y + 17, 38, 42, shirt);
    }

    /// <summary>Writes in the middle, smaller when the text is too wide.</summary>
    private static void WriteCentred(Raster picture, int top, string text, int scale)
    {
        while (scale > 1 && PixelFont.Width(text, scale) > Width - 128)
            scale--;
        PixelFont.Write(picture, (Width - PixelFont.Width(text, scale)) / 2, top, text, scale, Ink);
    }
}
