using Dtks.Domain.Evidence;
using Dtks.Functions.FileInspection;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Dtks.Functions.Tests.FileInspection;

/// <summary>A photo is known again after it was saved anew, made smaller, turned upright or cropped a little; another photo is not.</summary>
[Trait("rule", "MUS-4")]
public sealed class LookTests
{
    private static readonly Dictionary<string, Func<Image<Rgb24>, byte[]>> Copies = new(StringComparer.Ordinal)
    {
        ["saved anew"] = photo => Photos.Jpeg(photo, 60),
        ["saved badly"] = photo => Photos.Jpeg(photo, 25),
        ["made smaller"] = photo => Photos.Jpeg(photo.Clone(p => p.Resize(400, 300)), 70),
        ["made much smaller"] = photo => Photos.Jpeg(photo.Clone(p => p.Resize(160, 120)), 70),
        ["cropped by 3 % at the left"] = photo => Photos.Jpeg(Photos.Cropped(photo, .03, 0, 0, 0), 75),
        ["cropped by 5 % at the right"] = photo => Photos.Jpeg(Photos.Cropped(photo, 0, 0, .05, 0), 75),
        ["cropped by 4 % at the top"] = photo => Photos.Jpeg(Photos.Cropped(photo, 0, .04, 0, 0), 75),
        ["cropped by 3 % all round"] = photo => Photos.Jpeg(Photos.Cropped(photo, .03, .03, .03, .03), 75),
        ["cropped by 5 % all round and made smaller"] = photo => Photos.Jpeg(Photos.Cropped(photo, .05, .05, .05, .05).Clone(p => p.Resize(400, 300)), 75),
        ["cropped by 10 % all round"] = photo => Photos.Jpeg(Photos.Cropped(photo, .1, .1, .1, .1), 75),
        ["brightened"] = photo => Photos.Jpeg(photo.Clone(p => p.Brightness(1.15f)), 75),
        ["turned, and said so"] = Turned,
    };

    private static readonly Dictionary<int, Lazy<Image<Rgb24>>> Originals = Enumerable.Range(1, 3).ToDictionary(seed => seed, seed => new Lazy<Image<Rgb24>>(() => Photos.Of(seed, 640, 480)));

    public static TheoryData<string> Names => [.. Copies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_copy_is_known_again(string name)
    {
        var known = 0;
        for (var seed = 1; seed <= 3; seed++)
        {
            var original = await LooksAsync(Photos.Jpeg(Originals[seed].Value));
            var copy = await LooksAsync(Copies[name](Originals[seed].Value));
            known += SharesBand(original, copy) && IsAlike(original, copy) ? 1 : 0;
        }

        Assert.Equal(3, known);
    }

    [Fact]
    public async Task Other_photos_are_others()
    {
        var looks = new List<IReadOnlyList<string>>();
        for (var seed = 1; seed <= 20; seed++)
        {
            using var photo = Photos.Of(seed, 200, 150);
            looks.Add(await LooksAsync(Photos.Jpeg(photo)));
        }

        Assert.DoesNotContain(looks.SelectMany((one, n) => looks.Skip(n + 1).Select(other => IsAlike(one, other))), alike => alike);
    }

    [Fact]
    public async Task An_even_picture_shows_nothing_to_know_it_by()
    {
        using var grey = new Image<Rgb24>(320, 240, new Rgb24(90, 90, 90));
        grey.ProcessPixelRows(rows => rows.GetRowSpan(100)[..40].Fill(new Rgb24(140, 140, 140)));
        Assert.Empty(await LooksAsync(Photos.Jpeg(grey)));
    }

    private static byte[] Turned(Image<Rgb24> photo)
    {
        using var turned = photo.Clone(p => p.Rotate(RotateMode.Rotate270));
        turned.Metadata.ExifProfile = new ExifProfile();
        turned.Metadata.ExifProfile.SetValue(ExifTag.Orientation, (ushort)6);
        return Photos.Jpeg(turned, 75);
    }

    private static async Task<IReadOnlyList<string>> LooksAsync(byte[] jpeg) => (await Inspected.AsAsync(EvidenceFormats.Jpeg, jpeg)).Look!;

    private static bool SharesBand(IReadOnlyList<string> original, IReadOnlyList<string> copy) =>
        original.Take(3).SelectMany(Bands).Intersect(copy.SelectMany(Bands), StringComparer.Ordinal).Any();

    private static IEnumerable<string> Bands(string look) => Enumerable.Range(0, 4).Select(at => $"{at}{look.Substring(at * 4, 4)}");

    private static bool IsAlike(IReadOnlyList<string> original, IReadOnlyList<string> copy) => original.Take(3).Any(o => copy.Any(c => PictureLook.IsAlike(o[16..], c[16..])));
}
